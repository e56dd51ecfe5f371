// What came back is put down to the message and the recipient that it is about.

#include "tests/unit/outbox/outboxworld.h"

#include <QFile>
#include <QTimeZone>

#include <gtest/gtest.h>

namespace pillarbox {

using namespace Qt::StringLiterals;
using message::DeliveryReport;
using message::RecipientReport;
using message::ReportAction;
using outbox::ItemId;
using outbox::OutboxError;
using outbox::ReportMatch;
using outbox::State;
using test::draftTo;
using test::OutboxWorld;

const QDateTime kNow(QDate(2026, 3, 2), QTime(14, 2), QTimeZone::utc());

class Reports : public testing::Test
{
protected:
    static RecipientReport entry(ReportAction action, const QString &final, const QString &original = {})
    {
        RecipientReport entry;
        entry.action = action;
        entry.finalRecipient = final;
        entry.originalRecipient = original;
        entry.status = "5.1.1";
        entry.diagnostic = u"550 no such user"_s;
        entry.reportedAt = kNow;
        return entry;
    }
    Expected<ReportMatch, OutboxError> add(const DeliveryReport &report)
    {
        return world.answerOf<ReportMatch>([&](auto done) {
            world.outbox->onStore<ReportMatch>([report](outbox::Store &store) { return store.addReport(report, kNow); }, done);
        });
    }
    Expected<ReportMatch, OutboxError> addFile(const QString &path)
    {
        return world.answerOf<ReportMatch>([&](auto done) { world.outbox->addReport(path, done); });
    }
    // As when the program ended after it had handed the message over for those at these positions.
    ItemId inDoubt(const QStringList &addresses, const QList<int> &positions)
    {
        const ItemId id = world.enqueue(draftTo(addresses));
        lose(id, positions);
        return id;
    }
    void lose(const ItemId &id, const QList<int> &positions)
    {
        const QDateTime soon = QDateTime::currentDateTimeUtc().addSecs(60);
        const auto lost = world.answerOf<Done>([&](auto done) {
            world.outbox->onStore<Done>(
                [id, positions, soon, account = world.accountId](outbox::Store &store) -> Expected<Done, OutboxError> {
                    if (const auto claimed = store.claims().claimNext(account, u"me"_s, false, soon); !claimed)
                        return Unexpected{claimed.error()};
                    if (const auto marked = store.claims().markHandedOver(id, u"me"_s, positions, {}, soon); !marked)
                        return Unexpected{marked.error()};
                    (void)store.claims().recover(u"another"_s, soon);
                    return Done{};
                },
                done);
        });
        ASSERT_TRUE(lost);
        ASSERT_EQ(world.load(id).summary.state, State::Unknown);
    }
    QList<outbox::Outcome> outcomesOf(const ItemId &id)
    {
        QList<outbox::Outcome> outcomes;
        const auto item = world.load(id); // lives as long as the loop
        for (const outbox::Recipient &recipient : item.summary.recipients)
            outcomes.append(recipient.outcome);
        return outcomes;
    }
    QByteArray messageIdOf(const ItemId &id) { return world.load(id).summary.messageId; }
    QList<ReportAction> actionsOf(const ItemId &id, int position = 0)
    {
        QList<ReportAction> actions;
        for (const RecipientReport &report : world.load(id).summary.recipients.value(position).reports)
            actions.append(report.action);
        return actions;
    }

    OutboxWorld world;
};

TEST_F(Reports, AreMatchedByMessageIdAndRecipient)
{
    world.enqueue(draftTo({u"b@x.example"_s}));
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s, u"c@x.example"_s}));
    const DeliveryReport report{
        {}, messageIdOf(id), {entry(ReportAction::Failed, u"other@forward.example"_s, u"c@X.example"_s)}};
    const auto match = add(report);
    ASSERT_TRUE(match);
    EXPECT_EQ(*match, (ReportMatch{id, {1}, {}, true}));
    const auto *item = world.outbox->find(id); // announced
    ASSERT_TRUE(item);
    EXPECT_TRUE(item->recipients[0].reports.isEmpty());
    EXPECT_TRUE(hasBounced(item->recipients[1]));
    ASSERT_EQ(item->recipients[1].reports.size(), 1);
    RecipientReport kept = report.recipients[0];
    kept.originalRecipient.clear(); // that is the recipient
    EXPECT_EQ(item->recipients[1].reports[0], kept);
    EXPECT_EQ(item->state, State::Waiting); // a report changes no state
    world.restart();
    EXPECT_EQ(actionsOf(id, 1), QList{ReportAction::Failed});
}

TEST_F(Reports, TheSameOneTwiceIsOne)
{
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    const DeliveryReport report{{}, messageIdOf(id), {entry(ReportAction::Delayed, u"b@x.example"_s)}};
    EXPECT_TRUE(add(report)->isNew);
    EXPECT_FALSE(add(report)->isNew);
    EXPECT_EQ(actionsOf(id).size(), 1);
}

TEST_F(Reports, WhoIsNotAmongTheRecipientsIsNamed)
{
    const ItemId one = world.enqueue(draftTo({u"b@x.example"_s}));
    // The only recipient has forwarded it.
    EXPECT_EQ(add({{}, messageIdOf(one), {entry(ReportAction::Failed, u"z@y.example"_s)}})->positions, QList{0});
    EXPECT_EQ(world.load(one).summary.recipients[0].reports[0].finalRecipient, u"z@y.example"_s);
    const ItemId two = world.enqueue(draftTo({u"b@x.example"_s, u"c@x.example"_s}));
    const auto match = add({{}, messageIdOf(two), {entry(ReportAction::Failed, u"z@y.example"_s)}});
    ASSERT_TRUE(match);
    EXPECT_EQ(*match, (ReportMatch{two, {}, {u"z@y.example"_s}, false}));
    // A bounce that names nobody.
    EXPECT_EQ(add({{}, messageIdOf(one), {}})->positions, QList{0});
    EXPECT_TRUE(add({{}, messageIdOf(two), {}})->positions.isEmpty());
}

TEST_F(Reports, ALocalPartInOtherCaseIsWhoeverAloneCanBeMeant)
{
    const ItemId one = world.enqueue(draftTo({u"Bob@x.example"_s, u"c@x.example"_s}));
    EXPECT_EQ(add({{}, messageIdOf(one), {entry(ReportAction::Failed, u"bob@X.example"_s)}})->positions, QList{0});
    const ItemId two = world.enqueue(draftTo({u"Bob@x.example"_s, u"BOB@x.example"_s}));
    EXPECT_EQ(add({{}, messageIdOf(two), {entry(ReportAction::Failed, u"BOB@x.example"_s)}})->positions, QList{1});
    EXPECT_TRUE(add({{}, messageIdOf(two), {entry(ReportAction::Failed, u"bob@x.example"_s)}})->positions.isEmpty());
    // One recipient forwards to another.
    const ItemId three = world.enqueue(draftTo({u"b@x.example"_s, u"c@x.example"_s}));
    EXPECT_EQ(
        add({{}, messageIdOf(three), {entry(ReportAction::Failed, u"c@x.example"_s, u"b@x.example"_s)}})->positions, QList{0});
}

TEST_F(Reports, OfNoMessageOfOursIsSaid)
{
    world.enqueue(draftTo({u"b@x.example"_s}));
    for (const DeliveryReport &report :
        {DeliveryReport{{}, "<other@x.example>", {entry(ReportAction::Failed, u"b@x.example"_s)}},
            DeliveryReport{{}, {}, {entry(ReportAction::Failed, u"b@x.example"_s)}},
            DeliveryReport{"x' OR 1=1 --", {}, {entry(ReportAction::Failed, u"b@x.example"_s)}}}) {
        const auto match = add(report);
        ASSERT_FALSE(match);
        EXPECT_EQ(match.error().kind, OutboxError::Kind::NotFound);
    }
}

// A relay may give the message another Message-ID.
TEST_F(Reports, AreMatchedByTheEnvelopeIdOfTheTransaction)
{
    outbox::Departure departure;
    departure.options.dsn.emplace();
    const auto queue = [&] {
        return world
            .answerOf<ItemId>([&](auto done) { world.outbox->enqueue(draftTo({u"b@x.example"_s}), {}, done, departure); })
            .value();
    };
    const ItemId own = queue();
    departure.options.dsn->envelopeId = "QQ+314159";
    const ItemId given = queue();
    EXPECT_EQ(
        add({own.toByteArray(QUuid::WithoutBraces), "<changed@x>", {entry(ReportAction::Delivered, u"b@x.example"_s)}})->id,
        own);
    EXPECT_EQ(add({"QQ+2B314159", "<changed@x>", {entry(ReportAction::Delivered, u"b@x.example"_s)}})->id, given);
}

TEST_F(Reports, FailureOutweighsWhatElseIsSaid)
{
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    const auto verdict = [&] {
        const auto item = world.load(id);
        const auto *report = outbox::verdictOf(item.summary.recipients[0]);
        return report ? std::optional(report->action) : std::nullopt;
    };
    EXPECT_EQ(verdict(), std::nullopt);
    const QByteArray messageId = messageIdOf(id);
    for (const auto &[action, expected] : QList<std::pair<ReportAction, std::optional<ReportAction>>>{
             {ReportAction::Displayed, {}}, {ReportAction::Delayed, ReportAction::Delayed},
             {ReportAction::Relayed, ReportAction::Relayed}, {ReportAction::Delivered, ReportAction::Delivered},
             {ReportAction::Failed, ReportAction::Failed}, {ReportAction::Expanded, ReportAction::Failed}}) {
        ASSERT_TRUE(add({{}, messageId, {entry(action, u"b@x.example"_s)}}));
        EXPECT_EQ(verdict(), expected);
    }
}

TEST_F(Reports, SettleWhatWasInDoubt)
{
    using outbox::Outcome;
    for (const ReportAction action : {ReportAction::Delivered, ReportAction::Relayed, ReportAction::Expanded}) {
        const ItemId id = inDoubt({u"b@x.example"_s, u"c@x.example"_s}, {0, 1});
        ASSERT_TRUE(add({id.toByteArray(QUuid::WithoutBraces), {}, {entry(action, u"b@x.example"_s)}}));
        EXPECT_EQ(outcomesOf(id), (QList{Outcome::Accepted, Outcome::Unknown}));
        EXPECT_EQ(world.load(id).summary.state, State::Unknown); // the other is in doubt
        ASSERT_TRUE(add({{}, messageIdOf(id), {entry(action, u"c@x.example"_s)}}));
        EXPECT_EQ(outcomesOf(id), (QList{Outcome::Accepted, Outcome::Accepted}));
        const auto *item = world.outbox->find(id); // announced
        ASSERT_TRUE(item);
        EXPECT_EQ(item->state, State::Sent);
    }
}

TEST_F(Reports, OfAFailureRefuseWhoWasInDoubt)
{
    using outbox::Outcome;
    const ItemId id = inDoubt({u"b@x.example"_s, u"c@x.example"_s}, {0, 1});
    // Forwarded to two, of whom one got it.
    ASSERT_TRUE(add({{}, messageIdOf(id),
        {entry(ReportAction::Delivered, u"b@x.example"_s), entry(ReportAction::Failed, u"z@y.example"_s, u"c@x.example"_s),
            entry(ReportAction::Delivered, u"c@x.example"_s)}}));
    const outbox::ItemSummary item = world.load(id).summary;
    EXPECT_EQ(item.state, State::Failed);
    EXPECT_EQ(outcomesOf(id), (QList{Outcome::Accepted, Outcome::Refused}));
    EXPECT_EQ(item.recipients[1].enhanced, (protocol::EnhancedStatusCode{5, 1, 1}));
    EXPECT_EQ(item.recipients[1].serverText, "550 no such user");
    EXPECT_EQ(item.recipients[1].answeredAt, kNow);
}

TEST_F(Reports, LetThoseGoOnWhoWereNotHandedOver)
{
    using outbox::Outcome;
    const ItemId id = inDoubt({u"b@x.example"_s, u"c@x.example"_s}, {0});
    ASSERT_TRUE(add({{}, messageIdOf(id), {entry(ReportAction::Delivered, u"b@x.example"_s)}}));
    EXPECT_EQ(world.load(id).summary.state, State::Waiting);
    EXPECT_EQ(outcomesOf(id), (QList{Outcome::Accepted, Outcome::Pending}));
}

TEST_F(Reports, ThatSayNothingOfArrivalLeaveTheDoubt)
{
    const ItemId id = inDoubt({u"b@x.example"_s, u"c@x.example"_s}, {0, 1});
    for (const auto &[action, address] : QList<std::pair<ReportAction, QString>>{
             {ReportAction::Delayed, u"b@x.example"_s}, {ReportAction::Failed, u"stranger@y.example"_s}})
        ASSERT_TRUE(add({{}, messageIdOf(id), {entry(action, address)}}));
    EXPECT_EQ(world.load(id).summary.state, State::Unknown);
    EXPECT_EQ(outcomesOf(id), QList<outbox::Outcome>(2, outbox::Outcome::Unknown));
}

// The first attempt's bounce says nothing of the second.
TEST_F(Reports, KnownBeforeSettleNothingAgain)
{
    const ItemId id = inDoubt({u"b@x.example"_s}, {0});
    const DeliveryReport report{{}, messageIdOf(id), {entry(ReportAction::Failed, u"b@x.example"_s)}};
    ASSERT_TRUE(add(report));
    ASSERT_EQ(world.load(id).summary.state, State::Failed);
    ASSERT_TRUE(world.answerOf<Done>([&](auto done) { world.outbox->sendNow(id, done); }));
    lose(id, {0});
    EXPECT_FALSE(add(report)->isNew);
    EXPECT_EQ(world.load(id).summary.state, State::Unknown);
}

TEST_F(Reports, GoWithTheirMessage)
{
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    const QByteArray messageId = messageIdOf(id);
    ASSERT_TRUE(add({{}, messageId, {entry(ReportAction::Failed, u"b@x.example"_s)}}));
    ASSERT_TRUE(world.answerOf<Done>([&](auto done) { world.outbox->remove(id, done); }));
    EXPECT_FALSE(add({{}, messageId, {entry(ReportAction::Failed, u"b@x.example"_s)}}));
}

TEST_F(Reports, AFileIsRead)
{
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    QFile file(world.directory() + u"/bounce.eml"_s);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("From: MAILER-DAEMON@x.example\nDate: Mon, 2 Mar 2026 14:02:05 +0000\n\nHi. This is the qmail-send program.\n\n"
               "<b@x.example>:\n550 5.1.1 nobody\n\n--- Below this line is a copy of the message.\n\nMessage-ID: "
        + messageIdOf(id) + "\n");
    file.close();
    const auto match = addFile(file.fileName());
    ASSERT_TRUE(match);
    EXPECT_EQ(match->id, id);
    EXPECT_EQ(actionsOf(id), QList{ReportAction::Failed});
    EXPECT_EQ(addFile(world.outbox->spoolFile(id)).error().kind, OutboxError::Kind::NotAReport);
    EXPECT_EQ(addFile(u"/nowhere"_s).error().kind, OutboxError::Kind::CannotRead);
}

} // namespace pillarbox
