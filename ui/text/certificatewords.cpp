// None of these sentences offers to go on regardless.

#include "ui/text/certificatewords.h"

#include "smtp/transport/thismachine.h"

#include "ui/text/causewords.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace pillarbox::ui {

using transport::CertificateFault;

namespace {

class CertificateWords
{
    Q_DECLARE_TR_FUNCTIONS(Explanation)

public:
    explicit CertificateWords(const Context &context)
        : m_host(context.host)
        , m_now(context.now.isValid() ? context.now : QDateTime::currentDateTime())
    {
    }

    Cause invalid(const QList<CertificateFault> &faults) const;
    Cause keyChanged(const CertificateFault &fault) const;
    static QString end(qint64 daysLeft)
    {
        if (daysLeft < 0)
            return tr("The client certificate has expired.");
        return daysLeft == 0 ? tr("The client certificate expires today.")
                             : tr("The client certificate expires in %n day(s).", nullptr, int(daysLeft));
    }

private:
    QString why(const QList<CertificateFault> &faults) const;
    QString phrase(const CertificateFault &fault) const;
    QString expired(const QStringList &facts) const;
    QString notYetValid(const QStringList &facts) const;
    QString otherName(const QStringList &facts) const;
    static QString issued(const CertificateFault &fault);
    static QString plain(const QString &reason);
    QString advice(const QList<CertificateFault> &faults) const;

    QString m_host;
    QDateTime m_now;
};

QString fact(const QStringList &facts, int index)
{
    return printable(facts.value(index).toUtf8()).simplified();
}

QDateTime timeOf(const QStringList &facts)
{
    return QDateTime::fromString(facts.value(0), Qt::ISODate);
}

QString dateText(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime().date(), QStringLiteral("d MMM yyyy"));
}

bool isAmong(const QList<CertificateFault> &faults, const char *reason)
{
    return std::any_of(
        faults.begin(), faults.end(), [&](const CertificateFault &fault) { return fault.reason == QLatin1String(reason); });
}

QString CertificateWords::expired(const QStringList &facts) const
{
    const QDateTime end = timeOf(facts);
    if (!end.isValid())
        return tr("has expired");
    const qint64 hours = std::max<qint64>(1, end.secsTo(m_now) / 3600);
    const QString since = hours < 48 ? tr("%n hour(s)", "for so long a certificate has been invalid", int(hours))
                                     : tr("%n day(s)", "for so long a certificate has been invalid", int(hours / 24));
    if (const QString whose = fact(facts, 2); !whose.isEmpty())
        return tr("hangs on that of %1, which expired %2 ago, on %3").arg(whose, since, dateText(end));
    return tr("expired %1 ago, on %2").arg(since, dateText(end));
}

QString CertificateWords::notYetValid(const QStringList &facts) const
{
    const QDateTime begin = timeOf(facts);
    return begin.isValid() ? tr("is valid from %1 on only").arg(dateText(begin)) : tr("is not valid yet");
}

QString CertificateWords::otherName(const QStringList &facts) const
{
    if (facts.isEmpty())
        return tr("belongs to another name");
    QStringList names;
    for (int index = 0; index < facts.size(); ++index)
        names.append(fact(facts, index));
    QString listed;
    if (names.last().startsWith(u'+')) {
        const int more = names.takeLast().mid(1).toInt();
        listed = tr("%1 and %n more", "names in a certificate", more).arg(names.join(QLatin1String(", ")));
    } else {
        listed = QLocale().createSeparatedList(names);
    }
    return m_host.isEmpty() ? tr("is made out to %1").arg(listed) : tr("is made out to %1, not to %2").arg(listed, m_host);
}

QString CertificateWords::issued(const CertificateFault &fault)
{
    const QString issuer = fact(fault.facts, 0);
    if (fault.reason == QLatin1String("incompleteChain"))
        return issuer.isEmpty() ? tr("came alone, without that of its issuer")
                                : tr("came alone, without that of its issuer %1").arg(issuer);
    return issuer.isEmpty() ? tr("was issued by someone this computer does not know")
                            : tr("was issued by %1 (unknown to this computer)").arg(issuer);
}

QString CertificateWords::plain(const QString &reason)
{
    if (reason == QLatin1String("selfSigned"))
        return tr("is self-signed");
    if (reason == QLatin1String("revoked"))
        return tr("was revoked");
    if (reason == QLatin1String("badSignature"))
        return tr("has a bad signature");
    if (reason == QLatin1String("invalidPurpose"))
        return tr("was not made for servers");
    if (reason == QLatin1String("weakKey"))
        return tr("has a key that is too weak");
    if (reason == QLatin1String("weakSignature"))
        return tr("is signed in a way that can be forged");
    if (reason == QLatin1String("badDates"))
        return tr("has dates that make no sense");
    if (reason == QLatin1String("badChain"))
        return tr("came with others that do not fit it");
    if (reason == QLatin1String("noCertificate"))
        return tr("is missing");
    return tr("could not be verified");
}

QString CertificateWords::phrase(const CertificateFault &fault) const
{
    if (fault.reason == QLatin1String("expired"))
        return expired(fault.facts);
    if (fault.reason == QLatin1String("notYetValid"))
        return notYetValid(fault.facts);
    if (fault.reason == QLatin1String("otherName"))
        return otherName(fault.facts);
    if (fault.reason == QLatin1String("unknownIssuer") || fault.reason == QLatin1String("incompleteChain"))
        return issued(fault);
    return plain(fault.reason);
}

QString CertificateWords::why(const QList<CertificateFault> &faults) const
{
    QStringList phrases;
    QString clock;
    for (const CertificateFault &fault : faults) {
        if (fault.reason == QLatin1String("wrongClock"))
            clock = tr("This computer's clock is wrong: it shows %1.").arg(dateText(timeOf(fault.facts)));
        else
            phrases += phrase(fault);
    }
    if (phrases.isEmpty())
        return tr("Its certificate could not be verified.");
    const QString said = tr("Its certificate %1.").arg(phrases.join(tr(" and ", "joins two reasons")));
    return clock.isEmpty() ? said : tr("%1 %2", "two sentences").arg(clock, said);
}

QString CertificateWords::advice(const QList<CertificateFault> &faults) const
{
    if (isAmong(faults, "wrongClock"))
        return tr("Set this computer's date and time, then try again.");
    if (transport::isOnThisMachine(m_host) && (isAmong(faults, "selfSigned") || isAmong(faults, "unknownIssuer")))
        return tr("A mail bridge on this computer makes its own certificate: look at it, and trust its key.");
    if (isAmong(faults, "incompleteChain"))
        return tr("The server's operator has to add the missing certificate; until then look at the one that came.");
    return tr("Look at the certificate; if you did not expect this, do not go on.");
}

Cause CertificateWords::invalid(const QList<CertificateFault> &faults) const
{
    const QString what = m_host.isEmpty() ? tr("This may not be the right server.") : tr("This may not be %1.").arg(m_host);
    return {what, tr("%1 The password was not sent.").arg(why(faults)), advice(faults), Action::ShowCertificate};
}

Cause CertificateWords::keyChanged(const CertificateFault &fault) const
{
    const QString what = m_host.isEmpty() ? tr("The server shows another key than the one you trust.")
                                          : tr("%1 shows another key than the one you trust.").arg(m_host);
    const auto shown = [&](int index) { return fingerprintText(QByteArray::fromHex(fault.facts.value(index).toLatin1())); };
    const QString why = fault.facts.size() < 2
        ? tr("The password was not sent.")
        : tr("Trusted: %1. Shown now: %2. The password was not sent.").arg(shown(0), shown(1));
    return {what, why, tr("Compare the two; trust the new key only if you know why it changed."), Action::ShowCertificate};
}

} // namespace

QString fingerprintText(const QByteArray &sha256)
{
    return QString::fromLatin1(sha256.toHex(':').toUpper());
}

QString certificateEndText(qint64 daysLeft)
{
    return CertificateWords::end(daysLeft);
}

Cause certificateCause(const protocol::SendError &error, const Context &context)
{
    const auto faults = transport::certificateFaultsFrom(error.detail);
    const CertificateWords words(context);
    if (error.kind == protocol::ErrorKind::PinnedKeyChanged)
        return words.keyChanged(faults.value(0));
    return words.invalid(faults);
}

} // namespace pillarbox::ui
