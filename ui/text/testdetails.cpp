#include "ui/text/testdetails.h"

#include "ui/text/certificatewords.h"
#include "ui/text/explanation.h"
#include "ui/text/hosttext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace pillarbox::ui {

namespace {

using State = TestStep::State;
using transport::Candidate;
using transport::CertificateFacts;

class DetailWords
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionTest)

public:
    static QString name() { return tr("Name"); }
    static QString chain() { return tr("Chain"); }
    static QString dates() { return tr("Dates"); }
    static QString revocation() { return tr("Revocation"); }
    static QString key() { return tr("Key"); }
    static QString issuer() { return tr("Issuer"); }
    static QString names(const QString &host, const QStringList &names)
    {
        return names.isEmpty() ? host : tr("%1 is in the certificate (%2)").arg(host, names.join(QStringLiteral(", ")));
    }
    static QString otherNames(const QString &host, const QStringList &names)
    {
        return tr("%1 is not in the certificate (%2)").arg(host, names.join(QStringLiteral(", ")));
    }
    static QString trusted(const QString &issuer) { return tr("signed by %1, which is trusted here").arg(issuer); }
    static QString pinned() { return tr("this very key is the one that you trusted"); }
    static QString notTrusted(const QString &issuer) { return tr("signed by %1, which nobody here vouches for").arg(issuer); }
    static QString between(const QDateTime &from, const QDateTime &until) { return tr("%1 to %2").arg(day(from), day(until)); }
    static QString daysLeft(int days) { return tr("%n days left", nullptr, days); }
    static QString over() { return tr("not valid now"); }
    static QString notChecked() { return tr("not checked"); }
    static QString fingerprint(const CertificateFacts &facts) { return tr("SHA-256 %1").arg(fingerprintText(facts.keySha256)); }
    static QString vouches(const CertificateFacts &facts)
    {
        return tr("%1, signed by %2, until %3").arg(facts.subject, facts.issuer, day(facts.notAfter));
    }
    static QString place(const transport::Endpoint &endpoint)
    {
        return tr("%1, port %2").arg(hostText(endpoint.host), QString::number(endpoint.port));
    }
    static QString about(const QString &place, const QString &text) { return tr("%1: %2").arg(place, text); }

private:
    static QString day(const QDateTime &time)
    {
        return QLocale().toString(time.toLocalTime().date(), QStringLiteral("d MMM yyyy"));
    }
};

bool hasAny(const transport::TlsFacts &tls, std::initializer_list<QLatin1String> reasons)
{
    return std::any_of(reasons.begin(), reasons.end(), [&](QLatin1String reason) { return tls.errors.contains(reason); });
}

TestStep point(const QString &name, bool isWell, const QString &text)
{
    return {.state = isWell ? State::Done : State::Failed, .name = name, .text = text};
}

TestStep datesOf(const transport::TlsFacts &tls, const QDateTime &now)
{
    const CertificateFacts &own = tls.chain.constFirst();
    const bool isValid = now >= own.notBefore && now <= own.notAfter;
    const QString left = isValid ? DetailWords::daysLeft(int(now.daysTo(own.notAfter))) : DetailWords::over();
    return point(
        DetailWords::dates(), isValid, DetailWords::between(own.notBefore, own.notAfter) + QStringLiteral(", ") + left);
}

TestStep chainOf(const transport::TlsFacts &tls)
{
    const QString &issuer = tls.chain.constFirst().issuer;
    const bool isUntrusted = hasAny(tls,
        {QLatin1String("unknownIssuer"), QLatin1String("selfSigned"), QLatin1String("incompleteChain"),
            QLatin1String("keyChanged")});
    if (tls.isPinned)
        return point(DetailWords::chain(), true, DetailWords::pinned());
    return point(
        DetailWords::chain(), !isUntrusted, isUntrusted ? DetailWords::notTrusted(issuer) : DetailWords::trusted(issuer));
}

TestStep nameOf(const transport::TlsFacts &tls, const QString &host)
{
    const QStringList &names = tls.chain.constFirst().names;
    const bool isOther = hasAny(tls, {QLatin1String("otherName")});
    return point(
        DetailWords::name(), !isOther, isOther ? DetailWords::otherNames(host, names) : DetailWords::names(host, names));
}

QString explained(const protocol::SendError &error, const Candidate &candidate)
{
    const Explanation explanation
        = explain(error, {.host = candidate.endpoint.host, .port = candidate.endpoint.port, .isInOutbox = false});
    QStringList sentences{
        explanation.what, explanation.why, explanation.who ? whoSentence(*explanation.who) : QString(), explanation.you};
    sentences.removeAll(QString());
    return sentences.join(QLatin1Char(' '));
}

} // namespace

const Candidate *toldOf(const account::ConnectionTestReport &report)
{
    if (report.best)
        return report.chosen();
    const Candidate *found = nullptr;
    for (const Candidate &candidate : report.candidates) {
        if ((candidate.tls || candidate.capabilities.isEsmtp) && (!found || (candidate.tls && !found->tls)))
            found = &candidate;
    }
    return found;
}

QList<TestStep> certificatePoints(const account::ConnectionTestReport &report)
{
    const Candidate *told = toldOf(report);
    if (!told || !told->tls || told->tls->chain.isEmpty())
        return {};
    const transport::TlsFacts &tls = *told->tls;
    QList<TestStep> points{nameOf(tls, hostText(told->endpoint.host)), chainOf(tls), datesOf(tls, report.at),
        {.name = DetailWords::revocation(), .text = DetailWords::notChecked()},
        {.name = DetailWords::key(), .text = DetailWords::fingerprint(tls.chain.constFirst())}};
    for (const CertificateFacts &facts : tls.chain.mid(1))
        points += TestStep{.name = DetailWords::issuer(), .text = DetailWords::vouches(facts)};
    return points;
}

QStringList testAdvice(const account::ConnectionTestReport &report)
{
    const TestSummary summary = summaryOf(report);
    QStringList paragraphs{QString(summary.verdict + QLatin1Char(' ') + summary.advice).trimmed()};
    for (const Candidate &candidate : report.candidates) {
        if (!candidate.error || candidate.error->kind == protocol::ErrorKind::Cancelled)
            continue;
        const QString text = DetailWords::about(DetailWords::place(candidate.endpoint), explained(*candidate.error, candidate));
        if (!paragraphs.contains(text)) // the same at each of its addresses
            paragraphs += text;
    }
    const bool isSaidOfOne = std::any_of(
        paragraphs.begin() + 1, paragraphs.end(), [&](const QString &text) { return text.contains(paragraphs.constFirst()); });
    if (isSaidOfOne)
        paragraphs.removeFirst();
    return paragraphs;
}

} // namespace pillarbox::ui
