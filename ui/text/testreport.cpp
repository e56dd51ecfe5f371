#include "ui/text/testreport.h"

#include "ui/text/testdetails.h"
#include "ui/text/testsummary.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace pillarbox::ui {

namespace {

using namespace Qt::StringLiterals;
using account::ConnectionTestReport;
using State = TestStep::State;

class TestReportWords
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionTest)

public:
    static QString title(const ConnectionTestReport &report)
    {
        return tr("Connection test of %1, %2").arg(report.host, report.at.toUTC().toString(Qt::ISODate));
    }
    static QString milliseconds(std::chrono::milliseconds time) { return tr("%1 ms").arg(time.count()); }
    static QString user() { return tr("(user)"); }
    static QString address() { return tr("(address)"); }
    static QString network() { return tr("(network address)"); }
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

bool isNetworkAddress(const QString &text)
{
    return !QHostAddress(text).isNull();
}

// One text with what a reader need not know taken out: what the test knows, and also what only the server says, as
// "hello [203.0.113.9]".
class Screen
{
public:
    Screen(const ConnectionTestReport &report, const Hidden &hidden)
        : m_hidden(hidden)
        , m_userName(report.userName)
        , m_addresses(report.recipients)
    {
        m_addresses += report.sender;
        m_addresses.removeAll(QString());
        // The longest first: one may be part of another.
        std::sort(m_addresses.begin(), m_addresses.end(), [](const auto &a, const auto &b) { return a.size() > b.size(); });
    }
    QString operator()(QString text) const
    {
        if (m_hidden.areAddresses)
            text = withoutMailAddresses(text);
        return m_hidden.areNetworkAddresses ? withoutNetworkAddresses(text) : text;
    }

private:
    QString withoutMailAddresses(QString text) const
    {
        for (const QString &address : m_addresses)
            text.replace(address, TestReportWords::address(), Qt::CaseInsensitive);
        static const QRegularExpression mailbox(
            QStringLiteral("(?:\"[^\"\\n]*\"|[^\\s<>()\\[\\]\",;:]+)@(?:\\[[^\\]\\s]*\\]|[^\\s<>()\"',;:]+)"));
        text.replace(mailbox, TestReportWords::address());
        if (m_userName.isEmpty())
            return text;
        const QRegularExpression user(
            u"(?<!\\w)%1(?!\\w)"_s.arg(QRegularExpression::escape(m_userName)), QRegularExpression::CaseInsensitiveOption);
        return text.replace(user, TestReportWords::user());
    }
    static QString withoutNetworkAddresses(const QString &text)
    {
        // Whatever could be one; a time or a fingerprint is none.
        static const QRegularExpression like(QStringLiteral("(?<![\\w.])\\d+(?:\\.\\d+){3}(?!\\w|\\.\\d)"
                                                            "|(?:(?<=IPv6:)|(?<![\\w.:]))[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*(?!\\w)"));
        QString out;
        qsizetype from = 0;
        for (auto found = like.globalMatch(text); found.hasNext();) {
            const auto match = found.next();
            QString address = match.captured();
            while (!isNetworkAddress(address) && (address.endsWith(u':') || address.endsWith(u'.')))
                address.chop(1); // of the sentence around it
            const bool isOne = isNetworkAddress(address);
            out += text.mid(from, match.capturedStart() - from);
            out += isOne ? TestReportWords::network() : address;
            from = match.capturedStart() + address.size();
        }
        return out + text.mid(from);
    }

    Hidden m_hidden;
    QString m_userName;
    QStringList m_addresses;
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
        QJsonObject object{{QStringLiteral("name"), screen(step.name)},
            {QStringLiteral("state"), TestReportWords::word(step.state)}, {QStringLiteral("text"), screen(step.text)},
            {QStringLiteral("fromMs"), step.from ? QJsonValue(qint64(step.from->count())) : QJsonValue()},
            {QStringLiteral("tookMs"), qint64(step.took.count())}};
        if (!step.parts.isEmpty())
            object[QStringLiteral("parts")] = stepsJson(step.parts, screen);
        array += object;
    }
    return array;
}

// Longer than whatever is in the text, so that a server cannot end it.
QString fenceAround(const QString &text)
{
    qsizetype longest = 2;
    static const QRegularExpression ticks(QStringLiteral("`+"));
    for (auto found = ticks.globalMatch(text); found.hasNext();)
        longest = std::max(longest, found.next().capturedLength());
    return QString(longest + 1, QLatin1Char('`'));
}

QJsonArray screened(const QStringList &texts, const Screen &screen)
{
    QJsonArray array;
    for (const QString &text : texts)
        array += screen(text);
    return array;
}

QJsonValue tlsJson(const transport::Candidate *candidate, const Screen &screen)
{
    if (!candidate || !candidate->tls)
        return {};
    QJsonArray chain;
    for (const transport::CertificateFacts &facts : candidate->tls->chain)
        chain += QJsonObject{{u"subject"_s, screen(facts.subject)}, {u"issuer"_s, screen(facts.issuer)},
            {u"names"_s, screened(facts.names, screen)}, {u"notBefore"_s, facts.notBefore.toUTC().toString(Qt::ISODate)},
            {u"notAfter"_s, facts.notAfter.toUTC().toString(Qt::ISODate)},
            {u"sha256"_s, QString::fromLatin1(facts.sha256.toHex())}};
    return QJsonObject{{u"version"_s, candidate->tls->version}, {u"cipher"_s, candidate->tls->cipher},
        {u"trusted"_s, candidate->tls->isTrusted}, {u"errors"_s, QJsonArray::fromStringList(candidate->tls->errors)},
        {u"chain"_s, chain}};
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
    const QString transcript = QString::fromUtf8(transport::toText(report.transcript)).trimmed();
    const QString fence = fenceAround(steps.join(QLatin1Char('\n')) + transcript);
    lines << QString() << fence << steps << fence << QString() << fence << transcript << fence << QString();
    return Screen(report, hidden)(lines.join(QLatin1Char('\n')));
}

QJsonObject testJson(const ConnectionTestReport &report, const Hidden &hidden)
{
    const TestSummary summary = summaryOf(report);
    const Screen screen(report, hidden);
    return {{QStringLiteral("host"), screen(report.host)}, {QStringLiteral("at"), report.at.toUTC().toString(Qt::ISODate)},
        {QStringLiteral("ok"), summary.state == State::Done}, {QStringLiteral("verdict"), screen(summary.verdict)},
        {QStringLiteral("advice"), screen(summary.advice)}, {QStringLiteral("steps"), stepsJson(summary.steps, screen)},
        {QStringLiteral("tls"), tlsJson(toldOf(report), screen)},
        {QStringLiteral("transcript"), screen(QString::fromUtf8(transport::toText(report.transcript)))}};
}

} // namespace pillarbox::ui
