#include "ui/text/portblock.h"

#include <QCoreApplication>
#include <QMap>
#include <QStringList>

namespace pillarbox::ui {

using protocol::ErrorKind;
using transport::Candidate;

namespace {

class BlockWords
{
    Q_DECLARE_TR_FUNCTIONS(Explanation)

public:
    static QString all(const QString &ports, const QString &host)
    {
        return tr("This network seems to block all mail ports (%1), or %2 is down.").arg(ports, host);
    }
    static QString some(const QString &ports)
    {
        return tr("This network seems to block port %1, or the server keeps it shut; another port gets through.").arg(ports);
    }
};

bool isShut(const Candidate &candidate)
{
    if (!candidate.isFinished || !candidate.error || candidate.connectTook
        || candidate.error->detail.startsWith(QLatin1String("proxy ")))
        return false;
    const ErrorKind kind = candidate.error->kind;
    return kind == ErrorKind::TimedOut || (kind == ErrorKind::Unreachable && !candidate.address.isLoopback());
}

} // namespace

PortBlock portBlockOf(const QList<Candidate> &candidates, const QString &host)
{
    QMap<quint16, bool> shut; // each port: all of its candidates
    bool isAnyOpen = false;
    for (const Candidate &candidate : candidates) {
        if (candidate.endpoint.host != host)
            continue;
        const quint16 port = candidate.endpoint.port;
        shut[port] = shut.value(port, true) && isShut(candidate);
        isAnyOpen = isAnyOpen || candidate.connectTook;
    }
    PortBlock block;
    for (auto port = shut.cbegin(); port != shut.cend(); ++port)
        if (port.value() && (!isAnyOpen || port.key() == 25 || port.key() == 587))
            block.ports += port.key();
    block.isAll = shut.size() > 1 && block.ports.size() == shut.size();
    if (!block.isAll && !isAnyOpen)
        block.ports.clear(); // one port alone, or one that failed in another way, shows nothing of the network
    return block;
}

QString portBlockSentence(const PortBlock &block, const QString &host)
{
    if (block.ports.isEmpty())
        return {};
    QStringList ports;
    for (const quint16 port : block.ports)
        ports += QString::number(port);
    const QString list = ports.join(QLatin1String(", "));
    return block.isAll ? BlockWords::all(list, host) : BlockWords::some(list);
}

} // namespace pillarbox::ui
