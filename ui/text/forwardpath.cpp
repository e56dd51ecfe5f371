#include "ui/text/forwardpath.h"

#include "ui/text/explanation.h"

#include <QCoreApplication>

namespace pillarbox::ui {

namespace {

class PathWords
{
    Q_DECLARE_TR_FUNCTIONS(Explanation)

public:
    static QString forwarded(const QString &address, const QString &path)
    {
        return tr("The server passes what is for %1 on to %2; Pillarbox sends nothing there itself.").arg(address, path);
    }
};

} // namespace

QString forwardPathOf(int replyCode, const QByteArray &serverText)
{
    if (replyCode != 251 && replyCode != 551)
        return {};
    const qsizetype open = serverText.indexOf('<');
    const qsizetype close = serverText.indexOf('>', open + 1);
    if (open < 0 || close < 0)
        return {};
    const QByteArray path = serverText.sliced(open + 1, close - open - 1);
    return path.contains('@') ? printable(path).simplified() : QString();
}

QString forwardSentence(const outbox::Recipient &recipient)
{
    const QString path = recipient.replyCode == 251 ? forwardPathOf(251, recipient.serverText) : QString();
    return path.isEmpty() ? QString() : PathWords::forwarded(printable(recipient.mailbox.address.toUtf8()), path);
}

} // namespace pillarbox::ui
