// The catalogue of causes: each entry is written down somewhere, finds the reply that it was made for, and says something of
// its own.

#include "ui/text/catalogue/catalogue.h"
#include "ui/text/catalogue/causetext.h"
#include "ui/text/cause.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <vector>

namespace pillarbox::ui {
namespace {

using protocol::ErrorKind;
using protocol::SendError;
using protocol::Stage;

struct Golden {
    QString entry;
    SendError error;
    Context context;
    QString who;
    QString sentence;
};

ErrorKind kindOf(const QString &origin)
{
    const QHash<QString, ErrorKind> kinds{{QStringLiteral("Unreachable"), ErrorKind::Unreachable},
        {QStringLiteral("TimedOut"), ErrorKind::TimedOut}, {QStringLiteral("TlsFailed"), ErrorKind::TlsFailed}};
    return kinds.value(origin, ErrorKind::Refused);
}

// "550 5.1.1 words", or several lines "550-5.1.1 words\n550 more words", as a reply parser leaves them.
void setReply(SendError &error, const QString &reply)
{
    QByteArrayList lines;
    for (const QString &line : QString(reply).replace(QLatin1String("\\n"), QLatin1String("\n")).split(u'\n'))
        lines += line.mid(4).toUtf8();
    error.replyCode = reply.left(3).toInt();
    error.serverText = lines.join('\n');
    error.enhanced = protocol::EnhancedStatusCode::parse(lines.first(), error.replyCode);
}

std::vector<Golden> goldens()
{
    QFile file(QStringLiteral(PILLARBOX_REPLIES));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    std::vector<Golden> found;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith(u'#'))
            continue;
        const QStringList fields = line.split(u'\t');
        EXPECT_EQ(fields.size(), 8) << qPrintable(line);
        Golden golden{fields[0], {}, {.isInOutbox = false}, fields[6], fields[7]};
        golden.error.kind = kindOf(fields[1]);
        golden.error.stage = protocol::stageFromName(fields[2].toLatin1()).value();
        golden.context.host = fields[3] == QLatin1String("-") ? QString() : fields[3];
        golden.context.port = quint16(fields[4].toUInt());
        if (golden.error.kind == ErrorKind::Refused)
            setReply(golden.error, fields[5]);
        else
            golden.error.detail = fields[5];
        found.push_back(golden);
    }
    return found;
}

std::vector<CauseRule> allRules()
{
    std::vector<CauseRule> found;
    for (const CauseRules &rules : allCauseRules())
        found.insert(found.end(), rules.begin(), rules.end());
    return found;
}

std::vector<CauseText> allTexts()
{
    std::vector<CauseText> found;
    for (const CauseTexts &texts : allCauseTexts())
        found.insert(found.end(), texts.begin(), texts.end());
    return found;
}

TEST(Catalogue, EachEntryIsWrittenDownSomewhere)
{
    const QRegularExpression source(QStringLiteral("^(RFC \\d{3,4}( section [\\d.]+)?"
                                                   "|IANA SMTP Enhanced Status Codes registry, \\d{4}-\\d\\d-\\d\\d"
                                                   "|https?://\\S+, (read )?\\d{4}-\\d\\d-\\d\\d)$"));
    QSet<QByteArray> ids;
    for (const CauseRule &rule : allRules()) {
        EXPECT_TRUE(source.match(QString::fromUtf8(rule.source)).hasMatch()) << rule.id << ": " << rule.source;
        EXPECT_FALSE(ids.contains(rule.id)) << rule.id;
        ids.insert(rule.id);
    }
    EXPECT_GE(ids.size(), 120);
}

TEST(Catalogue, EachEntryHasARealReplyThatFindsIt)
{
    QSet<QByteArray> seen;
    for (const Golden &golden : goldens()) {
        const CauseRule *rule = ruleFor(golden.error, golden.context);
        ASSERT_TRUE(rule) << qPrintable(golden.entry);
        EXPECT_EQ(golden.entry.toStdString(), rule->id);
        EXPECT_EQ(golden.sentence.toStdString(), textOf(rule->cause).why) << rule->id;
        seen.insert(rule->id);
    }
    for (const CauseRule &rule : allRules())
        EXPECT_TRUE(seen.contains(rule.id)) << rule.id;
}

TEST(Catalogue, TheExplanationSaysItAndWhoHasToAct)
{
    for (const Golden &golden : goldens()) {
        const Explanation explanation = explain(golden.error, golden.context);
        ASSERT_TRUE(explanation.who) << qPrintable(golden.entry);
        EXPECT_EQ(whoName(*explanation.who).toStdString(), golden.who.toStdString()) << qPrintable(golden.entry);
        EXPECT_NE(explanation.action, Action::None);
        EXPECT_TRUE(explanation.oneLine().contains(whoSentence(*explanation.who))) << qPrintable(golden.entry);
        const bool isOfProvider = isPasswordTrouble(*ruleFor(golden.error, golden.context)); // in its words, where it is known
        EXPECT_TRUE(isOfProvider || explanation.why.contains(golden.sentence))
            << qPrintable(golden.entry) << ": " << qPrintable(explanation.why);
    }
}

TEST(Catalogue, NoReplyIsAmbiguous)
{
    for (const Golden &golden : goldens()) {
        const auto rules = rulesFor(golden.error, golden.context);
        for (qsizetype i = 1; i < rules.size(); ++i)
            EXPECT_FALSE(rankOf(*rules[i]) == rankOf(*rules[0]) && rules[i]->cause != rules[0]->cause)
                << rules[0]->id << " and " << rules[i]->id;
    }
}

bool isSharing(int a, int b)
{
    return a == 0 || b == 0 || a == b || (a < 10 && a == b / 100) || (b < 10 && b == a / 100);
}

bool isSharing(const EnhancedPattern &a, const EnhancedPattern &b)
{
    const auto agree = [](int left, int right) { return left < 0 || right < 0 || left == right; };
    const bool isDisjoint = a.first >= 0 && b.first >= 0 && (a.last < b.first || b.last < a.first);
    return a.isAny() || b.isAny() || (agree(a.klass, b.klass) && a.subject == b.subject && !isDisjoint);
}

TEST(Catalogue, NoTwoEntriesOfOneRankFitTheSameReply)
{
    const auto rules = allRules();
    for (size_t i = 0; i < rules.size(); ++i) {
        for (size_t j = i + 1; j < rules.size(); ++j) {
            const CauseRule &a = rules[i];
            const CauseRule &b = rules[j];
            const bool isMeeting = a.origin == b.origin && (a.stages & b.stages) && isSharing(a.number, b.number)
                && isSharing(a.enhanced, b.enhanced) && QByteArray(a.text) == b.text && QByteArray(a.provider) == b.provider;
            EXPECT_FALSE(isMeeting && rankOf(a) == rankOf(b) && a.cause != b.cause) << a.id << " and " << b.id;
        }
    }
}

TEST(Catalogue, NoTwoCausesShareASentenceAndEachIsUsed)
{
    QSet<CauseId> used;
    for (const CauseRule &rule : allRules())
        used.insert(rule.cause);
    QHash<QByteArray, CauseId> sentences;
    for (const CauseText &text : allTexts()) {
        EXPECT_FALSE(sentences.contains(text.why)) << text.why;
        sentences.insert(text.why, text.id);
        EXPECT_TRUE(used.contains(text.id)) << text.why;
        for (const char *sentence : {text.why, text.you})
            EXPECT_TRUE(QByteArrayView(sentence).endsWith('.')) << sentence;
    }
    for (const CauseId id : used)
        EXPECT_TRUE(std::any_of(sentences.begin(), sentences.end(), [id](CauseId known) { return known == id; })) << int(id);
}

TEST(Catalogue, AnUnknownCodeStillSaysForHowLongWhereAndInWhoseWords)
{
    for (const auto &[code, word] : {std::pair(599, "for good"), std::pair(499, "for now")}) {
        SendError error;
        error.kind = ErrorKind::Refused;
        error.stage = Stage::Rcpt;
        error.replyCode = code;
        error.serverText = "Not on a Tuesday";
        const Explanation explanation = explain(error, {.host = QStringLiteral("mail.example.org")});
        EXPECT_TRUE(explanation.what.contains(QLatin1String("recipient"))) << qPrintable(explanation.what);
        EXPECT_TRUE(explanation.why.contains(QLatin1String(word))) << qPrintable(explanation.why);
        EXPECT_TRUE(explanation.why.contains(QString::number(code))) << qPrintable(explanation.why);
        EXPECT_TRUE(explanation.why.endsWith(QLatin1String("It said: Not on a Tuesday"))) << qPrintable(explanation.why);
        EXPECT_EQ(explanation.serverWords, QStringLiteral("Not on a Tuesday"));
    }
}

TEST(Catalogue, PatienceIsAllThatALaterAsks)
{
    SendError error;
    error.kind = ErrorKind::Refused;
    error.stage = Stage::Rcpt;
    error.enhanced = protocol::EnhancedStatusCode{4, 4, 1};
    error.replyCode = 451;
    EXPECT_EQ(explain(error, {}).who, Who::Nobody);
    error.replyCode = 550;
    error.enhanced = protocol::EnhancedStatusCode{5, 4, 1};
    EXPECT_EQ(explain(error, {}).who, Who::Recipient);
}

TEST(Catalogue, ABounceTellsTheCauseThatItsServerGave)
{
    outbox::ItemSummary item;
    item.state = outbox::State::Sent;
    outbox::Recipient recipient;
    recipient.mailbox.address = QStringLiteral("bob@example.net");
    recipient.outcome = outbox::Outcome::Accepted;
    message::RecipientReport report;
    report.status = "5.2.2";
    report.diagnostic = QStringLiteral("552 5.2.2 <bob@example.net>: user is over quota");
    report.reporter = QStringLiteral("mx.example.net");
    recipient.reports = {report};
    item.recipients = {recipient};
    const Explanation explanation = explain(item, {});
    EXPECT_TRUE(explanation.why.contains(QLatin1String("It answered 552 5.2.2. The mailbox is full.")))
        << qPrintable(explanation.why);
    EXPECT_EQ(explanation.who, Who::Recipient);
    EXPECT_TRUE(explanation.you.contains(QLatin1String("once there is room"))) << qPrintable(explanation.you);
}

} // namespace
} // namespace pillarbox::ui
