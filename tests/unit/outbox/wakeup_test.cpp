// The network goes and comes, the machine sleeps and wakes, the clock is set, a person presses Send Now: what that means for
// what waits. On this clock no time passes by itself, so whatever goes, goes at once.

#include "tests/unit/outbox/outboxworld.h"

#include <gtest/gtest.h>

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

class WakeUp : public testing::Test
{
protected:
    ItemId enqueue(const QString &to = u"b@x.example"_s) { return world.enqueue(draftTo({to})); }
    int countOf(const QByteArray &start) const
    {
        const auto &commands = world.server.commands();
        return int(std::count_if(
            commands.begin(), commands.end(), [&start](const QByteArray &line) { return line.startsWith(start); }));
    }
    void sendNow(const ItemId &id)
    {
        ASSERT_TRUE(world.answerOf<Done>([&](auto done) { world.outbox->sendNow(id, done); }));
    }
    bool awaitBackOff(const ItemId &id)
    {
        return await([&] {
            const auto *item = world.outbox->find(id);
            return item->state == State::Waiting && item->nextAttempt > clock.now();
        });
    }
    bool awaitIdle()
    {
        bool isIdle = false;
        QObject context;
        QObject::connect(world.service.get(), &outbox::DeliveryService::idle, &context, [&] { isIdle = true; });
        return await([&] { return isIdle; });
    }
    // The relay is out of reach, and left alone for ten minutes by now.
    ItemId bringIntoLongBackOff()
    {
        world.server.setAnswer(test::answersAt(Stage::Greeting, {"421 4.3.2 closed", true}));
        const ItemId id = enqueue();
        world.startService();
        for (int i = 0; i < 7; ++i) {
            EXPECT_TRUE(awaitBackOff(id));
            if (i < 6)
                clock.advance(std::chrono::milliseconds(clock.now().msecsTo(*world.outbox->find(id)->nextAttempt)));
        }
        EXPECT_EQ(world.outbox->find(id)->nextAttempt, clock.now().addSecs(600));
        world.server.setAnswer({});
        return id;
    }
    void throughTheStore(const ItemId &id)
    {
        for (int i = 0; i < 3; ++i)
            (void)world.load(id);
    }
    // Until it is sent. An attempt under way has no part in that time.
    void passMinutes(const ItemId &id, int most)
    {
        for (int i = 0; i < most && world.stateOf(id) != State::Sent; ++i) {
            clock.advance(1min);
            throughTheStore(id);
            ASSERT_TRUE(await([&] { return world.stateOf(id) != State::Sending; }));
        }
    }
    // A relay that is not on this machine, as far as its name tells; nobody answers there.
    void moveFarAway()
    {
        auto account = world.account();
        account.host = u"relay.invalid"_s;
        account.verifiedEndpoints = {{account.host, account.port, account.security}};
        world.change(account);
    }

    test::ManualClock clock;
    OutboxWorld world{&clock};
};

TEST_F(WakeUp, NetworkThatComesBackEndsTheBackOff)
{
    const ItemId id = bringIntoLongBackOff();
    world.service->setNetwork(false);
    world.service->setNetwork(true);
    ASSERT_TRUE(world.awaitState(id, State::Sent));
}

TEST_F(WakeUp, SleepEndsTheBackOff)
{
    const ItemId id = bringIntoLongBackOff();
    world.service->lookAgain();
    ASSERT_TRUE(world.awaitState(id, State::Sent));
}

TEST_F(WakeUp, UsersOwnOfflineIsStronger)
{
    world.service->setOffline(true);
    world.service->setNetwork(false);
    world.service->setNetwork(true);
    world.service->lookAgain();
    const ItemId id = enqueue();
    world.startService();
    sendNow(id);
    throughTheStore(id);
    EXPECT_EQ(world.stateOf(id), State::Waiting);
    EXPECT_EQ(world.server.connectionCount(), 0);
    world.service->setOffline(false);
    ASSERT_TRUE(world.awaitState(id, State::Sent));
}

TEST_F(WakeUp, RelayOnThisMachineNeedsNoNetwork)
{
    world.service->setNetwork(false);
    const ItemId id = enqueue();
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Sent));
    EXPECT_EQ(world.service->health(world.accountId).state, AccountHealth::State::Ready);
}

TEST_F(WakeUp, WithoutANetworkOnlySendNowTries)
{
    moveFarAway();
    world.service->setNetwork(false);
    const ItemId id = enqueue();
    const ItemId other = enqueue();
    world.startService();
    throughTheStore(id);
    EXPECT_FALSE(world.outbox->find(id)->reason); // not even looked for
    EXPECT_EQ(world.service->health(world.accountId).state, AccountHealth::State::Offline);
    clock.advance(9min);
    throughTheStore(id);
    EXPECT_FALSE(world.outbox->find(id)->reason);

    sendNow(id);
    ASSERT_TRUE(await([&] { return world.outbox->find(id)->reason.has_value(); }));
    EXPECT_EQ(world.outbox->find(id)->attempts, 0);
    EXPECT_NE(world.outbox->find(other)->state, State::Sending);
}

// The system may be wrong about it.
TEST_F(WakeUp, WithoutANetworkEverythingIsTriedNowAndThen)
{
    moveFarAway();
    world.service->setNetwork(false);
    const ItemId id = enqueue();
    world.startService();
    for (int round = 0; round < 11; ++round) {
        throughTheStore(id);
        clock.advance(1min);
    }
    ASSERT_TRUE(await([&] { return world.outbox->find(id)->reason.has_value(); }));
    EXPECT_EQ(world.outbox->find(id)->attempts, 0);
}

TEST_F(WakeUp, BehindASignInPageNothingIsTriedAndThatIsSaid)
{
    moveFarAway();
    world.service->setBehindPortal(true);
    const ItemId id = enqueue();
    world.startService();
    ASSERT_TRUE(await([&] { return world.outbox->find(id)->reason.has_value(); }));
    EXPECT_EQ(world.outbox->find(id)->reason->kind, ErrorKind::CaptivePortal);
    EXPECT_EQ(world.outbox->find(id)->state, State::Waiting);
    EXPECT_EQ(world.outbox->find(id)->attempts, 0);
    EXPECT_EQ(world.service->health(world.accountId).state, AccountHealth::State::Unreachable);
    EXPECT_EQ(world.service->health(world.accountId).error.value().kind, ErrorKind::CaptivePortal);
}

// Not the account's trouble, and over as soon as somebody has signed in.
TEST_F(WakeUp, TheCertificateOfASignInPageStopsNoAccount)
{
    const test::TestIdentity own = world.server.certificates().good();
    world.server.setIdentity(world.server.certificates().otherName());
    world.service->setBehindPortal(true);
    const ItemId id = enqueue();
    world.startService();
    ASSERT_TRUE(await([&] { return world.outbox->find(id)->reason.has_value(); }));
    EXPECT_EQ(world.outbox->find(id)->reason->kind, ErrorKind::CaptivePortal);
    EXPECT_EQ(world.outbox->find(id)->state, State::Waiting);
    world.server.setIdentity(own);
    world.service->setBehindPortal(false);
    ASSERT_TRUE(world.awaitState(id, State::Sent));
}

TEST_F(WakeUp, ConnectionThatSleptIsNotUsedAgain)
{
    const ItemId first = enqueue();
    world.startService();
    ASSERT_TRUE(world.awaitState(first, State::Sent));
    ASSERT_TRUE(awaitIdle());
    world.service->lookAgain();
    const ItemId second = enqueue();
    ASSERT_TRUE(world.awaitState(second, State::Sent));
    EXPECT_EQ(world.server.connectionCount(), 2);
}

// The link is dead and nobody says so.
TEST_F(WakeUp, MessageThatSleptGoesAtOnce)
{
    world.server.setAnswer([](const Heard &heard) -> std::optional<Answer> {
        return heard.stage == Stage::Data && heard.connection == 0 ? std::optional(Answer{}) : std::nullopt;
    });
    const ItemId id = enqueue();
    world.startService();
    ASSERT_TRUE(await([&] { return countOf("DATA") == 1; }));
    world.service->lookAgain();
    ASSERT_TRUE(world.awaitState(id, State::Sent));
    EXPECT_EQ(world.server.ledger().size(), 1);
    EXPECT_EQ(world.outbox->find(id)->attempts, 1);
}

TEST_F(WakeUp, MessageHandedOverBeforeSleepIsNotSentTwice)
{
    world.server.setAnswer(test::answersAt(Stage::EndOfData, {{}, false}));
    const ItemId id = enqueue();
    world.startService();
    ASSERT_TRUE(await([&] { return world.server.received().size() == 1; }));
    world.service->lookAgain();
    throughTheStore(id);
    EXPECT_EQ(world.stateOf(id), State::Sending); // its answer may still come
    world.server.cutAll();
    ASSERT_TRUE(world.awaitState(id, State::Unknown));
    EXPECT_EQ(world.server.ledger().size(), 1);
}

// A link that broke on a message makes it wait by itself; that ends too.
TEST_F(WakeUp, SleepEndsTheWaitOfAMessageThatBrokeTheLink)
{
    world.server.setAnswer(test::answersAt(Stage::Mail, {{}, true}));
    const ItemId id = enqueue();
    world.startService();
    ASSERT_TRUE(awaitBackOff(id));
    world.server.setAnswer({});
    world.service->lookAgain();
    ASSERT_TRUE(world.awaitState(id, State::Sent));
}

TEST_F(WakeUp, WhatAServerPutOffKeepsItsTime)
{
    world.server.setAnswer(test::answersAt(Stage::Mail, {"451 4.3.0 later", false}));
    const ItemId id = enqueue();
    world.startService();
    ASSERT_TRUE(awaitBackOff(id));
    const auto next = world.outbox->find(id)->nextAttempt;
    world.service->lookAgain();
    throughTheStore(id);
    EXPECT_EQ(world.outbox->find(id)->nextAttempt, next);
    EXPECT_EQ(countOf("MAIL"), 1);
}

// A timer stands still while the machine sleeps: noticed when it goes off, within a minute at most.
TEST_F(WakeUp, ClockThatJumpsAheadEndsTheBackOff)
{
    const ItemId id = bringIntoLongBackOff();
    clock.jump(5min);
    clock.advance(60s);
    ASSERT_TRUE(world.awaitState(id, State::Sent));
}

TEST_F(WakeUp, ClockSetBackHoldsNothingUp)
{
    clock.jump(24h * 400);
    world.server.setAnswer(test::answersByRecipient({{"later@x.example", "450 4.2.0 later"}}));
    const ItemId later = enqueue(u"later@x.example"_s);
    world.startService();
    ASSERT_TRUE(awaitBackOff(later));
    clock.jump(-24h * 400);
    world.server.setAnswer({});
    clock.advance(60s);
    ASSERT_TRUE(world.awaitState(later, State::Sent));
}

TEST_F(WakeUp, ClockSetBackWhileTheProgramWasNotRunningHoldsNothingUp)
{
    clock.jump(24h * 400);
    world.server.setAnswer(test::answersAt(Stage::Mail, {"451 4.3.0 later", false}));
    const ItemId id = enqueue();
    world.startService();
    ASSERT_TRUE(awaitBackOff(id));
    world.service.reset();
    clock.jump(-24h * 400);
    world.restart();
    world.server.setAnswer({});
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Sent));
}

TEST_F(WakeUp, ClockThatJumpsBackAndForthLosesAndDoublesNothing)
{
    world.server.setAnswer([](const Heard &heard) -> std::optional<Answer> {
        return heard.stage == Stage::Rcpt && heard.occurrence < 4 ? std::optional(Answer{"450 4.2.0 later", false})
                                                                  : std::nullopt;
    });
    const ItemId id = enqueue();
    world.startService();
    for (const auto jump : {24h * 30, -24h * 60, 1h * 5, -1h * 3, 24h * 365, -24h * 365}) {
        ASSERT_TRUE(await([&] { return world.stateOf(id) != State::Sending; }));
        clock.jump(jump);
        clock.advance(60s);
        throughTheStore(id);
    }
    passMinutes(id, 100);
    ASSERT_TRUE(world.awaitState(id, State::Sent));
    EXPECT_EQ(world.server.ledger().size(), 1);
}

// A day too far, and back again: what a server put off is neither given up nor tried before its time.
TEST_F(WakeUp, ADayAheadOrBackGivesNothingUp)
{
    world.server.setAnswer(test::answersAt(Stage::Mail, {"451 4.3.0 later", false}));
    const ItemId id = enqueue();
    world.startService();
    ASSERT_TRUE(awaitBackOff(id));
    for (const auto jump : {24h, -24h, -24h, 24h}) {
        clock.jump(jump);
        clock.advance(60s);
        throughTheStore(id);
        ASSERT_TRUE(await([&] { return world.stateOf(id) != State::Sending; }));
        EXPECT_EQ(world.stateOf(id), State::Waiting);
    }
    world.server.setAnswer({});
    passMinutes(id, 100);
    EXPECT_TRUE(world.awaitState(id, State::Sent));
    EXPECT_EQ(world.server.ledger().size(), 1);
}

// Whatever the clock shows in between, the time is the one on it.
TEST_F(WakeUp, ADayBackSendsNothingBeforeItsTime)
{
    auto draft = draftTo({u"b@x.example"_s});
    draft.accountId = world.accountId;
    const outbox::Schedule schedule{clock.now().addSecs(2 * 3600), "UTC", outbox::MissedRule::SendAtOnce, {}};
    const auto id = world.answerOf<ItemId>(
        [&](auto done) { world.outbox->enqueue(draft, {}, done, {.options = {}, .undoTime = {}, .schedule = schedule}); });
    ASSERT_TRUE(id);
    world.startService();
    clock.jump(-24h);
    while (clock.now().addSecs(30 * 60) < schedule.at) {
        clock.advance(30min);
        throughTheStore(*id);
        ASSERT_EQ(world.stateOf(*id), State::Scheduled) << clock.now().toString().toStdString();
    }
    clock.advance(30min);
    EXPECT_TRUE(world.awaitState(*id, State::Sent));
}

// One message is stuck in the middle; another is wanted now.
TEST_F(WakeUp, SendNowDoesNotWaitForWhatIsUnderWay)
{
    constexpr int kMost = int(outbox::RelayPool::kMostSessions);
    world.server.setAnswer([](const Heard &heard) -> std::optional<Answer> {
        return heard.stage == Stage::Data && heard.connection < kMost ? std::optional(Answer{}) : std::nullopt;
    });
    QList<ItemId> slow;
    for (int i = 0; i < kMost; ++i)
        slow.append(enqueue());
    world.startService();
    for (int sessions = 1; sessions <= kMost; ++sessions) {
        ASSERT_TRUE(await([&] { return countOf("DATA") == sessions; })) << sessions;
        clock.advance(2s);
    }
    const ItemId urgent = enqueue();
    throughTheStore(urgent);
    EXPECT_EQ(world.server.connectionCount(), kMost); // as many as there are at most
    sendNow(urgent);
    ASSERT_TRUE(world.awaitState(urgent, State::Sent)); // no time has passed
    EXPECT_EQ(world.server.connectionCount(), kMost + 1);
}

// The link to the relay stands, and nobody speaks.
TEST_F(WakeUp, SendNowDoesNotWaitForAConnectionThatHangs)
{
    world.server.setAnswer([](const Heard &heard) -> std::optional<Answer> {
        return heard.stage == Stage::Greeting && heard.connection == 0 ? std::optional(Answer{}) : std::nullopt;
    });
    const ItemId slow = enqueue();
    world.startService();
    ASSERT_TRUE(await([&] { return world.server.connectionCount() == 1; }));
    const ItemId urgent = enqueue();
    sendNow(urgent);
    throughTheStore(urgent);
    clock.advance(1s);
    ASSERT_TRUE(world.awaitState(urgent, State::Sent));
    EXPECT_EQ(world.stateOf(slow), State::Sending);
    EXPECT_EQ(world.server.connectionCount(), 2);
}

TEST_F(WakeUp, SendNowWhereTheServerTakesNoMoreTriesOnceAndWaits)
{
    world.server.setAnswer([](const Heard &heard) -> std::optional<Answer> {
        if (heard.connection > 0 && heard.stage == Stage::Greeting)
            return Answer{"421 4.7.0 too many connections", true};
        return heard.stage == Stage::Data && heard.connection == 0 && heard.message == 1 ? std::optional(Answer{})
                                                                                         : std::nullopt;
    });
    const ItemId slow = enqueue();
    world.startService();
    ASSERT_TRUE(await([&] { return countOf("DATA") == 1; }));
    const ItemId urgent = enqueue();
    sendNow(urgent);
    ASSERT_TRUE(await([&] { return world.server.connectionCount() == 2; }));
    throughTheStore(urgent);
    clock.advance(1s);
    throughTheStore(urgent);
    EXPECT_EQ(world.server.connectionCount(), 2); // not asked again and again
    EXPECT_FALSE(world.outbox->find(urgent)->reason);
    world.server.setAnswer({});
    world.service->cancel(slow);
    ASSERT_TRUE(world.awaitState(urgent, State::Sent));
}

} // namespace pillarbox
