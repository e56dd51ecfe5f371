// Undo times and schedules: what time does to an item, on a clock that the test turns.

#include "tests/unit/outbox/outboxworld.h"

#include <QTimeZone>

#include <gtest/gtest.h>

namespace pillarbox::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using outbox::Departure;
using outbox::HoldReason;
using outbox::ItemId;
using outbox::MissedRule;
using outbox::OutboxError;
using outbox::Schedule;
using outbox::State;

class TimeTableTest : public testing::Test
{
protected:
    static protocol::DeliveryOptions holding(const protocol::Hold &hold)
    {
        protocol::DeliveryOptions options;
        options.hold = hold;
        return options;
    }
    ItemId enqueue(const Departure &departure, message::Draft draft = draftTo({u"b@x.example"_s}))
    {
        draft.accountId = world.accountId;
        const auto id = world.answerOf<ItemId>([&](auto done) { world.outbox->enqueue(draft, {}, done, departure); });
        return id ? *id : ItemId();
    }
    ItemId enqueueForUndo(std::chrono::seconds undoTime = 10s)
    {
        return enqueue({.options = {}, .undoTime = undoTime, .schedule = {}});
    }
    ItemId enqueueFor(const QDateTime &at, MissedRule rule = MissedRule::SendAtOnce, std::optional<QDateTime> notAfter = {})
    {
        return enqueue({.options = {}, .undoTime = 0s, .schedule = Schedule{at, "Europe/Berlin", rule, notAfter}});
    }
    template<typename Call>
    Expected<Done, OutboxError> answerOf(Call call)
    {
        return world.answerOf<Done>(call);
    }
    // What was posted to the store has been answered, and the answer has been acted upon.
    void settle()
    {
        (void)world.answerOf<outbox::Item>([this](auto done) { world.outbox->load({}, done); });
    }
    outbox::ItemSummary summary(const ItemId &id) { return world.load(id).summary; }

    ManualClock clock;
    OutboxWorld world{&clock};
};

TEST_F(TimeTableTest, IsHeldForTheUndoTimeAndThenGoes)
{
    world.startService();
    const ItemId id = enqueueForUndo();
    EXPECT_EQ(summary(id).state, State::Held);
    EXPECT_EQ(summary(id).hold, HoldReason::Undo);
    EXPECT_EQ(summary(id).nextAttempt, clock.now().addSecs(10));
    clock.advance(9900ms);
    settle();
    EXPECT_EQ(summary(id).state, State::Held);
    EXPECT_TRUE(world.server.ledger().isEmpty());
    clock.advance(200ms);
    EXPECT_TRUE(world.awaitState(id, State::Sent));
}

TEST_F(TimeTableTest, WithoutAnUndoTimeItGoesAtOnce)
{
    world.startService();
    EXPECT_TRUE(world.awaitState(enqueueForUndo(0s), State::Sent));
}

TEST_F(TimeTableTest, UndoGivesBackTheSameDraft)
{
    world.startService();
    message::Draft draft = draftTo({u"b@x.example"_s});
    draft.accountId = world.accountId;
    draft.bcc = {{u"Grace"_s, u"grace@x.example"_s}};
    draft.body = u"Hello Grace"_s;
    draft.cursor = 7;
    draft.anchor = 3;
    const ItemId id = enqueue({.options = {}, .undoTime = 10s, .schedule = {}}, draft);
    const auto back = world.answerOf<outbox::DraftRecord>([&](auto done) { world.outbox->editAgain(id, done); });
    ASSERT_TRUE(back);
    EXPECT_EQ(back->draft, draft);
    clock.advance(60s);
    settle();
    EXPECT_FALSE(world.outbox->find(id));
    EXPECT_TRUE(world.server.ledger().isEmpty());
}

TEST_F(TimeTableTest, SendNowEndsTheUndoTime)
{
    world.startService();
    const ItemId id = enqueueForUndo(120s);
    ASSERT_TRUE(answerOf([&](auto done) { world.outbox->sendNow(id, done); }));
    EXPECT_TRUE(world.awaitState(id, State::Sent));
    clock.advance(120s);
    settle();
    EXPECT_EQ(world.server.ledger().size(), 1);
}

TEST_F(TimeTableTest, PutOnHoldDuringTheUndoTimeItStays)
{
    world.startService();
    const ItemId id = enqueueForUndo();
    ASSERT_TRUE(answerOf([&](auto done) { world.outbox->hold(id, done); }));
    clock.advance(60s);
    settle();
    EXPECT_EQ(summary(id).hold, HoldReason::User);
}

TEST_F(TimeTableTest, AfterTheProgramEndedItIsStillHeldAndAsks)
{
    const ItemId id = enqueueForUndo();
    world.restart();
    clock.advance(60s);
    world.startService();
    settle();
    EXPECT_EQ(summary(id).hold, HoldReason::Undo); // another program's window may still be counting
    ASSERT_TRUE(answerOf([&](auto done) { world.outbox->keepFound(done); }));
    EXPECT_EQ(summary(id).hold, HoldReason::Found);
    clock.advance(24h);
    settle();
    EXPECT_EQ(summary(id).state, State::Held);
    EXPECT_TRUE(world.server.ledger().isEmpty());
    ASSERT_TRUE(answerOf([&](auto done) { world.outbox->release(id, done); }));
    EXPECT_TRUE(world.awaitState(id, State::Sent));
}

TEST_F(TimeTableTest, GoesAtItsTime)
{
    world.startService();
    const ItemId id = enqueueFor(clock.now().addSecs(3 * 3600));
    EXPECT_EQ(summary(id).state, State::Scheduled);
    EXPECT_EQ(summary(id).schedule->timeZone, "Europe/Berlin");
    clock.advance(2h + 59min + 59s);
    settle();
    EXPECT_EQ(summary(id).state, State::Scheduled);
    clock.advance(1s);
    EXPECT_TRUE(world.awaitState(id, State::Sent));
}

// Kept by the relay, not by the queue: accepted at once, and the time is still known.
TEST_F(TimeTableTest, WhatTheRelayHoldsIsAcceptedAndKnowsUntilWhen)
{
    world.server.setCapabilities({"FUTURERELEASE 86400 2098-01-01T00:00:00Z"});
    world.startService();
    const QDateTime until = clock.now().addSecs(7200);
    const ItemId at = enqueue({.options = holding(until), .undoTime = 0s, .schedule = {}});
    const ItemId after = enqueue({.options = holding(3600s), .undoTime = 0s, .schedule = {}});
    const ItemId plain = enqueue({});
    for (const ItemId &id : {at, after, plain})
        ASSERT_TRUE(world.awaitState(id, State::Sent));
    EXPECT_EQ(summary(at).relayHoldsUntil, until);
    EXPECT_EQ(summary(after).relayHoldsUntil, clock.now().addSecs(3600));
    EXPECT_FALSE(summary(plain).relayHoldsUntil);
}

struct Missed {
    const char *name;
    MissedRule rule;
    std::chrono::minutes notAfter; // after the time, for NotAfter
    std::chrono::minutes late;
    State expected;
};

class MissedTime : public TimeTableTest, public testing::WithParamInterface<Missed>
{
protected:
    ItemId enqueueMissed()
    {
        const QDateTime at = clock.now().addSecs(3600);
        const auto notAfter = GetParam().rule == MissedRule::NotAfter
            ? std::optional(at.addDuration(std::chrono::milliseconds(GetParam().notAfter)))
            : std::nullopt;
        return enqueueFor(at, GetParam().rule, notAfter);
    }
    void expectRule(const ItemId &id)
    {
        EXPECT_TRUE(world.awaitState(id, GetParam().expected)) << stateName(world.stateOf(id)).constData();
        if (GetParam().expected == State::Held) {
            EXPECT_EQ(summary(id).hold, HoldReason::Missed);
        }
    }
};

TEST_P(MissedTime, WhileTheProgramWasNotRunning)
{
    const ItemId id = enqueueMissed();
    clock.advance(1h + GetParam().late);
    world.restart();
    world.startService();
    expectRule(id);
}

TEST_P(MissedTime, WhileOffline)
{
    world.startService();
    world.service->setOffline(true);
    const ItemId id = enqueueMissed();
    clock.advance(1h + GetParam().late);
    settle();
    EXPECT_EQ(summary(id).state, State::Scheduled);
    world.service->setOffline(false);
    expectRule(id);
}

INSTANTIATE_TEST_SUITE_P(Rules, MissedTime,
    testing::Values(Missed{"sendAtOnce", MissedRule::SendAtOnce, 0min, 26h, State::Sent},
        Missed{"askALittleLate", MissedRule::Ask, 0min, 4min, State::Sent},
        Missed{"askLate", MissedRule::Ask, 0min, 6min, State::Held},
        Missed{"inTime", MissedRule::NotAfter, 60min, 59min, State::Sent},
        Missed{"tooLate", MissedRule::NotAfter, 60min, 61min, State::Held}),
    [](const auto &of) { return std::string(of.param.name); });

// It became due in time, but the relay could not be used until it was too late.
TEST_F(TimeTableTest, IsNotSentAfterItsLastTimeEither)
{
    world.server.setAnswer(answersAt(protocol::Stage::Greeting, {"421 4.3.2 not now", false}));
    world.startService();
    const QDateTime at = clock.now().addSecs(60);
    const ItemId id = enqueueFor(at, MissedRule::NotAfter, at.addSecs(3600));
    clock.advance(60s);
    ASSERT_TRUE(await([&] { return summary(id).reason.has_value(); }));
    EXPECT_EQ(summary(id).state, State::Waiting);
    for (int minute = 0; minute < 61; ++minute) {
        clock.advance(1min);
        settle();
    }
    ASSERT_TRUE(world.awaitState(id, State::Held));
    EXPECT_EQ(summary(id).hold, HoldReason::Missed);
    world.server.setAnswer({});
    clock.advance(24h);
    settle();
    EXPECT_EQ(summary(id).state, State::Held);
    EXPECT_TRUE(world.server.ledger().isEmpty());
}

TEST_F(TimeTableTest, AnotherTimeCanBeChosen)
{
    world.startService();
    const ItemId id = enqueueFor(clock.now().addSecs(3600));
    const Schedule later{clock.now().addSecs(7200), "Asia/Tokyo", MissedRule::Ask, {}};
    ASSERT_TRUE(answerOf([&](auto done) { world.outbox->reschedule(id, later, done); }));
    EXPECT_EQ(summary(id).schedule, later);
    clock.advance(3600s);
    settle();
    EXPECT_EQ(summary(id).state, State::Scheduled);
    ASSERT_TRUE(answerOf([&](auto done) { world.outbox->hold(id, done); }));
    ASSERT_TRUE(answerOf([&](auto done) { world.outbox->release(id, done); }));
    EXPECT_EQ(summary(id).state, State::Scheduled); // its time is still to come
    clock.advance(3600s);
    EXPECT_TRUE(world.awaitState(id, State::Sent));
}

TEST_F(TimeTableTest, SendNowForgetsTheTime)
{
    const QDateTime at = clock.now().addSecs(3600);
    const ItemId id = enqueueFor(at, MissedRule::NotAfter, at.addSecs(60));
    clock.advance(2h);
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Held));
    ASSERT_TRUE(answerOf([&](auto done) { world.outbox->sendNow(id, done); }));
    EXPECT_TRUE(world.awaitState(id, State::Sent));
}

} // namespace pillarbox::test
