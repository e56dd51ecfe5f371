#include "ui/text/testsummary.h"

#include "ui/text/explanation.h"
#include "ui/text/hosttext.h"
#include "ui/text/portblock.h"
#include "ui/text/testdetails.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace pillarbox::ui {

namespace {

using namespace std::chrono_literals;
using account::ConnectionTestReport;
using protocol::ErrorKind;
using Asked = account::NameAnswer::State;
using State = TestStep::State;
using transport::Candidate;

class TestWords
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionTest)

public:
    static QString place(const transport::Endpoint &endpoint);
    static QString found(const QStringList &values) { return QLocale().createSeparatedList(values); }
    static QString none() { return tr("none"); }
    static QString notAsked() { return tr("the name server could not be asked"); }
    static QString noAddress() { return tr("no such name, or no address"); }
    static QString allAtOnce() { return tr("all ports and addresses at once"); }
    static QString onePort() { return tr("the port that was chosen"); }
    static QString chosen() { return tr("answered, chosen"); }
    static QString worksToo() { return tr("answered, works too"); }
    static QString waiting() { return tr("waiting for an answer"); }
    static QString stopped() { return tr("stopped"); }
    static QString secured(const transport::TlsFacts &tls, const QDateTime &now);
    static QString offers(const protocol::Capabilities &capabilities);
    static QString beforeTls() { return tr("Before TLS"); }
    static QString insideTls() { return tr("Inside TLS"); }
    static QString notTried() { return tr("not tried"); }
    static QString accepted(const QString &mechanisms) { return tr("accepted; the server offers %1").arg(mechanisms); }
    static QString nobody() { return tr("nobody signs in"); }
    static QString wouldTake(int count, int all) { return tr("%1 of %2 recipients would be taken").arg(count).arg(all); }
    static QString wouldBeTaken() { return tr("would be taken"); }
    static QString nothingSent() { return tr("not tried; no message was sent"); }

    static QString running(const QString &host) { return tr("Testing %1…").arg(host); }
    static QString ended(const QString &host) { return tr("The test of %1 was stopped.").arg(host); }
    static QString works(const Candidate &candidate)
    {
        return tr("Works on port %1 with %2.").arg(QString::number(candidate.endpoint.port), security(candidate.endpoint));
    }
    static QString worksSignedIn(const Candidate &candidate)
    {
        return tr("Works on port %1 with %2, and the sign-in was accepted.")
            .arg(QString::number(candidate.endpoint.port), security(candidate.endpoint));
    }
    static QString notSafe(const QString &host) { return tr("%1 answers, but no connection to it is safe.").arg(host); }
    static QString nothing(const QString &host) { return tr("No mail server answered at %1.").arg(host); }
    static QString nothingToDo() { return tr("Nothing to do."); }
    static QString showIt() { return tr("Show the report to whoever runs the server."); }
    static QString startAgain() { return tr("Start it again to see the rest."); }
    static QString checkTheName() { return tr("Check the server's name and your network, then test again."); }
    static QString askWhoRunsIt() { return tr("Ask who runs the server for a port with TLS."); }
    static QString notForAll(int refused, int all)
    {
        return tr("The server works, but would not take %1 of %2 recipients.").arg(refused).arg(all);
    }
    static QString refusal(const QString &recipient, const QString &why) { return tr("%1: %2").arg(recipient, why); }
    static QString security(const transport::Endpoint &endpoint)
    {
        return endpoint.security == protocol::Security::ImplicitTls ? tr("TLS") : tr("STARTTLS");
    }
};

QString TestWords::place(const transport::Endpoint &endpoint)
{
    return QString::number(endpoint.port) + QLatin1Char(' ') + security(endpoint);
}

// "TLS_AES_256_GCM_SHA384" of TLS 1.3 as people know it; the names of TLS 1.2 say more than that, and stay.
QString cipherWord(const QString &cipher)
{
    static const QRegularExpression modern(QStringLiteral("^TLS_(.+)_SHA\\d+$"));
    const auto match = modern.match(cipher);
    return match.hasMatch() ? match.captured(1).replace(QLatin1Char('_'), QLatin1Char('-')) : cipher;
}

QString TestWords::secured(const transport::TlsFacts &tls, const QDateTime &now)
{
    const QString version = QString(tls.version).replace(QLatin1String("TLSv"), QLatin1String("TLS "));
    if (tls.chain.isEmpty())
        return version + QLatin1String(", ") + cipherWord(tls.cipher);
    const qint64 days = now.daysTo(tls.chain.first().notAfter);
    return tr("%1, %2; certificate matches, %n days left", nullptr, int(std::max<qint64>(0, days)))
        .arg(version, cipherWord(tls.cipher));
}

QString TestWords::offers(const protocol::Capabilities &capabilities)
{
    QStringList words;
    if (capabilities.sizeLimit)
        words += tr("SIZE %1").arg(sizeText(*capabilities.sizeLimit));
    const std::array<std::pair<bool, const char *>, 5> known{
        {{capabilities.hasPipelining, "PIPELINING"}, {capabilities.has8BitMime, "8BITMIME"},
            {capabilities.hasSmtpUtf8, "SMTPUTF8"}, {capabilities.hasChunking, "CHUNKING"}, {capabilities.hasDsn, "DSN"}}};
    for (const auto &[isThere, word] : known) {
        if (isThere)
            words += QLatin1String(word);
    }
    if (!capabilities.mechanisms.isEmpty())
        words += QLatin1String("AUTH ") + QString::fromLatin1(capabilities.mechanisms.join(' '));
    return words.isEmpty() ? tr("no extensions") : words.join(QLatin1String(", "));
}

class Summary
{
public:
    explicit Summary(const ConnectionTestReport &report)
        : m_report(report)
        , m_telling(toldOf(report))
    {
    }

    TestSummary summary() const
    {
        TestSummary all;
        all.steps = {find(), connect(), secure(), greet(), signIn(), handOver()};
        judge(all);
        if (m_report.isFinished && all.advice.isEmpty())
            all.advice = TestWords::showIt();
        return all;
    }

private:
    Context context(const Candidate *candidate) const
    {
        return {.host = candidate ? candidate->endpoint.host : m_report.host,
            .port = candidate ? candidate->endpoint.port : quint16(0),
            .userName = m_report.userName,
            .isInOutbox = false};
    }
    State pending() const { return m_report.isFinished ? State::Ahead : State::Running; }
    bool isOver(const protocol::SendError &error) const { return error.kind == ErrorKind::Cancelled; }

    std::chrono::milliseconds since(std::chrono::milliseconds from) const { return std::max(0ms, m_report.elapsed - from); }
    TestStep find() const;
    TestStep question(const account::NameAnswer &answer) const;
    TestStep connect() const;
    TestStep part(const Candidate &candidate, bool isChosen) const;
    TestStep secure() const;
    static TestStep offer(const QString &when, const QByteArrayList &lines);
    TestStep greet() const;
    TestStep signIn() const;
    TestStep handOver() const;
    const protocol::DeliveryOutcome *rehearsed() const;
    bool isTakenByAll(const protocol::DeliveryOutcome &outcome) const { return taken(outcome) == m_report.recipients.size(); }
    static qsizetype taken(const protocol::DeliveryOutcome &outcome);
    static protocol::SendError refusalOf(const protocol::RecipientReply &reply);
    TestStep recipient(const protocol::RecipientReply &reply) const;
    static QString adviceOf(const Explanation &explanation, const QString &first);
    void explainRehearsal(TestSummary &all, const protocol::DeliveryOutcome &outcome) const;
    void judge(TestSummary &all) const;
    void explainFailure(TestSummary &all, const protocol::SendError &error, const Candidate *candidate) const;

    const ConnectionTestReport &m_report;
    const Candidate *m_telling;
};

TestStep Summary::find() const
{
    TestStep step{.name = stageWord(protocol::Stage::Resolve), .from = 0ms};
    QStringList addresses;
    bool isAnswered = !m_report.names.isEmpty();
    for (const account::NameAnswer &answer : m_report.names) {
        isAnswered = isAnswered && answer.state != Asked::Awaited;
        if (answer.isAddress())
            addresses += answer.values;
        step.parts += question(answer);
        step.took = std::max(step.took, answer.startedAt + step.parts.constLast().took);
    }
    step.state = !addresses.isEmpty() ? State::Done : isAnswered ? State::Failed : pending();
    step.text = !addresses.isEmpty() ? TestWords::found(addresses) : isAnswered ? TestWords::noAddress() : QString();
    return step;
}

TestStep Summary::question(const account::NameAnswer &answer) const
{
    TestStep step{
        .name = answer.type + QLatin1Char(' ') + hostText(answer.name), .from = answer.startedAt, .took = answer.took};
    if (answer.state == Asked::Awaited) {
        step.state = pending();
        step.took = since(answer.startedAt);
        step.text = m_report.isFinished ? TestWords::stopped() : TestWords::waiting();
    } else if (answer.state == Asked::NotAsked) {
        step.state = State::Doubtful;
        step.text = TestWords::notAsked();
    } else {
        step.state = answer.values.isEmpty() ? State::Ahead : State::Done;
        step.text = answer.values.isEmpty() ? TestWords::none() : TestWords::found(answer.values);
    }
    return step;
}

TestStep Summary::connect() const
{
    TestStep step{.name = stageWord(protocol::Stage::Connect), .from = m_report.probedAt, .isOpen = true};
    step.text = m_report.candidates.size() > 1 ? TestWords::allAtOnce() : TestWords::onePort();
    for (qsizetype i = 0; i < m_report.candidates.size(); ++i)
        step.parts += part(m_report.candidates[i], m_report.best == int(i));
    if (const Candidate *chosen = m_report.chosen()) {
        step.state = State::Done;
        step.took = chosen->startedAt + chosen->connectTook.value_or(0ms);
    } else {
        const bool isCutShort = m_report.isStopped && !m_telling;
        step.state = !m_report.isFinished ? State::Running
            : isCutShort                  ? State::Ahead
            : m_telling                   ? State::Doubtful
                                          : State::Failed;
        for (const TestStep &one : step.parts)
            step.took = std::max(step.took, one.from.value_or(0ms) + one.took - m_report.probedAt);
    }
    return step;
}

TestStep Summary::part(const Candidate &candidate, bool isChosen) const
{
    TestStep step{.name = TestWords::place(candidate.endpoint),
        .from = m_report.probedAt + candidate.startedAt,
        .took = candidate.error ? candidate.took : candidate.connectTook.value_or(candidate.took),
        .isChosen = isChosen};
    if (!candidate.address.isNull())
        step.text = candidate.address.toString() + QLatin1String(": ");
    if (!candidate.isFinished) {
        step.state = State::Running;
        step.took = since(*step.from);
        step.text += TestWords::waiting();
    } else if (!candidate.error) {
        step.state = State::Done;
        step.text += isChosen ? TestWords::chosen() : TestWords::worksToo();
    } else {
        step.state = isOver(*candidate.error) ? State::Ahead : candidate.tls ? State::Failed : State::Doubtful;
        step.text += isOver(*candidate.error) ? TestWords::stopped() : explain(*candidate.error, context(&candidate)).what;
    }
    return step;
}

TestStep Summary::secure() const
{
    TestStep step{.name = stageWord(protocol::Stage::Tls)};
    if (!m_telling)
        return step;
    if (m_telling->tlsTook) {
        step.from = m_report.probedAt + m_telling->startedAt + m_telling->connectTook.value_or(0ms);
        step.took = *m_telling->tlsTook;
    }
    if (m_telling->tls && m_telling->tls->isTrusted) {
        step.state = State::Done;
        step.text = TestWords::secured(*m_telling->tls, m_report.at);
    } else if (m_telling->isFinished) {
        step.state = State::Failed;
        step.text = m_telling->error ? explain(*m_telling->error, context(m_telling)).what : QString();
    }
    return step;
}

// What the server said to EHLO, word for word.
TestStep Summary::offer(const QString &when, const QByteArrayList &lines)
{
    return {.state = State::Done, .name = when, .text = QString::fromLatin1(lines.join(", "))};
}

TestStep Summary::greet() const
{
    TestStep step{.name = stageWord(protocol::Stage::Ehlo)};
    if (!m_telling || !m_telling->capabilities.isEsmtp)
        return step;
    step.state = m_telling->isVerified() ? State::Done : State::Doubtful;
    step.text = TestWords::offers(m_telling->capabilities);
    if (!m_telling->plainOffer.isEmpty())
        step.parts += offer(TestWords::beforeTls(), m_telling->plainOffer);
    if (m_telling->tls && !m_telling->capabilities.lines.isEmpty())
        step.parts += offer(TestWords::insideTls(), m_telling->capabilities.lines);
    if (m_telling->isFinished && m_telling->tlsTook) {
        const auto before = m_telling->connectTook.value_or(0ms) + *m_telling->tlsTook;
        step.from = m_report.probedAt + m_telling->startedAt + before;
        step.took = std::max(0ms, m_telling->took - before);
    }
    return step;
}

TestStep Summary::signIn() const
{
    TestStep step{.name = stageWord(protocol::Stage::Auth)};
    step.from = m_report.signInAt;
    if (!m_report.signIn && m_report.signInAt) {
        step.state = pending();
        step.took = since(*m_report.signInAt);
        step.text = m_report.isFinished ? TestWords::stopped() : TestWords::waiting();
    } else if (m_report.isFinished)
        step.text = TestWords::notTried();
    if (!m_report.signIn)
        return step;
    step.took = m_report.signInTook;
    if (*m_report.signIn) {
        step.state = State::Done;
        step.text = m_report.userName.isEmpty()
            ? TestWords::nobody()
            : TestWords::accepted(QString::fromLatin1(m_report.signIn->value().capabilities.mechanisms.join(' ')));
        return step;
    }
    step.state = State::Failed;
    step.text = explain(m_report.signIn->error(), context(m_telling)).what;
    return step;
}

const protocol::DeliveryOutcome *Summary::rehearsed() const
{
    const bool hasAny = m_report.signIn && *m_report.signIn && m_report.signIn->value().rehearsal;
    return hasAny ? &*m_report.signIn->value().rehearsal : nullptr;
}

qsizetype Summary::taken(const protocol::DeliveryOutcome &outcome)
{
    return std::count_if(
        outcome.recipients.begin(), outcome.recipients.end(), [](const auto &reply) { return reply.isAccepted(); });
}

TestStep Summary::handOver() const
{
    TestStep step{.name = stageWord(protocol::Stage::Data), .isOpen = true};
    step.text = m_report.isFinished ? TestWords::nothingSent() : QString();
    const auto *outcome = rehearsed();
    if (!outcome)
        return step;
    const qsizetype count = taken(*outcome);
    step.state = isTakenByAll(*outcome) ? State::Done : count > 0 ? State::Doubtful : State::Failed;
    step.text = TestWords::wouldTake(int(count), int(m_report.recipients.size()));
    for (const protocol::RecipientReply &reply : outcome->recipients)
        step.parts += recipient(reply);
    return step;
}

protocol::SendError Summary::refusalOf(const protocol::RecipientReply &reply)
{
    protocol::SendError error;
    error.stage = protocol::Stage::Rcpt;
    error.kind = ErrorKind::Refused;
    error.replyCode = reply.replyCode;
    error.enhanced = reply.enhanced;
    error.serverText = reply.text;
    return error;
}

TestStep Summary::recipient(const protocol::RecipientReply &reply) const
{
    TestStep step{.state = reply.isAccepted() ? State::Done : State::Failed, .name = m_report.recipients.value(reply.index)};
    step.text = reply.isAccepted() ? TestWords::wouldBeTaken() : explain(refusalOf(reply), context(m_telling)).what;
    return step;
}

// MAIL FROM refused, or the link lost, says more than each recipient; else the first of those refused does.
void Summary::explainRehearsal(TestSummary &all, const protocol::DeliveryOutcome &outcome) const
{
    const auto refused = std::find_if(
        outcome.recipients.begin(), outcome.recipients.end(), [](const auto &reply) { return !reply.isAccepted(); });
    if (refused == outcome.recipients.end() && outcome.error)
        return explainFailure(all, *outcome.error, m_telling);
    all.state = State::Doubtful;
    all.verdict = TestWords::notForAll(int(m_report.recipients.size() - taken(outcome)), int(m_report.recipients.size()));
    if (refused == outcome.recipients.end())
        return;
    const Explanation explanation = explain(refusalOf(*refused), context(m_telling));
    all.advice = TestWords::refusal(m_report.recipients.value(refused->index), adviceOf(explanation, explanation.what));
}

QString Summary::adviceOf(const Explanation &explanation, const QString &first)
{
    QStringList advice{first, explanation.who ? whoSentence(*explanation.who) : QString(), explanation.you};
    advice.removeAll(QString());
    return advice.join(QLatin1Char(' '));
}

void Summary::explainFailure(TestSummary &all, const protocol::SendError &error, const Candidate *candidate) const
{
    const Explanation explanation = explain(error, context(candidate));
    all.state = State::Failed;
    all.verdict = explanation.what;
    all.advice = adviceOf(explanation, explanation.why);
}

void Summary::judge(TestSummary &all) const
{
    const QString host = hostText(m_report.host);
    if (!m_report.isFinished) {
        all.verdict = TestWords::running(host);
        return;
    }
    const QString block = portBlockSentence(portBlockOf(m_report.candidates, m_report.host), m_report.host);
    const Candidate *chosen = m_report.chosen();
    const bool isCutOff = m_report.isStopped && (!chosen || (m_report.isSignInWished && !m_report.signIn));
    if (isCutOff) {
        all.state = State::Doubtful;
        all.verdict = TestWords::ended(host);
        all.advice = TestWords::startAgain();
        return;
    }
    if (chosen && m_report.signIn && !*m_report.signIn)
        return explainFailure(all, m_report.signIn->error(), chosen);
    if (const auto *rehearsal = rehearsed(); rehearsal && !isTakenByAll(*rehearsal))
        return explainRehearsal(all, *rehearsal);
    if (chosen) {
        all.state = State::Done;
        all.verdict
            = m_report.signIn && !m_report.userName.isEmpty() ? TestWords::worksSignedIn(*chosen) : TestWords::works(*chosen);
        all.advice = (block.isEmpty() ? QString() : QString(block + QLatin1Char(' '))) + TestWords::nothingToDo();
        return;
    }
    const auto failed = std::find_if(m_report.candidates.begin(), m_report.candidates.end(),
        [this](const Candidate &candidate) { return &candidate == m_telling || !m_telling; });
    if (failed != m_report.candidates.end() && failed->error)
        explainFailure(all, *failed->error, &*failed);
    else
        all.verdict = m_telling ? TestWords::notSafe(host) : TestWords::nothing(host);
    if (all.advice.isEmpty())
        all.advice = m_telling ? TestWords::askWhoRunsIt() : TestWords::checkTheName();
    all.state = State::Failed;
    if (!block.isEmpty())
        all.advice = block + (all.advice.isEmpty() ? QString() : QString(QLatin1Char(' ') + all.advice));
}

} // namespace

TestSummary summaryOf(const ConnectionTestReport &report)
{
    return Summary(report).summary();
}

} // namespace pillarbox::ui
