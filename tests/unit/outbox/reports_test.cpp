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
