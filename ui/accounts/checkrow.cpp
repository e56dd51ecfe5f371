#include "ui/accounts/checkrow.h"

#include "ui/accounts/checkedhost.h"
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

class Reporter
{
public:
    explicit Reporter(const AccountCheck &check)
        : m_check(check)
        , m_host(checkedHostOf(check))
        , m_isSearching(check.isSearching())
    {
    }
    CheckReport report() const;

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
    Explanation explainedSearch(const protocol::SendError &error) const;

    const AccountCheck &m_check;
    CheckedHost m_host;
    bool m_isSearching;
};

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
    if (m_host.hints.isEmpty()) {
        row.state = m_host.declinedBy.isEmpty() ? CheckRow::State::Ahead : CheckRow::State::Failed;
        row.text = m_host.declinedBy.isEmpty() ? Words::tr("needs your address") : declinedTitle(m_host.declinedBy);
        return row;
    }
    int addresses = 0;
    bool hasAnswer = false;
    std::chrono::milliseconds took = std::chrono::milliseconds::max();
    for (const Candidate &candidate : m_host.candidates) {
        if (candidate.endpoint.host != m_host.name || candidate.address.isNull())
            continue;
        hasAnswer = true;
        addresses += candidate.endpoint == m_host.endpoints.first() ? 1 : 0;
        took = std::min(took, candidate.startedAt);
    }
    if (hasAnswer) {
        const bool isGuess = m_host.hint.source == HostHint::Source::Guess;
        row.state = CheckRow::State::Done;
        row.text = isGuess && addresses > 1 ? Words::tr("%1, with %2 addresses").arg(m_host.name).arg(addresses)
                                            : originText(m_host.hint);
        if (took.count() > 0)
            row.took = tookText(took);
        return row;
    }
    QStringList hosts;
    for (const HostHint &hint : m_host.hints)
        hosts.append(hint.host);
    row.state = m_isSearching ? CheckRow::State::Running : CheckRow::State::Failed;
    row.text = m_isSearching ? QLocale().createSeparatedList(hosts)
                             : Words::tr("no answer for %1").arg(QLocale().createSeparatedList(hosts));
    return row;
}

CheckRow Reporter::connect() const
{
    CheckRow row{.name = stageWord(protocol::Stage::Connect)};
    row.text = m_host.endpoints.size() > 1 ? Words::tr("all ports at once, the first safe answer wins")
                                           : Words::tr("the port you chose");
    if (m_host.hints.isEmpty())
        return row;
    if (m_host.best) {
        row.state = CheckRow::State::Done;
        row.took = tookText(m_host.best->took);
    } else if (m_isSearching) {
        row.state = CheckRow::State::Running;
        row.took = waiting();
    } else {
        row.state = m_host.telling() ? CheckRow::State::Doubtful : CheckRow::State::Failed;
        row.text = m_host.telling() ? Words::tr("answered, but not safely") : Words::tr("no port answered");
    }
    return row;
}

Lane Reporter::laneOf(const Candidate &candidate) const
{
    // The axis is long enough for what works, so that those can be compared.
    double axis = 90;
    for (const Candidate &other : m_host.candidates) {
        if (other.isVerified() && other.endpoint.host == m_host.name)
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
        lane.isChosen = m_host.best && m_host.best->endpoint == candidate.endpoint;
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
    const Candidate *candidate = m_host.candidateFor(endpoint);
    if (!candidate || m_host.hints.isEmpty())
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
    for (const auto &endpoint : m_host.endpoints)
        rows.append(port(endpoint));
    return rows;
}

CheckRow Reporter::secure() const
{
    CheckRow row{.name = stageWord(protocol::Stage::Tls)};
    const Candidate *candidate = m_host.telling();
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
    return m_host.best && message::needsSmtpUtf8(m_check.server().address) && !m_host.best->capabilities.hasSmtpUtf8;
}

CheckRow Reporter::greet() const
{
    CheckRow row{.name = stageWord(protocol::Stage::Ehlo)};
    if (!m_host.best)
        return row;
    row.state = CheckRow::State::Done;
    QStringList takes;
    if (m_host.best->capabilities.sizeLimit)
        takes.append(Words::tr("messages up to %1").arg(sizeText(*m_host.best->capabilities.sizeLimit)));
    if (m_host.best->capabilities.hasSmtpUtf8)
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
        row.text = Words::tr("waits for your word on %1").arg(m_host.name);
    } else if (m_check.isPasswordWanted()) {
        row.text = Words::tr("waits for your password");
    } else if (m_check.isSigningIn()) {
        row.state = CheckRow::State::Running;
        row.text = userName.isEmpty() ? Words::tr("trying without a password…")
                                      : Words::tr("as %1, password sent encrypted…").arg(userName);
        if (m_check.signingInFor() >= silence)
            row.took = tookText(m_check.signingInFor());
    } else if (const auto &result = m_check.signedIn(); result && m_host.best) {
        row.took = tookText(m_check.signInTook());
        row.state = result->has_value() ? CheckRow::State::Done : CheckRow::State::Failed;
        row.text = !result->has_value() ? explained(result->error(), m_host.best, userName).what
            : userName.isEmpty()        ? Words::tr("not asked for")
                                        : Words::tr("as %1, accepted").arg(userName);
    } else if (!userName.isEmpty()) {
        row.text = Words::tr("as %1").arg(userName);
    }
    return row;
}

std::optional<protocol::SendError> Reporter::searchError() const
{
    return m_host.best || m_isSearching || m_host.hints.isEmpty() ? std::nullopt : m_host.error();
}

Explanation Reporter::explainedSearch(const protocol::SendError &error) const
{
    const Candidate *telling = m_host.telling();
    return explained(error, telling ? telling : m_host.candidateFor(m_host.endpoints.first()), {});
}

QString Reporter::title() const
{
    if (!m_isSearching && !m_host.declinedBy.isEmpty())
        return declinedTitle(m_host.declinedBy);
    if (m_host.hints.isEmpty())
        return Words::tr("Enter your address and password.");
    if (m_isSearching)
        return Words::tr("Looking for your mail server…");
    if (!m_host.best) {
        const auto error = searchError();
        return error ? explainedSearch(*error).what : Words::tr("No server was found.");
    }
    QString found = Words::tr("Port %1 works.").arg(m_host.best->endpoint.port);
    if (m_check.isApprovalWanted())
        return Words::tr("Is %1 your mail server?").arg(m_host.name);
    if (m_check.isPasswordWanted())
        return found % u' ' % Words::tr("Now your password.");
    if (m_check.isSigningIn())
        return found % u' ' % Words::tr("Signing in…");
    if (m_check.hasSucceeded())
        return Words::tr("It works.");
    if (const auto &result = m_check.signedIn(); result && !result->has_value())
        return explained(result->error(), m_host.best, m_check.userName()).what;
    return found;
}

QString Reporter::advice() const
{
    if (!m_isSearching && !m_host.declinedBy.isEmpty())
        return declinedAdvice();
    if (const auto error = searchError()) {
        const Explanation explanation = explainedSearch(*error);
        return sentences({explanation.why, portBlockSentence(portBlockOf(m_host.candidates, m_host.name), m_host.name),
            whoOf(explanation), explanation.you});
    }
    if (m_check.isApprovalWanted())
        return Words::tr(
            "A DNS record of your address' domain leads out of the domain to this server, and such a record can be forged. "
            "Your password goes there only if you say so.");
    if (m_check.hasSucceeded() && lacksUtf8())
        return Words::tr(
            "Your address has letters before the @ that need SMTPUTF8, and %1 does not offer it: messages from this "
            "address will be refused. Ask the provider, or use an address in plain letters.")
            .arg(m_host.name);
    const auto &result = m_check.signedIn();
    if (!m_host.best || !result || result->has_value() || m_check.isSigningIn() || m_check.isPasswordWanted())
        return {};
    const Explanation explanation = explained(result->error(), m_host.best, m_check.userName());
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
    const CheckedHost host = checkedHostOf(check);
    const Candidate *candidate = host.telling();
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
