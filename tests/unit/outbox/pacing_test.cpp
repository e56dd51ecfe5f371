// An account that keeps to its limits: it slows down, says so with a time for each message, and fails nothing.

#include "tests/unit/outbox/outboxworld.h"

#include <gmock/gmock.h>

#include <algorithm>

namespace pillarbox {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using outbox::AccountHealth;
using outbox::ItemId;
using outbox::State;
using protocol::ErrorKind;
using protocol::Stage;
using test::Answer;
using test::await;
using test::draftTo;
using test::Heard;
using test::OutboxWorld;

class Pacing : public testing::Test
{
protected:
    void limit(const account::SendingLimits &limits)
    {
        auto account = world.account();
        account.limits = limits;
        world.change(account);
    }
    void enqueue(int count)
    {
        for (int i = 0; i < count; ++i) {
            ids.append(world.enqueue(draftTo({u"b@x.example"_s}, QString::number(ids.size()))));
            clock.advance(1ms); // so that they have an order
        }
    }
    qsizetype sent() const { return world.server.ledger().size(); }
    // Of those at hand.
    bool isPaced(const ItemId &id) const
    {
        const auto *item = world.outbox->find(id);
        return item && isPaced(*item);
    }
    static bool isPaced(const outbox::ItemSummary &item)
    {
        return item.state == State::Waiting && item.reason && item.reason->kind == ErrorKind::Paced;
    }
    QList<outbox::ItemSummary> fetchAll()
    {
        std::optional<QList<outbox::ItemSummary>> items;
        world.outbox->fetch(ids, [&items](const auto &fetched) { items = fetched.value(); });
        EXPECT_TRUE(await([&items] { return items.has_value(); }));
        return items.value_or(QList<outbox::ItemSummary>());
    }
    // So many have gone, and the others know when they will.
    bool awaitSent(qsizetype count)
    {
        return await([&] {
            return sent() == count && std::all_of(ids.begin(), ids.end(), [&](const ItemId &id) {
                return world.stateOf(id) == State::Sent || (isPaced(id) && world.outbox->find(id)->nextAttempt > clock.now());
            });
        });
    }
    QList<qint64> forecasts() const
    {
        QList<qint64> seconds;
        for (const ItemId &id : ids)
            if (world.stateOf(id) == State::Waiting)
                seconds.append(qRound64(double(start.msecsTo(*world.outbox->find(id)->nextAttempt)) / 1000));
        return seconds;
    }
    void advanceTo(qint64 seconds) { clock.advance(std::chrono::milliseconds(clock.now().msecsTo(start.addSecs(seconds)))); }

    test::ManualClock clock;
    OutboxWorld world{&clock};
    const QDateTime start = clock.now();
    QList<ItemId> ids;
};

TEST_F(Pacing, SlowsDownAndSaysWhenEachWillGo)
{
    limit({.perMinute = 2});
    enqueue(7);
    world.startService();
    ASSERT_TRUE(awaitSent(2));
    EXPECT_EQ(forecasts(), (QList<qint64>{61, 61, 121, 121, 181}));
    EXPECT_EQ(world.outbox->find(ids[3])->reason->detail, u"perMinute/2"_s);
    EXPECT_EQ(world.outbox->agenda().forecast(), start.addSecs(181));
    EXPECT_EQ(world.service->health(world.accountId).state, AccountHealth::State::Ready);
    for (const int round : {1, 2, 3}) {
        advanceTo(60 * round);
        (void)world.load(ids[0]); // a round through the store
        EXPECT_EQ(sent(), 2 * round);
        advanceTo(60 * round + 1);
        ASSERT_TRUE(awaitSent(std::min(2 + 2 * round, 7))) << round;
    }
    for (int i = 0; i < 7; ++i) { // in order, each by one attempt
        EXPECT_EQ(world.server.ledger()[i], world.outbox->find(ids[i])->messageId);
        EXPECT_EQ(world.outbox->find(ids[i])->attempts, 1);
    }
    EXPECT_FALSE(world.outbox->agenda().forecast());
}

TEST_F(Pacing, WhatIsQueuedLaterIsToldToo)
{
    limit({.perMinute = 1});
    enqueue(2);
    world.startService();
    ASSERT_TRUE(awaitSent(1));
    enqueue(2);
    ASSERT_TRUE(awaitSent(1));
    EXPECT_EQ(forecasts(), (QList<qint64>{61, 121, 181}));
}

// Whatever becomes of the first in the queue, those behind it move up.
TEST_F(Pacing, WhoeverGivesUpItsTurnLetsTheOthersGoEarlier)
{
    limit({.perMinute = 1});
    enqueue(6);
    world.startService();
    ASSERT_TRUE(awaitSent(1));
    EXPECT_EQ(forecasts(), (QList<qint64>{61, 121, 181, 241, 301}));
    const auto answered = [this](auto call) { return bool(world.answerOf<Done>(call)); };
    ASSERT_TRUE(answered([&](auto done) { world.outbox->remove(ids[1], done); }));
    EXPECT_TRUE(await([&] { return forecasts() == QList<qint64>{61, 121, 181, 241}; }));
    ASSERT_TRUE(answered([&](auto done) { world.outbox->hold(ids[2], done); }));
    EXPECT_TRUE(await([&] { return forecasts() == QList<qint64>{61, 121, 181}; }));
    outbox::Schedule tomorrow;
    tomorrow.at = start.addDays(1);
    ASSERT_TRUE(answered([&](auto done) { world.outbox->reschedule(ids[3], tomorrow, done); }));
    EXPECT_TRUE(await([&] { return forecasts() == QList<qint64>{61, 121}; }));
    ASSERT_TRUE(world.answerOf<outbox::DraftRecord>([&](auto done) { world.outbox->editAgain(ids[4], done); }));
    EXPECT_TRUE(await([&] { return forecasts() == QList<qint64>{61}; }));
    advanceTo(61);
    EXPECT_TRUE(await([&] { return sent() == 2; }));
}

TEST_F(Pacing, SeveralThatGiveUpTheirTurnsAtOnceFreeAllOfThem)
{
    limit({.perMinute = 1});
    enqueue(6);
    world.startService();
    ASSERT_TRUE(awaitSent(1));
    int removed = 0;
    for (int i = 1; i < 5; ++i)
        world.outbox->remove(ids[i], [&removed](const auto &done) { removed += done ? 1 : 0; });
    ASSERT_TRUE(await([&] { return removed == 4; }));
    EXPECT_TRUE(await([&] { return forecasts() == QList<qint64>{61}; }));
}

TEST_F(Pacing, WhoGoesThroughAnotherAccountGivesUpItsTurn)
{
    auto other = world.account();
    other.id.clear();
    other.label = u"other"_s;
    const QString otherId = world.accounts->save(other).value();
    limit({.perMinute = 1});
    enqueue(4);
    world.startService();
    ASSERT_TRUE(awaitSent(1));
    EXPECT_EQ(forecasts(), (QList<qint64>{61, 121, 181}));
    ASSERT_TRUE(world.answerOf<Done>([&](auto done) { world.outbox->sendThrough(ids[1], otherId, done); }));
    EXPECT_TRUE(await([&] { return isPaced(ids[2]) && start.secsTo(*world.outbox->find(ids[2])->nextAttempt) <= 61; }));
}

TEST_F(Pacing, SendNowGoesPastTheLimit)
{
    limit({.perHour = 1});
    enqueue(4);
    world.startService();
    ASSERT_TRUE(awaitSent(1));
    ASSERT_TRUE(world.answerOf<Done>([&](auto done) { world.outbox->sendNow(ids[2], done); }));
    ASSERT_TRUE(world.awaitState(ids[2], State::Sent)); // no time has passed
    EXPECT_EQ(sent(), 2);
    EXPECT_TRUE(isPaced(ids[1]));
    EXPECT_TRUE(isPaced(ids[3]));
}

// As `pillarbox send` does it: not for the relay's back-off, but for the limits.
TEST_F(Pacing, MessageInAHurryKeepsTheLimit)
{
    limit({.perHour = 1});
    enqueue(2);
    ASSERT_TRUE(world.answerOf<Done>([&](auto done) { world.outbox->hurry(ids[1], done); }));
    world.startService();
    ASSERT_TRUE(awaitSent(1));
    EXPECT_EQ(world.stateOf(ids[1]), State::Sent); // it was first
    ASSERT_TRUE(world.answerOf<Done>([&](auto done) { world.outbox->hurry(ids[0], done); }));
    ASSERT_TRUE(awaitSent(1));
}

TEST_F(Pacing, HoldsAcrossARestart)
{
    limit({.perHour = 2});
    enqueue(4);
    world.startService();
    ASSERT_TRUE(awaitSent(2));
    world.restart();
    enqueue(1);
    world.startService();
    ASSERT_TRUE(awaitSent(2));
    clock.advance(59min);
    world.restart();
    world.startService();
    ASSERT_TRUE(awaitSent(2));
    clock.advance(2min);
    ASSERT_TRUE(awaitSent(4));
}

TEST_F(Pacing, LimitsThatAreLiftedHoldNobodyBack)
{
    limit({.perDay = 1});
    enqueue(4);
    world.startService();
    ASSERT_TRUE(awaitSent(1));
    limit({.perDay = 3});
    ASSERT_TRUE(awaitSent(3));
    limit({});
    ASSERT_TRUE(awaitSent(4));
}

TEST_F(Pacing, AccountsDoNotShareALimit)
{
    account::Account other = world.account();
    other.id.clear();
    other.label = u"Other"_s;
    const QString otherId = world.accounts->save(other).value();
    world.credentials->keepForSession(otherId, Secret("secret"));
    limit({.perDay = 1});
    enqueue(2);
    message::Draft draft = draftTo({u"c@x.example"_s});
    draft.accountId = otherId;
    QList<ItemId> others;
    for (int i = 0; i < 3; ++i)
        others.append(world.tryEnqueue(draft).value());
    world.startService();
    for (const ItemId &id : others)
        ASSERT_TRUE(world.awaitState(id, State::Sent));
    ASSERT_TRUE(await([&] { return isPaced(ids[1]); }));
    EXPECT_EQ(sent(), 4);
}

// Several at once must not go over it together.
TEST_F(Pacing, SeveralSessionsKeepOneLimit)
{
    limit({.perHour = 20});
    QObject::connect(
        &world.server, &test::RecordingServer::messageReceived, world.service.get(), [this] { clock.advance(500ms); },
        Qt::QueuedConnection);
    enqueue(40);
    world.startService();
    ASSERT_TRUE(awaitSent(20));
    EXPECT_GT(world.server.connectionCount(), 1);
}

TEST_F(Pacing, WhatIsUnderWayCounts)
{
    enqueue(3);
    const auto claim = [this] {
        using Claimed = std::optional<outbox::Claim>;
        const auto claimed = world.answerOf<Claimed>([this](auto done) {
            world.outbox->onStore<Claimed>(
                [account = world.accountId, now = clock.now()](
                    outbox::Store &store) { return store.claims().claimNext(account, u"me"_s, false, now, {.perHour = 2}); },
                done);
        });
        return claimed && *claimed ? (*claimed)->summary.id : ItemId();
    };
    EXPECT_EQ(claim(), ids[0]);
    EXPECT_EQ(claim(), ids[1]);
    EXPECT_EQ(claim(), ItemId());
    EXPECT_TRUE(isPaced(ids[2]));
}

// More than are told in one job.
TEST_F(Pacing, VeryManyAreAllToldInTheEnd)
{
    limit({.perMinute = 10});
    enqueue(620);
    world.startService();
    for (int round = 0; round < 6; ++round) {
        clock.advance(500ms);
        (void)world.load(ids[0]); // a round through the store
    }
    QList<outbox::ItemSummary> items;
    ASSERT_TRUE(await([&] {
        items = fetchAll();
        return std::count_if(items.begin(), items.end(), [](const auto &item) { return isPaced(item); }) == 610;
    }));
    for (int i = 10; i < 620; ++i) // ten a minute, to the last one
        EXPECT_NEAR(double(start.secsTo(*items[i].nextAttempt) / 60), i / 10, 1) << i;
}

TEST_F(Pacing, ClockThatWasAYearAheadStopsNobody)
{
    clock.advance(24h * 365);
    limit({.perDay = 1});
    enqueue(1);
    world.startService();
    ASSERT_TRUE(awaitSent(1));
    clock.jump(-24h * 365);
    enqueue(1);
    ASSERT_TRUE(awaitSent(2));
}

TEST_F(Pacing, RecipientsAreSharedAmongTransactions)
{
    limit({.recipients = 2});
    const ItemId id
        = world.enqueue(draftTo({u"a@x.example"_s, u"b@x.example"_s, u"c@x.example"_s, u"d@x.example"_s, u"e@x.example"_s}));
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Sent));
    QList<qsizetype> shares;
    for (const auto &message : world.server.received())
        shares.append(message.forwardPaths.size());
    EXPECT_EQ(shares, (QList<qsizetype>{2, 2, 1}));
    EXPECT_EQ(world.server.connectionCount(), 1);
}

// No limit is set, but the relay has one.
TEST_F(Pacing, RelayThatSaysTooManySlowsDownTheAccountAndFailsNothing)
{
    int allowed = 3;
    world.server.setAnswer([&](const Heard &heard) -> std::optional<Answer> {
        if (heard.stage == Stage::Mail && world.server.ledger().size() >= allowed)
            return Answer{"451 4.7.1 Too many messages, slow down", false};
        return {};
    });
    enqueue(8);
    world.startService();
    const auto isStill = [&] {
        return std::all_of(ids.begin(), ids.end(), [&](const ItemId &id) {
            return world.stateOf(id) == State::Sent
                || (world.stateOf(id) == State::Waiting && world.outbox->find(id)->nextAttempt > clock.now());
        });
    };
    ASSERT_TRUE(await([&] { return sent() == 3 && isStill(); }));
    QList<qint64> pauses;
    for (int i = 0; i < 5; ++i) {
        for (const ItemId &id : ids)
            EXPECT_TRUE(world.stateOf(id) == State::Sent || world.outbox->find(id)->reason->replyCode == 451);
        const QDateTime next = *world.outbox->find(ids[7])->nextAttempt;
        pauses.append(clock.now().secsTo(next));
        const auto before = world.server.commands().size();
        clock.advance(std::chrono::milliseconds(clock.now().msecsTo(next)));
        ASSERT_TRUE(await([&] { return world.server.commands().size() > before && isStill(); }));
    }
    EXPECT_EQ(pauses, (QList<qint64>{15, 30, 60, 120, 300}));
    allowed = 100;
    clock.advance(10min);
    for (const ItemId &id : ids)
        ASSERT_TRUE(world.awaitState(id, State::Sent));
    EXPECT_EQ(sent(), 8);
    for (const ItemId &id : ids)
        EXPECT_EQ(world.outbox->find(id)->attempts, 1); // nothing was counted
}

} // namespace pillarbox
