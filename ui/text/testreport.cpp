#include "ui/text/testreport.h"

#include "ui/text/testsummary.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace pillarbox::ui {

namespace {

using account::ConnectionTestReport;
using State = TestStep::State;
using transport::Candidate;

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
                if (answer.isAddress())
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
