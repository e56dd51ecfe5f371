// Recipients that a relay does not take all at once (452 4.5.3, RFC 9422): served by further transactions, nobody twice.

#include "tests/unit/outbox/outboxworld.h"

#include <gmock/gmock.h>

#include <algorithm>

namespace pillarbox {

using namespace Qt::StringLiterals;
using outbox::ItemId;
using outbox::Outcome;
using outbox::State;
using protocol::Stage;
using test::Answer;
using test::draftTo;
using test::Heard;
using test::OutboxWorld;

QStringList addresses(int count)
{
    QStringList list;
    for (int i = 0; i < count; ++i)
        list.append(u"r%1@x.example"_s.arg(i));
    return list;
}

// Takes this many recipients for each message.
std::function<std::optional<Answer>(const Heard &)> takesAtOnce(
    int most, std::function<std::optional<Answer>(const Heard &)> else_ = {})
{
    const auto counts = std::make_shared<QHash<int, int>>();
    return [most, counts, else_](const Heard &heard) -> std::optional<Answer> {
        if (heard.stage == Stage::Rcpt && ++(*counts)[heard.message] > most)
            return Answer{"452 4.5.3 too many recipients", false};
        return else_ ? else_(heard) : std::nullopt;
    };
}

QByteArrayList everybody(const OutboxWorld &world)
{
    QByteArrayList paths;
    for (const auto &message : world.server.received())
        paths += message.isAccepted ? message.forwardPaths : QByteArrayList();
    std::sort(paths.begin(), paths.end());
    return paths;
}

TEST(FurtherTransactions, ServeAllAtOnceOverOneConnection)
{
    OutboxWorld world;
    world.server.setAnswer(takesAtOnce(2));
    const ItemId id = world.enqueue(draftTo(addresses(5)));
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Sent));
    EXPECT_EQ(world.server.ledger().size(), 3);
    const QByteArrayList served = everybody(world);
    EXPECT_EQ(served.size(), 5);
    EXPECT_EQ(QSet(served.begin(), served.end()).size(), 5);
    EXPECT_EQ(world.server.connectionCount(), 1);
    const auto item = world.load(id);
    EXPECT_EQ(item.summary.attempts, 1);
    ASSERT_EQ(item.attempts.size(), 1);
    EXPECT_EQ(item.attempts[0].transcript.count("MAIL FROM"), 3);
    for (const auto &recipient : item.summary.recipients)
        EXPECT_EQ(recipient.outcome, Outcome::Accepted);
}

TEST(FurtherTransactions, KeepWhatEachSettled)
{
    OutboxWorld world;
    world.server.setAnswer(
        takesAtOnce(2, test::answersByRecipient({{"r1@x.example", "550 5.1.1 nobody"}, {"r4@x.example", "550 5.1.1 nobody"}})));
    const ItemId id = world.enqueue(draftTo(addresses(5)));
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Failed));
    const auto item = world.load(id);
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(item.summary.recipients[i].outcome, i == 1 || i == 4 ? Outcome::Refused : Outcome::Accepted) << i;
}

// The mark of the second transaction is about its recipients alone.
TEST(FurtherTransactions, ALinkLostInTheSecondLeavesTheFirstSettled)
{
    OutboxWorld world;
    int ends = 0;
    world.server.setAnswer(takesAtOnce(2, [&ends](const Heard &heard) -> std::optional<Answer> {
        return heard.stage == Stage::EndOfData && ++ends == 2 ? std::optional(Answer{{}, true}) : std::nullopt;
    }));
    const ItemId id = world.enqueue(draftTo(addresses(5)));
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Unknown));
    const auto item = world.load(id);
    const QList<Outcome> expected{Outcome::Accepted, Outcome::Accepted, Outcome::Unknown, Outcome::Unknown, Outcome::Pending};
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(item.summary.recipients[i].outcome, expected[i]) << i;
    EXPECT_TRUE(item.receipt); // of the first
}

TEST(FurtherTransactions, AProgramThatEndsBetweenThemServesTheRestLater)
{
    OutboxWorld world;
    int mails = 0;
    world.server.setAnswer(takesAtOnce(2, [&mails](const Heard &heard) -> std::optional<Answer> {
        return heard.stage == Stage::Mail && ++mails == 2 ? std::optional(Answer{{}, false}) : std::nullopt; // silence
    }));
    const ItemId id = world.enqueue(draftTo(addresses(5)));
    world.startService();
    ASSERT_TRUE(test::await([&mails] { return mails == 2; }));
    world.restart(); // as if killed
    world.server.setAnswer({});
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Sent));
    EXPECT_EQ(
        everybody(world), QByteArrayList({"r0@x.example", "r1@x.example", "r2@x.example", "r3@x.example", "r4@x.example"}));
}

} // namespace pillarbox
