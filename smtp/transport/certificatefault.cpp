#include "smtp/transport/certificatefault.h"

#include <QUrl>

namespace pillarbox::transport {

namespace {

QString toText(const CertificateFault &fault)
{
    QStringList facts;
    for (const QString &fact : fault.facts)
        facts.append(QString::fromLatin1(QUrl::toPercentEncoding(fact, ":*+")));
    return facts.isEmpty() ? fault.reason : QString(fault.reason + u'=' + facts.join(u';'));
}

} // namespace

QString toText(const QList<CertificateFault> &faults)
{
    QStringList words;
    for (const CertificateFault &fault : faults)
        words.append(toText(fault));
    return words.join(QStringLiteral(", "));
}

QList<CertificateFault> certificateFaultsFrom(const QString &text)
{
    QList<CertificateFault> faults;
    for (const QString &word : text.split(u',', Qt::SkipEmptyParts)) {
        const QString reason = word.section(u'=', 0, 0).trimmed();
        QStringList facts;
        for (const QString &fact : word.section(u'=', 1).split(u';', Qt::SkipEmptyParts))
            facts.append(QUrl::fromPercentEncoding(fact.trimmed().toLatin1()));
        faults.append({reason, facts});
    }
    return faults;
}

QStringList reasonsOf(const QList<CertificateFault> &faults)
{
    QStringList reasons;
    for (const CertificateFault &fault : faults)
        reasons.append(fault.reason);
    return reasons;
}

bool isSettledByKey(const QString &reason)
{
    static const QStringList settled{QStringLiteral("keyChanged"), QStringLiteral("otherName"), QStringLiteral("selfSigned"),
        QStringLiteral("incompleteChain"), QStringLiteral("unknownIssuer"), QStringLiteral("expired"),
        QStringLiteral("notYetValid"), QStringLiteral("wrongClock")};
    return settled.contains(reason);
}

} // namespace pillarbox::transport
