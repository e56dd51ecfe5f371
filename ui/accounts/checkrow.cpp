#include "ui/accounts/checkrow.h"

#include "ui/accounts/origintext.h"
#include "ui/text/explanation.h"
#include "ui/text/portblock.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace pillarbox::ui {

namespace {

using account::HostHint;
using protocol::ErrorKind;
using protocol::Security;
using transport::Candidate;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(AccountCheck)
};

constexpr std::chrono::milliseconds silence{3000}; // from here on the wait is counted aloud

QString tookText(std::chrono::milliseconds took)
{
    if (took.count() < 1000)
        return Words::tr("%1 ms").arg(std::max<qint64>(1, took.count()));
    return Words::tr("%1 s").arg(QLocale().toString(double(took.count()) / 1000, 'f', 1));
}

QString portName(const transport::Endpoint &endpoint)
{
    const QString port = QString::number(endpoint.port);
    switch (endpoint.security) {
    case Security::StartTls:
        return port % QLatin1String(" STARTTLS");
    case Security::ImplicitTls:
        return port % QLatin1String(" TLS");
    case Security::None:
        break;
    }
    return Words::tr("%1 unencrypted").arg(port);
}

Explanation explained(const protocol::SendError &error, const Candidate *candidate, const QString &userName)
{
    Context context;
    if (candidate) {
        context.host = candidate->endpoint.host;
        context.port = candidate->endpoint.port;
    }
    context.userName = userName;
    context.isInOutbox = false;
    return explain(error, context);
}

QString sentences(const QStringList &parts)
{
    QStringList filled = parts;
    filled.removeAll(QString());
    return filled.join(u' ');
}

QString whoOf(const Explanation &explanation)
{
    return explanation.who ? whoSentence(*explanation.who) : QString();
}

// How much an ended or running candidate tells; of one endpoint's addresses the most telling stands for all.
int weight(const Candidate &candidate)
{
    if (candidate.isVerified())
        return 3;
    return candidate.isFinished ? 1 : 2;
}

class Reporter
{
public:
    explicit Reporter(const AccountCheck &check);
    CheckReport report() const;
    const Candidate *telling() const;

private:
    CheckRow find() const;
    CheckRow connect() const;
    QList<CheckRow> ports() const;
    CheckRow port(const transport::Endpoint &endpoint) const;
    Lane laneOf(const Candidate &candidate) const;
    CheckRow secure() const;
    CheckRow greet() const;
    bool lacksUtf8() const;
    CheckRow signIn() const;
    QString title() const;
    QString advice() const;
    QString waiting() const;
    std::optional<protocol::SendError> searchError() const;
    const Candidate *candidateFor(const transport::Endpoint &endpoint) const;

    const AccountCheck &m_check;
    const Candidate *m_best;
    QString m_host;
    QList<HostHint> m_hints;
    HostHint m_hint; // of the host shown, by whoever knows best
    QString m_declinedBy;
    QList<transport::Endpoint> m_endpoints; // of the host shown
    QList<Candidate> m_candidates;
    bool m_isSearching;
};

Reporter::Reporter(const AccountCheck &check)
    : m_check(check)
    , m_best(check.best())
    , m_isSearching(check.isSearching())
{
    if (check.discovery()) {
        m_hints = check.discovery()->hints();
        m_candidates = check.discovery()->candidates();
        m_declinedBy = m_best ? QString() : declinedBy(*check.discovery());
    }
    // While several hosts are tried the first that answers at all is worth a look.
    const auto answered = std::find_if(
        m_candidates.begin(), m_candidates.end(), [](const Candidate &candidate) { return candidate.connectTook.has_value(); });
    if (m_best)
        m_host = m_best->endpoint.host;
    else if (answered != m_candidates.end())
        m_host = answered->endpoint.host;
    else if (!m_hints.isEmpty())
        m_host = m_hints.first().host;
    for (const HostHint &hint : std::as_const(m_hints)) {
        if (hint.host != m_host)
            continue;
        if (m_hint.host.isEmpty())
            m_hint = hint;
        for (const transport::Endpoint &endpoint : hint.endpoints) {
            if (!m_endpoints.contains(endpoint))
                m_endpoints.append(endpoint);
        }
    }
    if (m_endpoints.isEmpty())
        m_endpoints = transport::usualEndpoints(m_host);
}

const Candidate *Reporter::candidateFor(const transport::Endpoint &endpoint) const
{
    const Candidate *found = nullptr;
    for (const Candidate &candidate : m_candidates) {
        if (candidate.endpoint == endpoint && (!found || weight(candidate) > weight(*found)))
            found = &candidate;
    }
    return found;
}

// The candidate whose certificate and greeting the rows tell of.
const Candidate *Reporter::telling() const
{
    if (m_best)
        return m_best;
    const Candidate *found = nullptr;
    for (const Candidate &candidate : m_candidates) {
        if (candidate.endpoint.host == m_host && (candidate.tls || candidate.capabilities.isEsmtp)
            && (!found || (candidate.tls && !found->tls)))
            found = &candidate;
    }
    return found;
}

QString Reporter::waiting() const
{
    const auto since = m_check.searchingFor();
    if (since < silence)
        return {};
    return Words::tr("waiting, %1 of 10 s").arg(since.count() / 1000);
}

CheckRow Reporter::find() const
{
    CheckRow row{.name = stageWord(protocol::Stage::Resolve)};
    if (m_hints.isEmpty()) {
        row.state = m_declinedBy.isEmpty() ? CheckRow::State::Ahead : CheckRow::State::Failed;
        row.text = m_declinedBy.isEmpty() ? Words::tr("needs your address") : declinedTitle(m_declinedBy);
        return row;
    }
    int addresses = 0;
    bool hasAnswer = false;
    std::chrono::milliseconds took = std::chrono::milliseconds::max();
    for (const Candidate &candidate : m_candidates) {
        if (candidate.endpoint.host != m_host || candidate.address.isNull())
            continue;
        hasAnswer = true;
        addresses += candidate.endpoint == m_endpoints.first() ? 1 : 0;
        took = std::min(took, candidate.startedAt);
    }
    if (hasAnswer) {
        const bool isGuess = m_hint.source == HostHint::Source::Guess;
        row.state = CheckRow::State::Done;
        row.text
            = isGuess && addresses > 1 ? Words::tr("%1, with %2 addresses").arg(m_host).arg(addresses) : originText(m_hint);
        if (took.count() > 0)
            row.took = tookText(took);
        return row;
    }
    QStringList hosts;
    for (const HostHint &hint : m_hints)
        hosts.append(hint.host);
    row.state = m_isSearching ? CheckRow::State::Running : CheckRow::State::Failed;
    row.text = m_isSearching ? QLocale().createSeparatedList(hosts)
                             : Words::tr("no answer for %1").arg(QLocale().createSeparatedList(hosts));
    return row;
}

CheckRow Reporter::connect() const
{
    CheckRow row{.name = stageWord(protocol::Stage::Connect)};
    row.text
        = m_endpoints.size() > 1 ? Words::tr("all ports at once, the first safe answer wins") : Words::tr("the port you chose");
    if (m_hints.isEmpty())
        return row;
    if (m_best) {
        row.state = CheckRow::State::Done;
        row.took = tookText(m_best->took);
    } else if (m_isSearching) {
        row.state = CheckRow::State::Running;
        row.took = waiting();
    } else {
        row.state = telling() ? CheckRow::State::Doubtful : CheckRow::State::Failed;
        row.text = telling() ? Words::tr("answered, but not safely") : Words::tr("no port answered");
    }
    return row;
}

Lane Reporter::laneOf(const Candidate &candidate) const
{
    // The axis is long enough for what works, so that those can be compared.
    double axis = 90;
    for (const Candidate &other : m_candidates) {
        if (other.isVerified() && other.endpoint.host == m_host)
            axis = std::max(axis, 1.8 * double(other.took.count()));
    }
    Lane lane;
    if (!candidate.isFinished) {
        lane.share = std::min(1.0, double((m_check.searchingFor() - candidate.startedAt).count()) / axis);
        lane.tone = Tone::Busy;
        return lane;
    }
    lane.share = std::min(1.0, double(candidate.took.count()) / axis);
    if (candidate.isVerified()) {
        lane.tone = Tone::Ok;
        lane.isChosen = m_best && m_best->endpoint == candidate.endpoint;
        lane.word = lane.isChosen ? Words::tr("Chosen") : Words::tr("Works too");
        return lane;
    }
    switch (candidate.error ? candidate.error->kind : ErrorKind::StartTlsNotOffered) {
    case ErrorKind::Unreachable:
        lane.word = Words::tr("Closed");
        break;
    case ErrorKind::TimedOut:
        lane.word = Words::tr("Silent");
        break;
    case ErrorKind::Cancelled:
        lane.word = Words::tr("Not awaited");
        break;
    case ErrorKind::CaptivePortal:
        lane.word = Words::tr("Held back");
        break;
    case ErrorKind::CertificateInvalid:
    case ErrorKind::PinnedKeyChanged:
        lane.word = Words::tr("Not trusted");
        lane.tone = Tone::Bad;
        break;
    case ErrorKind::StartTlsNotOffered:
    case ErrorKind::PlainTextInjected:
        lane.word = Words::tr("Not safe");
        lane.tone = Tone::Bad;
        break;
    default:
        lane.word = Words::tr("Failed");
        break;
    }
    return lane;
}

CheckRow Reporter::port(const transport::Endpoint &endpoint) const
{
    CheckRow row{.name = portName(endpoint), .lane = Lane{}};
    const Candidate *candidate = candidateFor(endpoint);
    if (!candidate || m_hints.isEmpty())
        return row;
    row.lane = laneOf(*candidate);
    if (!candidate->isFinished) {
        row.state = CheckRow::State::Running;
        return row;
    }
    row.state = candidate->isVerified() ? CheckRow::State::Done
        : row.lane->tone == Tone::Bad   ? CheckRow::State::Failed
                                        : CheckRow::State::Doubtful;
    row.took = tookText(candidate->took);
    return row;
}

QList<CheckRow> Reporter::ports() const
{
    QList<CheckRow> rows;
    for (const auto &endpoint : m_endpoints)
        rows.append(port(endpoint));
    return rows;
}

CheckRow Reporter::secure() const
{
    CheckRow row{.name = stageWord(protocol::Stage::Tls)};
    const Candidate *candidate = telling();
    if (!candidate)
        return row;
    if (!candidate->tls) {
        if (!candidate->isFinished)
            return row;
        row.state = CheckRow::State::Failed;
        row.text = candidate->error ? explained(*candidate->error, candidate, {}).what : Words::tr("not encrypted");
        return row;
    }
    const QString version = QString(candidate->tls->version).replace(QLatin1String("TLSv"), QLatin1String("TLS "));
    if (candidate->tlsTook)
        row.took = tookText(*candidate->tlsTook);
    if (!candidate->tls->isTrusted) {
        row.state = CheckRow::State::Failed;
        row.text = candidate->error ? explained(*candidate->error, candidate, {}).what : Words::tr("certificate not trusted");
        return row;
    }
    row.state = CheckRow::State::Done;
    const QString until = candidate->tls->chain.isEmpty()
        ? QString()
        : QLocale().toString(candidate->tls->chain.first().notAfter.date(), QStringLiteral("d MMM yyyy"));
    row.text = candidate->tls->isPinned
        ? Words::tr("%1, the key that you trust for %2").arg(version, candidate->endpoint.host)
        : Words::tr("%1, certificate for %2 to %3").arg(version, candidate->endpoint.host, until);
    return row;
}

bool Reporter::lacksUtf8() const
{
    return m_best && message::needsSmtpUtf8(m_check.server().address) && !m_best->capabilities.hasSmtpUtf8;
}

CheckRow Reporter::greet() const
{
    CheckRow row{.name = stageWord(protocol::Stage::Ehlo)};
    if (!m_best)
        return row;
    row.state = CheckRow::State::Done;
    QStringList takes;
    if (m_best->capabilities.sizeLimit)
        takes.append(Words::tr("messages up to %1").arg(sizeText(*m_best->capabilities.sizeLimit)));
    if (m_best->capabilities.hasSmtpUtf8)
        takes.append(Words::tr("accented addresses"));
    if (lacksUtf8()) {
        row.state = CheckRow::State::Failed;
        row.text = Words::tr("takes no addresses with letters like yours before the @ (SMTPUTF8)");
        return row;
    }
    row.text = takes.isEmpty() ? Words::tr("ready to take messages")
                               : Words::tr("takes %1").arg(QLocale().createSeparatedList(takes));
    return row;
}

CheckRow Reporter::signIn() const
{
    CheckRow row{.name = stageWord(protocol::Stage::Auth)};
    const QString userName = m_check.userName();
    if (m_check.isApprovalWanted()) {
        row.state = CheckRow::State::Doubtful;
        row.text = Words::tr("waits for your word on %1").arg(m_host);
    } else if (m_check.isPasswordWanted()) {
        row.text = Words::tr("waits for your password");
    } else if (m_check.isSigningIn()) {
        row.state = CheckRow::State::Running;
        row.text = userName.isEmpty() ? Words::tr("trying without a password…")
                                      : Words::tr("as %1, password sent encrypted…").arg(userName);
        if (m_check.signingInFor() >= silence)
            row.took = tookText(m_check.signingInFor());
    } else if (const auto &result = m_check.signedIn(); result && m_best) {
        row.took = tookText(m_check.signInTook());
        row.state = result->has_value() ? CheckRow::State::Done : CheckRow::State::Failed;
        row.text = !result->has_value() ? explained(result->error(), m_best, userName).what
            : userName.isEmpty()        ? Words::tr("not asked for")
                                        : Words::tr("as %1, accepted").arg(userName);
    } else if (!userName.isEmpty()) {
        row.text = Words::tr("as %1").arg(userName);
    }
    return row;
}

std::optional<protocol::SendError> Reporter::searchError() const
{
    if (m_best || m_isSearching || m_hints.isEmpty())
        return std::nullopt;
    if (const Candidate *candidate = telling(); candidate && candidate->error)
        return candidate->error;
    for (const Candidate &candidate : m_candidates) {
        if (candidate.endpoint.host == m_host && candidate.error)
            return candidate.error;
    }
    return std::nullopt;
}

QString Reporter::title() const
{
    if (!m_isSearching && !m_declinedBy.isEmpty())
        return declinedTitle(m_declinedBy);
    if (m_hints.isEmpty())
        return Words::tr("Enter your address and password.");
    if (m_isSearching)
        return Words::tr("Looking for your mail server…");
    if (!m_best) {
        const auto error = searchError();
        return error ? explained(*error, telling() ? telling() : candidateFor(m_endpoints.first()), {}).what
                     : Words::tr("No server was found.");
    }
    QString found = Words::tr("Port %1 works.").arg(m_best->endpoint.port);
    if (m_check.isApprovalWanted())
        return Words::tr("Is %1 your mail server?").arg(m_host);
    if (m_check.isPasswordWanted())
        return found % u' ' % Words::tr("Now your password.");
    if (m_check.isSigningIn())
        return found % u' ' % Words::tr("Signing in…");
    if (m_check.hasSucceeded())
        return Words::tr("It works.");
    if (const auto &result = m_check.signedIn(); result && !result->has_value())
        return explained(result->error(), m_best, m_check.userName()).what;
    return found;
}

QString Reporter::advice() const
{
    if (!m_isSearching && !m_declinedBy.isEmpty())
        return declinedAdvice();
    if (const auto error = searchError()) {
        const Explanation explanation = explained(*error, telling() ? telling() : candidateFor(m_endpoints.first()), {});
        return sentences({explanation.why, portBlockSentence(portBlockOf(m_candidates, m_host), m_host), whoOf(explanation),
            explanation.you});
    }
    if (m_check.isApprovalWanted())
        return Words::tr(
            "A DNS record of your address' domain leads out of the domain to this server, and such a record can be forged. "
            "Your password goes there only if you say so.");
    if (m_check.hasSucceeded() && lacksUtf8())
        return Words::tr(
            "Your address has letters before the @ that need SMTPUTF8, and %1 does not offer it: messages from this "
            "address will be refused. Ask the provider, or use an address in plain letters.")
            .arg(m_host);
    const auto &result = m_check.signedIn();
    if (!m_best || !result || result->has_value() || m_check.isSigningIn() || m_check.isPasswordWanted())
        return {};
    const Explanation explanation = explained(result->error(), m_best, m_check.userName());
    const QString words = explanation.serverWords.isEmpty()
        ? QString()
        : Words::tr("The server said: %1")
              .arg(sentences({codeText(result->error().replyCode, result->error().enhanced),
                  QString(explanation.serverWords).replace(u'\n', u' ')}));
    return sentences({explanation.why, whoOf(explanation), explanation.you, words});
}

CheckReport Reporter::report() const
{
    CheckReport report{title(), advice(), find(), connect(), ports(), secure(), greet(), signIn(), {}};
    report.handOver
        = {.name = stageWord(protocol::Stage::Data), .text = Words::tr("not tried; your first message will show it")};
    const bool isSlow = m_isSearching && m_check.searchingFor() >= silence;
    report.find.canSkip = isSlow && m_check.isAskingSources();
    report.connect.canSkip = isSlow;
    report.signIn.canSkip = m_check.isSigningIn() && m_check.signingInFor() >= silence;
    report.wantsApproval = m_check.isApprovalWanted();
    return report;
}

} // namespace

QList<CheckRow> CheckReport::rows() const
{
    QList<CheckRow> all{find, connect};
    all += ports;
    all += {secure, greet, signIn, handOver};
    return all;
}

CheckReport reportOf(const AccountCheck &check)
{
    return Reporter(check).report();
}

std::optional<CertificateView> certificateOf(const AccountCheck &check)
{
    const Reporter reporter(check);
    const Candidate *candidate = reporter.telling();
    if (!candidate || !candidate->tls || candidate->tls->chain.isEmpty())
        return std::nullopt;
    if (candidate->error && candidate->error->kind == ErrorKind::CaptivePortal)
        return std::nullopt; // no server's: there is nothing in it to trust
    CertificateView view{candidate->endpoint, *candidate->tls};
    if (candidate->error)
        view.why = explained(*candidate->error, candidate, {}).why;
    const auto *pinned = check.server().trust.pinOf(candidate->endpoint.host, candidate->endpoint.port);
    view.pinned = pinned ? std::optional(*pinned) : std::nullopt;
    return view;
}

Symbol symbolOf(CheckRow::State state)
{
    switch (state) {
    case CheckRow::State::Ahead:
        return Symbol::None;
    case CheckRow::State::Running:
        return Symbol::Busy;
    case CheckRow::State::Done:
        return Symbol::Ok;
    case CheckRow::State::Doubtful:
    case CheckRow::State::Failed:
        break;
    }
    return Symbol::Bad;
}

Tone toneOf(CheckRow::State state)
{
    switch (state) {
    case CheckRow::State::Ahead:
    case CheckRow::State::Doubtful:
        break;
    case CheckRow::State::Running:
        return Tone::Busy;
    case CheckRow::State::Done:
        return Tone::Ok;
    case CheckRow::State::Failed:
        return Tone::Bad;
    }
    return Tone::Neutral;
}

} // namespace pillarbox::ui
