#include "ui/text/receivedwords.h"

#include "smtp/domain/dmarcrecord.h"
#include "ui/text/explanation.h"

#include <QCoreApplication>

#include <algorithm>

namespace pillarbox::ui {

namespace {

using message::AuthenticationResult;
using message::ReceivedCopy;
using Kind = ReceivedVerdict::Kind;

QString domainOf(const QByteArray &address)
{
    return printableLine(address.sliced(address.lastIndexOf('@') + 1)).toLower();
}

QString fromOf(const ReceivedCopy &copy)
{
    return domainOf(copy.from.address.toUtf8());
}

bool isAligned(const QString &from, const QString &authenticated)
{
    return !authenticated.isEmpty() && domain::isAligned(from, authenticated, false);
}

// A server without a word for which domain means the one in From.
bool isOfFrom(const AuthenticationResult &dmarc, const ReceivedCopy &copy)
{
    const QByteArray from = dmarc.property("header", "from");
    return from.isEmpty() || isAligned(fromOf(copy), domainOf(from));
}

class ReceivedWords
{
    Q_DECLARE_TR_FUNCTIONS(Received)

public:
    static QString spf(const AuthenticationResult &result, const ReceivedCopy &copy);
    static QString dkim(const AuthenticationResult &result);
    static QString dmarc(const AuthenticationResult &result, const ReceivedCopy &copy);
    static QString other(const AuthenticationResult &result)
    {
        return tr("%1: %2.").arg(printableLine(result.method).toUpper(), printableLine(result.result));
    }
    static QString further(const AuthenticationResult &result)
    {
        return tr("A further check of this server: %1.").arg(printableLine(result.method));
    }
    static QString unnamed() { return tr("Of which domain, the server does not say."); }
    static QString serverName(const QByteArray &server)
    {
        return server.isEmpty() ? tr("The receiving server") : printableLine(server);
    }
    static QString signatureTitle() { return tr("Signature"); }
    static QString signedBy(const QString &domain, const QString &selector)
    {
        return tr("Signed by %1 with the key %2.").arg(domain, selector);
    }
    static QString unchecked()
    {
        return tr("No server has written down what it checked. Send a message to an address at another provider, and open "
                  "its source there.");
    }
    static QString confirmed(const QString &server, const QString &domain)
    {
        return tr("%1 took %2 as the true sender. Nothing to do.").arg(server, domain);
    }
    static QString confirmedWithout(const QString &server, const QString &domain)
    {
        return tr("%1 checked the sender and found it in order, but not by DMARC; check %2 for its record.")
            .arg(server, domain);
    }
    static QString notConfirmed(const QString &server, const QString &domain)
    {
        return tr("%1 could not confirm that this is from %2: such mail may be refused or land in spam. Check %2 for the "
                  "records that are missing.")
            .arg(server, domain);
    }
};

QString ReceivedWords::spf(const AuthenticationResult &result, const ReceivedCopy &copy)
{
    QByteArray sender = result.property("smtp", "mailfrom");
    if (sender.isEmpty())
        sender = result.property("smtp", "helo");
    const QString domain = domainOf(sender.isEmpty() ? copy.returnPath : sender);
    if (domain.isEmpty())
        return unnamed();
    if (result.result == "pass")
        return tr("The server that delivered it may send for %1.").arg(domain);
    if (result.result == "fail" || result.result == "hardfail")
        return tr("%1 forbids the server that delivered it to send.").arg(domain);
    if (result.result == "softfail")
        return tr("%1 does not name the server that delivered it, and asks to be doubtful.").arg(domain);
    if (result.result == "neutral")
        return tr("%1 does not say whether the server that delivered it may send.").arg(domain);
    if (result.result == "none")
        return tr("%1 publishes no SPF record.").arg(domain);
    if (result.result == "temperror")
        return tr("The name servers of %1 did not answer about SPF.").arg(domain);
    if (result.result == "permerror")
        return tr("The SPF record of %1 cannot be used as it is.").arg(domain);
    return other(result);
}

QString ReceivedWords::dkim(const AuthenticationResult &result)
{
    QByteArray signer = result.property("header", "d");
    if (signer.isEmpty())
        signer = result.property("header", "i");
    const QString domain = domainOf(signer);
    if (result.result == "none")
        return tr("The message is not signed.");
    if (domain.isEmpty())
        return unnamed();
    if (result.result == "pass")
        return tr("Signed by %1, and unchanged since.").arg(domain);
    if (result.result == "fail")
        return tr("The signature of %1 does not fit: the message was changed on the way, or another key is published.")
            .arg(domain);
    if (result.result == "neutral" || result.result == "permerror")
        return tr("The signature of %1 cannot be used, or its key is not published.").arg(domain);
    if (result.result == "policy")
        return tr("The signature of %1 is in order, but the server does not accept its form.").arg(domain);
    if (result.result == "temperror")
        return tr("The name servers of %1 did not answer about the key.").arg(domain);
    return other(result);
}

QString ReceivedWords::dmarc(const AuthenticationResult &result, const ReceivedCopy &copy)
{
    const QByteArray from = result.property("header", "from");
    const QString domain = from.isEmpty() ? fromOf(copy) : domainOf(from);
    if (!isOfFrom(result, copy))
        return tr("This is said of %1, not of the domain in From.").arg(domain);
    if (result.result == "pass" || result.result == "bestguesspass")
        return tr("SPF or DKIM vouches for %1, the domain in From.").arg(domain);
    if (result.result == "fail")
        return tr("Neither SPF nor DKIM vouches for %1, the domain in From.").arg(domain);
    if (result.result == "none")
        return tr("%1 publishes no DMARC record.").arg(domain);
    if (result.result == "temperror")
        return tr("The name servers of %1 did not answer about DMARC.").arg(domain);
    if (result.result == "permerror")
        return tr("The DMARC record of %1 cannot be used as it is.").arg(domain);
    return other(result);
}

bool vouches(const AuthenticationResult &result, const QString &from)
{
    if (result.result != "pass")
        return false;
    if (result.method == "dkim")
        return isAligned(from, domainOf(result.property("header", "d")))
            || isAligned(from, domainOf(result.property("header", "i")));
    return result.method == "spf" && isAligned(from, domainOf(result.property("smtp", "mailfrom")));
}

} // namespace

QString meaningOf(const AuthenticationResult &result, const ReceivedCopy &copy)
{
    if (result.method == "spf")
        return ReceivedWords::spf(result, copy);
    if (result.method == "dkim")
        return ReceivedWords::dkim(result);
    if (result.method == "dmarc")
        return ReceivedWords::dmarc(result, copy);
    return ReceivedWords::further(result);
}

QList<ReceivedFinding> receivedFindings(const ReceivedCopy &copy)
{
    using Found = ReceivedFinding::Kind;
    QList<ReceivedFinding> findings;
    const auto check = copy.checks.value(0);
    for (const AuthenticationResult &result : check.results) {
        const QString title = printableLine(result.method).toUpper() + QStringLiteral(": ") + printableLine(result.result);
        const auto kind = result.result == "pass" ? Found::Confirmed : Found::NotConfirmed;
        findings += {kind, title, meaningOf(result, copy), printableLine(result.reason)};
    }
    for (const auto &signature : copy.signatures)
        findings += {Found::Told, ReceivedWords::signatureTitle(),
            ReceivedWords::signedBy(printableLine(signature.domain), printableLine(signature.selector)), {}};
    return findings;
}

QString receivedText(const ReceivedCopy &copy)
{
    QStringList lines;
    const auto findings = receivedFindings(copy);
    for (const ReceivedFinding &finding : findings) {
        const bool isResult = finding.kind != ReceivedFinding::Kind::Told;
        lines += isResult ? QString(finding.title + QStringLiteral("\n  ") + finding.meaning) : finding.meaning;
        if (!finding.reason.isEmpty())
            lines += QStringLiteral("  > ") + finding.reason;
    }
    lines += receivedVerdict(copy).text;
    return lines.join(u'\n');
}

ReceivedVerdict receivedVerdict(const ReceivedCopy &copy)
{
    if (copy.checks.isEmpty() || copy.checks.first().results.isEmpty())
        return {Kind::Unchecked, ReceivedWords::unchecked()};
    const auto &check = copy.checks.first();
    const QString server = ReceivedWords::serverName(check.server);
    const QString from = fromOf(copy);
    const auto dmarcSays = [&](const char *result) {
        return std::ranges::any_of(check.results, [&](const AuthenticationResult &one) {
            return one.method == "dmarc" && one.result == result && isOfFrom(one, copy);
        });
    };
    if (dmarcSays("fail"))
        return {Kind::NotConfirmed, ReceivedWords::notConfirmed(server, from)};
    if (dmarcSays("pass"))
        return {Kind::Confirmed, ReceivedWords::confirmed(server, from)};
    const bool isVouchedFor = std::any_of(check.results.begin(), check.results.end(),
        [&from](const AuthenticationResult &result) { return vouches(result, from); });
    if (isVouchedFor)
        return {Kind::Confirmed, ReceivedWords::confirmedWithout(server, from)};
    return {Kind::NotConfirmed, ReceivedWords::notConfirmed(server, from)};
}

} // namespace pillarbox::ui
