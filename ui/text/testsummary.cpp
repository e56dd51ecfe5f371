#include "ui/text/testsummary.h"

#include "ui/text/explanation.h"
#include "ui/text/hosttext.h"
#include "ui/text/portblock.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>

#include <algorithm>
#include <array>

namespace pillarbox::ui {

namespace {

using namespace std::chrono_literals;
using account::ConnectionTestReport;
using protocol::ErrorKind;
using State = TestStep::State;
using transport::Candidate;

class TestWords
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionTest)

public:
    static QString place(const transport::Endpoint &endpoint);
    static QString found(const QStringList &values) { return QLocale().createSeparatedList(values); }
    static QString found(const QString &name, const QStringList &values)
    {
        return tr("%1 names %2").arg(name, QLocale().createSeparatedList(values));
    }
    static QString notAsked(const QString &name) { return tr("the name server could not be asked about %1").arg(name); }
    static QString noAddress() { return tr("no such name, or no address"); }
    static QString allAtOnce() { return tr("all ports and addresses at once"); }
    static QString onePort() { return tr("the port that was chosen"); }
    static QString chosen() { return tr("answered, chosen"); }
    static QString worksToo() { return tr("answered, works too"); }
    static QString waiting() { return tr("waiting for an answer"); }
    static QString stopped() { return tr("stopped"); }
    static QString secured(const transport::TlsFacts &tls, const QDateTime &now);
    static QString offers(const protocol::Capabilities &capabilities);
    static QString notTried() { return tr("not tried"); }
    static QString accepted(const QString &mechanisms) { return tr("accepted; the server offers %1").arg(mechanisms); }
    static QString nobody() { return tr("nobody signs in"); }
    static QString wouldTake(int count, int all) { return tr("%1 of %2 recipients would be taken").arg(count).arg(all); }
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
    static QString security(const transport::Endpoint &endpoint)
    {
        return endpoint.security == protocol::Security::ImplicitTls ? tr("TLS") : tr("STARTTLS");
    }
};

QString TestWords::place(const transport::Endpoint &endpoint)
{
    return QString::number(endpoint.port) + QLatin1Char(' ') + security(endpoint);
}

QString TestWords::secured(const transport::TlsFacts &tls, const QDateTime &now)
{
    const QString version = QString(tls.version).replace(QLatin1String("TLSv"), QLatin1String("TLS "));
    if (tls.chain.isEmpty())
        return version + QLatin1String(", ") + tls.cipher;
    const qint64 days = now.daysTo(tls.chain.first().notAfter);
    return tr("%1, %2; certificate of %3, %n days left", nullptr, int(std::max<qint64>(0, days)))
        .arg(version, tls.cipher, tls.chain.first().subject);
}

QString TestWords::offers(const protocol::Capabilities &capabilities)
{
    QStringList words;
    if (capabilities.sizeLimit)
        words += tr("SIZE %1").arg(sizeText(*capabilities.sizeLimit));
    const std::array<std::pair<bool, const char *>, 5> known{{{capabilities.hasPipelining, "PIPELINING"},
        {capabilities.has8BitMime, "8BITMIME"}, {capabilities.hasSmtpUtf8, "SMTPUTF8"}, {capabilities.hasChunking, "CHUNKING"},
        {capabilities.hasDsn, "DSN"}}};
    for (const auto &[isThere, word] : known) {
        if (isThere)
            words += QLatin1String(word);
    }
    return words.isEmpty() ? tr("no extensions") : words.join(QLatin1String(", "));
}

class TestReportWords
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionTest)

public:
    static QString title(const ConnectionTestReport &report)
    {
        return tr("Connection test of %1, %2").arg(report.host, report.at.toUTC().toString(Qt::ISODate));
    }
    static QString milliseconds(std::chrono::milliseconds time) { return tr("%1 ms").arg(time.count()); }
    static QString recipient() { return tr("(recipient)"); }
    static QString user() { return tr("(user)"); }
    static QString address() { return tr("(address)"); }
    static QString mark(State state); // for people who read the text
    static QString word(State state); // for programs
};

QString TestReportWords::mark(State state)
{
    switch (state) {
    case State::Done:
        return tr("[ok]");
    case State::Doubtful:
        return tr("[?]");
    case State::Failed:
        return tr("[failed]");
    case State::Running:
        return tr("[…]");
    case State::Ahead:
        break;
    }
    return tr("[-]");
}

QString TestReportWords::word(State state)
{
    switch (state) {
    case State::Done:
        return QStringLiteral("done");
    case State::Doubtful:
        return QStringLiteral("doubtful");
    case State::Failed:
        return QStringLiteral("failed");
    case State::Running:
        return QStringLiteral("running");
    case State::Ahead:
        break;
    }
    return QStringLiteral("ahead");
}

class Summary
{
public:
    explicit Summary(const ConnectionTestReport &report)
        : m_report(report)
        , m_telling(tellingOf(report))
    {
    }

    TestSummary summary() const
    {
        TestSummary all;
        all.steps = {find(), connect(), secure(), greet(), signIn(), handOver()};
        judge(all);
        return all;
    }

private:
    // The one whose certificate and greeting the rows tell of: the chosen one, else the one that came furthest.
    static const Candidate *tellingOf(const ConnectionTestReport &report)
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
    Context context(const Candidate *candidate) const
    {
        return {.host = candidate ? candidate->endpoint.host : m_report.host,
            .port = candidate ? candidate->endpoint.port : quint16(0),
            .userName = m_report.userName,
            .isInOutbox = false};
    }
    State pending() const { return m_report.isFinished ? State::Ahead : State::Running; }
    bool isOver(const protocol::SendError &error) const { return error.kind == ErrorKind::Cancelled; }

    TestStep find() const;
    TestStep connect() const;
    TestStep part(const Candidate &candidate, bool isChosen) const;
    TestStep secure() const;
    TestStep greet() const;
    TestStep signIn() const;
    TestStep handOver() const;
    void judge(TestSummary &all) const;
    void explainFailure(TestSummary &all, const protocol::SendError &error, const Candidate *candidate) const;

    const ConnectionTestReport &m_report;
    const Candidate *m_telling;
};

TestStep Summary::find() const
{
    TestStep step{.name = stageWord(protocol::Stage::Resolve), .from = 0ms};
    QStringList texts;
    bool isAnswered = true;
    for (const account::NameAnswer &answer : m_report.names) {
        isAnswered = isAnswered && (answer.isAnswered || !answer.trouble.isEmpty());
        step.took = std::max(step.took, answer.startedAt + answer.took);
        if (!answer.values.isEmpty())
            texts += answer.type == QLatin1String("A") ? TestWords::found(answer.values)
                                                       : TestWords::found(answer.name, answer.values);
        else if (!answer.trouble.isEmpty())
            texts += TestWords::notAsked(hostText(answer.name));
        else if (answer.type == QLatin1String("A") && answer.isAnswered)
            texts += TestWords::noAddress();
    }
    const bool hasAddress = !m_report.names.isEmpty() && !m_report.names.first().values.isEmpty();
    step.state = hasAddress ? State::Done : isAnswered && !m_report.names.isEmpty() ? State::Failed : pending();
    step.text = texts.join(QLatin1String("; "));
    return step;
}

TestStep Summary::connect() const
{
    TestStep step{.name = stageWord(protocol::Stage::Connect), .from = m_report.probedAt};
    step.text = m_report.candidates.size() > 1 ? TestWords::allAtOnce() : TestWords::onePort();
    for (qsizetype i = 0; i < m_report.candidates.size(); ++i)
        step.parts += part(m_report.candidates[i], m_report.best == int(i));
    if (const Candidate *chosen = m_report.chosen()) {
        step.state = State::Done;
        step.took = chosen->startedAt + chosen->connectTook.value_or(0ms);
    } else {
        step.state = !m_report.isFinished ? State::Running : m_telling ? State::Doubtful : State::Failed;
        for (const TestStep &one : step.parts)
            step.took = std::max(step.took, one.from.value_or(0ms) + one.took - m_report.probedAt);
    }
    return step;
}

TestStep Summary::part(const Candidate &candidate, bool isChosen) const
{
    TestStep step{.name = TestWords::place(candidate.endpoint),
        .from = m_report.probedAt + candidate.startedAt,
        .took = candidate.connectTook.value_or(candidate.took),
        .isChosen = isChosen};
    if (!candidate.address.isNull())
        step.text = candidate.address.toString() + QLatin1String(": ");
    if (!candidate.isFinished) {
        step.state = State::Running;
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

TestStep Summary::greet() const
{
    TestStep step{.name = stageWord(protocol::Stage::Ehlo)};
    if (!m_telling || !m_telling->capabilities.isEsmtp)
        return step;
    step.state = m_telling->isVerified() ? State::Done : State::Doubtful;
    step.text = TestWords::offers(m_telling->capabilities);
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
    step.text = m_report.isFinished ? TestWords::notTried() : QString();
    if (!m_report.signIn)
        return step;
    step.from = m_report.signInAt;
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

TestStep Summary::handOver() const
{
    TestStep step{.name = stageWord(protocol::Stage::Data)};
    step.text = m_report.isFinished ? TestWords::nothingSent() : QString();
    if (!m_report.signIn || !*m_report.signIn || !m_report.signIn->value().rehearsal)
        return step;
    const protocol::DeliveryOutcome &outcome = *m_report.signIn->value().rehearsal;
    const auto accepted = std::count_if(
        outcome.recipients.begin(), outcome.recipients.end(), [](const auto &reply) { return reply.isAccepted(); });
    step.state = accepted == m_report.recipients.size() ? State::Done : accepted > 0 ? State::Doubtful : State::Failed;
    step.text = TestWords::wouldTake(int(accepted), int(m_report.recipients.size()));
    if (outcome.error)
        step.text += QLatin1String(": ") + explain(*outcome.error, context(m_telling)).what;
    return step;
}

void Summary::explainFailure(TestSummary &all, const protocol::SendError &error, const Candidate *candidate) const
{
    const Explanation explanation = explain(error, context(candidate));
    all.state = State::Failed;
    all.verdict = explanation.what;
    QStringList advice{explanation.why, explanation.who ? whoSentence(*explanation.who) : QString(), explanation.you};
    advice.removeAll(QString());
    all.advice = advice.join(QLatin1Char(' '));
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
    if (chosen && m_report.signIn && !*m_report.signIn)
        return explainFailure(all, m_report.signIn->error(), chosen);
    if (chosen) {
        all.state = State::Done;
        all.verdict = m_report.signIn && !m_report.userName.isEmpty() ? TestWords::worksSignedIn(*chosen) : TestWords::works(*chosen);
        all.advice = (block.isEmpty() ? QString() : QString(block + QLatin1Char(' '))) + TestWords::nothingToDo();
        return;
    }
    if (m_report.isStopped) {
        all.state = State::Doubtful;
        all.verdict = TestWords::ended(host);
        return;
    }
    const auto failed = std::find_if(m_report.candidates.begin(), m_report.candidates.end(),
        [this](const Candidate &candidate) { return &candidate == m_telling || !m_telling; });
    if (failed != m_report.candidates.end() && failed->error)
        explainFailure(all, *failed->error, &*failed);
    else
        all.verdict = m_telling ? TestWords::notSafe(host) : TestWords::nothing(host);
    all.state = State::Failed;
    if (!block.isEmpty())
        all.advice = block + (all.advice.isEmpty() ? QString() : QString(QLatin1Char(' ') + all.advice));
}

} // namespace

TestSummary summaryOf(const ConnectionTestReport &report)
{
    return Summary(report).summary();
}

namespace {

// One text with what a reader need not know taken out.
class Screen
{
public:
    Screen(const ConnectionTestReport &report, const Hidden &hidden)
    {
        if (hidden.areAddresses) {
            for (const QString &address : report.recipients)
                hide(address, TestReportWords::recipient());
            hide(report.userName, TestReportWords::user());
        }
        if (hidden.areNetworkAddresses) {
            for (const Candidate &candidate : report.candidates) {
                if (!candidate.address.isNull())
                    hide(candidate.address.toString(), TestReportWords::address());
            }
            for (const account::NameAnswer &answer : report.names) {
                if (answer.type == QLatin1String("A"))
                    for (const QString &value : answer.values)
                        hide(value, TestReportWords::address());
            }
        }
        // The longest first: one may be part of another.
        std::sort(m_words.begin(), m_words.end(), [](const auto &a, const auto &b) { return a.first.size() > b.first.size(); });
    }
    QString operator()(QString text) const
    {
        for (const auto &[word, instead] : m_words)
            text.replace(word, instead, Qt::CaseInsensitive);
        return text;
    }

private:
    void hide(const QString &word, const QString &instead)
    {
        if (!word.isEmpty())
            m_words.append({word, instead});
    }

    QList<std::pair<QString, QString>> m_words;
};

QString tookText(const TestStep &step)
{
    return step.from && step.took.count() > 0 ? TestReportWords::milliseconds(step.took) : QString();
}

void addLines(QStringList &lines, const QList<TestStep> &steps, const QString &indent)
{
    for (const TestStep &step : steps) {
        QStringList words{step.text, tookText(step)};
        words.removeAll(QString());
        lines += indent + TestReportWords::mark(step.state) + QLatin1Char(' ') + step.name
            + (words.isEmpty() ? QString() : QString(QLatin1String(": ") + words.join(QLatin1String(", "))));
        addLines(lines, step.parts, indent + QLatin1String("  "));
    }
}

QJsonArray stepsJson(const QList<TestStep> &steps, const Screen &screen)
{
    QJsonArray array;
    for (const TestStep &step : steps) {
        QJsonObject object{{QStringLiteral("name"), step.name}, {QStringLiteral("state"), TestReportWords::word(step.state)},
            {QStringLiteral("text"), screen(step.text)},
            {QStringLiteral("fromMs"), step.from ? QJsonValue(qint64(step.from->count())) : QJsonValue()},
            {QStringLiteral("tookMs"), qint64(step.took.count())}};
        if (!step.parts.isEmpty())
            object[QStringLiteral("parts")] = stepsJson(step.parts, screen);
        array += object;
    }
    return array;
}

QStringList headOf(const ConnectionTestReport &report, const TestSummary &summary)
{
    QStringList lines{TestReportWords::title(report), summary.verdict, summary.advice};
    lines.removeAll(QString());
    return lines;
}

} // namespace

QString testText(const ConnectionTestReport &report, const Hidden &hidden)
{
    const TestSummary summary = summaryOf(report);
    QStringList lines = headOf(report, summary);
    lines += QString();
    addLines(lines, summary.steps, {});
    lines << QString() << QString::fromUtf8(transport::toText(report.transcript)).trimmed() << QString();
    return Screen(report, hidden)(lines.join(QLatin1Char('\n')));
}

QString testMarkdown(const ConnectionTestReport &report, const Hidden &hidden)
{
    const TestSummary summary = summaryOf(report);
    QStringList lines = headOf(report, summary);
    lines.first().prepend(QLatin1String("## "));
    QStringList steps;
    addLines(steps, summary.steps, {});
    const QString fence = QStringLiteral("```");
    lines << QString() << fence << steps << fence << QString() << fence
          << QString::fromUtf8(transport::toText(report.transcript)).trimmed() << fence << QString();
    return Screen(report, hidden)(lines.join(QLatin1Char('\n')));
}

QJsonObject testJson(const ConnectionTestReport &report, const Hidden &hidden)
{
    const TestSummary summary = summaryOf(report);
    const Screen screen(report, hidden);
    return {{QStringLiteral("host"), report.host}, {QStringLiteral("at"), report.at.toUTC().toString(Qt::ISODate)},
        {QStringLiteral("ok"), summary.state == State::Done}, {QStringLiteral("verdict"), screen(summary.verdict)},
        {QStringLiteral("advice"), screen(summary.advice)}, {QStringLiteral("steps"), stepsJson(summary.steps, screen)},
        {QStringLiteral("transcript"), screen(QString::fromUtf8(transport::toText(report.transcript)))}};
}

} // namespace pillarbox::ui
