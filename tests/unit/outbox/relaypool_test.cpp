// Several sessions side by side for one account: when they come, what they share, and what a server's limit on them means.

#include "tests/unit/outbox/outboxworld.h"

#include <QSet>

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
using Answering = std::function<std::optional<Answer>(const Heard &)>;

constexpr int kMost = int(outbox::RelayPool::kMostSessions);

class RelayPool : public testing::Test
{
protected:
    RelayPool()
    {
        QObject::connect(world.service.get(), &outbox::DeliveryService::idle, &context, [this] { isIdle = true; });
        QObject::connect(world.service.get(), &outbox::DeliveryService::stopped, &context, [this] { ++stops; });
        QObject::connect(world.service.get(), &outbox::DeliveryService::healthChanged, &context,
            [this] { wasInTrouble = wasInTrouble || world.service->health(world.accountId).error; });
        QObject::connect(world.outbox.get(), &outbox::Outbox::itemChanged, &context, [this](const ItemId &id) {
            const auto *item = world.outbox->find(id);
            wasReasonSeen = wasReasonSeen || (item && item->reason);
        });
    }

    void enqueue(int count)
    {
        for (int i = 0; i < count; ++i)
            ids.append(world.enqueue(draftTo({u"r%1@x.example"_s.arg(i)}, u"message %1"_s.arg(i))));
    }

    // Each message takes so long.
    void setPace(std::chrono::milliseconds pace)
    {
        QObject::connect(
            &world.server, &test::RecordingServer::messageReceived, &context, [this, pace] { clock.advance(pace); },
            Qt::QueuedConnection);
    }

    int countOf(const QByteArray &start) const
    {
        const auto &commands = world.server.commands();
        return int(std::count_if(
            commands.begin(), commands.end(), [&start](const QByteArray &line) { return line.startsWith(start); }));
    }
    int countOf(State state) const { return world.outbox->agenda().count({state}); }
    bool awaitAll(State state)
    {
        return await([&] { return countOf(state) == ids.size(); });
    }

    // Of two messages more than there may be sessions: each session stands at DATA, to which no reply comes.
    void bringAllToData()
    {
        world.server.setAnswer(test::answersAt(Stage::Data, {{}, false}));
        enqueue(kMost + 2);
        world.startService();
        for (int sessions = 1; sessions <= kMost; ++sessions) {
            ASSERT_TRUE(await([&] { return countOf("DATA") == sessions; })) << sessions;
            clock.advance(2s);
        }
        ASSERT_TRUE(await([&] { return countOf(State::Sending) == kMost; }));
    }

    test::ManualClock clock;
    OutboxWorld world{&clock};
    QObject context;
    QList<ItemId> ids;
    bool isIdle = false;
    int stops = 0;
    bool wasInTrouble = false;
    bool wasReasonSeen = false;
};

TEST_F(RelayPool, SeveralShareALotAndNoMessageGoesTwice)
{
    setPace(500ms);
    enqueue(100);
    world.startService();
    ASSERT_TRUE(awaitAll(State::Sent));
    const auto ledger = world.server.ledger();
    EXPECT_EQ(ledger.size(), 100);
    EXPECT_EQ(QSet(ledger.begin(), ledger.end()).size(), 100);
    EXPECT_EQ(world.server.connectionCount(), kMost);
    EXPECT_FALSE(wasReasonSeen);
}

TEST_F(RelayPool, OneIsEnoughForAFew)
{
    setPace(300ms);
    enqueue(6);
    world.startService();
    ASSERT_TRUE(awaitAll(State::Sent));
    EXPECT_EQ(world.server.connectionCount(), 1);
}

TEST_F(RelayPool, OneIsEnoughForMessagesThatComeOneByOne)
{
    world.startService();
    for (int i = 0; i < 5; ++i) {
        enqueue(1);
        ASSERT_TRUE(awaitAll(State::Sent));
        clock.advance(1s);
    }
    EXPECT_EQ(world.server.connectionCount(), 1);
}

TEST_F(RelayPool, SmallMessagePassesASlowOne)
{
    world.server.setAnswer([](const Heard &heard) -> std::optional<Answer> {
        return heard.stage == Stage::Data && heard.connection == 0 ? std::optional(Answer{}) : std::nullopt;
    });
    const ItemId slow = world.enqueue(draftTo({u"b@x.example"_s}));
    world.startService();
    ASSERT_TRUE(await([this] { return countOf("DATA") == 1; }));
    clock.advance(60s); // alone it waits for nobody
    const ItemId small = world.enqueue(draftTo({u"c@x.example"_s}));
    (void)world.load(small); // by now it is known to wait
    clock.advance(1900ms);
    EXPECT_EQ(world.stateOf(small), State::Waiting);
    clock.advance(100ms);
    ASSERT_TRUE(world.awaitState(small, State::Sent));
    EXPECT_EQ(world.stateOf(slow), State::Sending);
    const ItemId next = world.enqueue(draftTo({u"d@x.example"_s})); // its connection is still there
    ASSERT_TRUE(world.awaitState(next, State::Sent));
    EXPECT_EQ(world.server.connectionCount(), 2);
}

TEST_F(RelayPool, OneConnectionIsKeptWhenTheWorkIsDone)
{
    setPace(500ms);
    enqueue(60);
    world.startService();
    ASSERT_TRUE(awaitAll(State::Sent));
    ASSERT_TRUE(await([this] { return isIdle; }));
    ASSERT_TRUE(await([this] { return countOf("QUIT") == kMost - 1; }));
    enqueue(1);
    ASSERT_TRUE(awaitAll(State::Sent));
    EXPECT_EQ(world.server.connectionCount(), kMost);
}

TEST_F(RelayPool, CredentialIsProvenByOneBeforeOthersCome)
{
    world.server.setAnswer(test::answersAt(Stage::Auth, {{}, false})); // silence
    enqueue(30);
    world.startService();
    ASSERT_TRUE(await([this] { return countOf("AUTH") == 1; }));
    clock.advance(30s);
    world.server.cutAll();
    ASSERT_TRUE(await([this] { return world.service->health(world.accountId).state == AccountHealth::State::Unreachable; }));
    EXPECT_EQ(world.server.connectionCount(), 1);

    world.server.setAnswer(test::answersAt(Stage::Auth, {"535 5.7.8 wrong", false}));
    clock.advance(15s);
    ASSERT_TRUE(awaitAll(State::NeedsYou));
    EXPECT_EQ(world.server.connectionCount(), 2);
    EXPECT_EQ(countOf("AUTH"), 2);
}

TEST_F(RelayPool, CredentialRefusedToASecondPausesTheAccountOnce)
{
    world.server.setAnswer([](const Heard &heard) -> std::optional<Answer> {
        if (heard.stage == Stage::Auth && heard.connection > 0)
            return Answer{"535 5.7.8 wrong", false};
        return heard.stage == Stage::Data ? std::optional(Answer{}) : std::nullopt;
    });
    enqueue(5);
    world.startService();
    ASSERT_TRUE(await([this] { return countOf("DATA") == 1; }));
    clock.advance(2s);
    ASSERT_TRUE(await([this] { return countOf(State::NeedsYou) == 4; }));
    clock.advance(60s);
    EXPECT_EQ(countOf(State::Sending), 1);
    EXPECT_EQ(countOf("AUTH"), 2);
    EXPECT_EQ(world.service->health(world.accountId).error->kind, ErrorKind::CredentialRefused);
}

TEST_F(RelayPool, CredentialThatIsGoneByNowIsNotAskedForWhileAnotherIsSignedIn)
{
    world.server.setAnswer(test::answersAt(Stage::Data, {{}, false}));
    enqueue(5);
    world.startService();
    ASSERT_TRUE(await([this] { return countOf("DATA") == 1; }));
    const auto removal = world.credentials->remove(world.accountId, [](const auto &) {});
    clock.advance(2s);
    ASSERT_TRUE(await([this] {
        return world.server.connectionCount() == 2 && world.service->findChildren<outbox::RelaySession *>().size() == 1;
    }));
    (void)world.load(ids[0]); // a round through the store
    EXPECT_EQ(countOf(State::Waiting), 4);
    EXPECT_FALSE(wasInTrouble);
}

// A server that takes one connection of a user, and how it says so.
struct Limit {
    const char *name;
    Stage stage;
    Answer answer;
    bool isOneFlight = false;
};

class RelayPoolAtItsLimit : public RelayPool, public testing::WithParamInterface<Limit>
{
};

TEST_P(RelayPoolAtItsLimit, TheFirstCarriesAllAndNobodyIsDeferred)
{
    const Limit limit = GetParam();
    if (limit.isOneFlight)
        world.server.setCapabilities({"PIPELINING", "CHUNKING"});
    world.server.setAnswer([limit](const Heard &heard) -> std::optional<Answer> {
        return heard.stage == limit.stage && heard.connection > 0 ? std::optional(limit.answer) : std::nullopt;
    });
    setPace(500ms);
    enqueue(20);
    world.startService();
    ASSERT_TRUE(awaitAll(State::Sent));
    EXPECT_EQ(world.server.ledger().size(), 20);
    EXPECT_EQ(world.server.connectionCount(), 2); // not tried again until the work is done
    EXPECT_FALSE(wasReasonSeen);
    EXPECT_FALSE(wasInTrouble);
    for (const ItemId &id : std::as_const(ids))
        EXPECT_EQ(world.load(id).attempts.size(), 1);
}

INSTANTIATE_TEST_SUITE_P(Servers, RelayPoolAtItsLimit,
    testing::Values(Limit{"Closed", Stage::Greeting, {{}, true}},
        Limit{"Greeting421", Stage::Greeting, {"421 4.7.0 too many connections", true}},
        Limit{"Greeting450", Stage::Greeting, {"450 4.3.2 later", true}},
        Limit{"Ehlo421", Stage::Ehlo, {"421 4.3.2 too many connections", true}},
        Limit{"Auth421", Stage::Auth, {"421 4.7.0 too many connections", true}},
        Limit{"Auth454", Stage::Auth, {"454 4.7.0 too many login attempts", false}},
        Limit{"Mail421", Stage::Mail, {"421 4.7.0 too many connections", true}},
        Limit{"Mail451", Stage::Mail, {"451 4.7.1 too many sessions", false}},
        Limit{"OneFlight421", Stage::Mail, {"421 4.7.0 too many connections", true}, true},
        Limit{"OneFlight451", Stage::Mail, {"451 4.7.1 too many sessions", false}, true}),
    [](const auto &limit) { return limit.param.name; });

// Nobody waits for a connection that does not come about.
TEST_F(RelayPool, SilenceToASecondHoldsNothingUp)
{
    world.server.setAnswer([](const Heard &heard) -> std::optional<Answer> {
        return heard.stage == Stage::Greeting && heard.connection > 0 ? std::optional(Answer{}) : std::nullopt;
    });
    setPace(500ms);
    enqueue(20);
    world.startService();
    ASSERT_TRUE(await([this] { return isIdle; }));
    EXPECT_EQ(countOf(State::Sent), 20);
    EXPECT_EQ(world.server.connectionCount(), 2);
}

TEST_F(RelayPool, MessageThatIsPutOffIsCountedByTheLastConnection)
{
    world.server.setAnswer([](const Heard &heard) -> std::optional<Answer> {
        if (heard.stage == Stage::Mail && heard.connection > 0)
            return Answer{"451 4.7.1 too many sessions", false};
        return heard.stage == Stage::EndOfData && heard.line.contains("message 3")
            ? std::optional(Answer{"451 4.3.0 later", false})
            : std::nullopt;
    });
    setPace(1s);
    enqueue(12);
    world.startService();
    ASSERT_TRUE(await([this] { return countOf(State::Sent) == 11; }));
    ASSERT_TRUE(await([this] { return world.outbox->find(ids[3])->attempts == 1; }));
    EXPECT_EQ(world.outbox->find(ids[3])->reason->stage, Stage::EndOfData);
}

// Each finds a dead link and a closed door; it is the relay's trouble once.
TEST_F(RelayPool, RelayThatGoesIsLeftAloneAsOne)
{
    ASSERT_NO_FATAL_FAILURE(bringAllToData());
    world.server.setAnswer(test::answersAt(Stage::Greeting, {"421 4.3.2 closed for today", true}));
    world.server.cutAll();
    ASSERT_TRUE(await([this] {
        return std::all_of(ids.begin(), ids.end(), [this](const ItemId &id) {
            const auto *item = world.outbox->find(id);
            return item && item->state == State::Waiting && item->nextAttempt == clock.now().addSecs(15);
        });
    }));
    for (const ItemId &id : std::as_const(ids))
        EXPECT_EQ(world.outbox->find(id)->attempts, 0);
    world.server.setAnswer({});
    clock.advance(15s);
    ASSERT_TRUE(awaitAll(State::Sent));
    EXPECT_EQ(world.server.ledger().size(), ids.size());
}

TEST_F(RelayPool, EachTellsItsProgress)
{
    ASSERT_NO_FATAL_FAILURE(bringAllToData());
    int known = 0;
    for (const ItemId &id : std::as_const(ids)) {
        const auto progress = world.service->progress(id);
        known += progress.has_value();
        EXPECT_EQ(progress.has_value(), world.stateOf(id) == State::Sending);
        EXPECT_TRUE(!progress || progress->id == id);
    }
    EXPECT_EQ(known, kMost);
}

TEST_F(RelayPool, CancelIsAboutOneOfThem)
{
    ASSERT_NO_FATAL_FAILURE(bringAllToData());
    world.service->cancel(ids[1]);
    ASSERT_TRUE(world.awaitState(ids[1], State::Held));
    EXPECT_EQ(world.stateOf(ids[0]), State::Sending);
    EXPECT_EQ(world.stateOf(ids[2]), State::Sending);
}

TEST_F(RelayPool, AbandonIsAboutAllOfThem)
{
    ASSERT_NO_FATAL_FAILURE(bringAllToData());
    world.service->abandon();
    ASSERT_TRUE(awaitAll(State::Waiting));
    clock.advance(60s);
    EXPECT_TRUE(world.server.ledger().isEmpty());
    EXPECT_EQ(world.server.connectionCount(), kMost);
}

TEST_F(RelayPool, OfflineBreaksAllOfThemOff)
{
    ASSERT_NO_FATAL_FAILURE(bringAllToData());
    world.service->setOffline(true);
    ASSERT_TRUE(awaitAll(State::Waiting));
    world.server.setAnswer({});
    world.service->setOffline(false);
    ASSERT_TRUE(awaitAll(State::Sent));
    EXPECT_EQ(world.server.ledger().size(), ids.size());
}

TEST_F(RelayPool, StopWaitsForAllUnderWay)
{
    world.server.setAnswer([this](const Heard &heard) -> std::optional<Answer> {
        if (heard.stage == Stage::Data && heard.connection == kMost - 1)
            world.service->stop();
        return {};
    });
    setPace(500ms);
    enqueue(40);
    world.startService();
    ASSERT_TRUE(await([this] { return stops > 0; }));
    EXPECT_FALSE(world.service->isDispatching());
    EXPECT_EQ(countOf(State::Sending), 0);
    EXPECT_GT(countOf(State::Waiting), 0);
    EXPECT_EQ(countOf(State::Sent), world.server.ledger().size());
    ASSERT_TRUE(await([this] { return countOf("QUIT") == world.server.connectionCount(); }));
    EXPECT_EQ(stops, 1);
}

TEST_F(RelayPool, AllGoWithTheAccountTheyWereMadeFor)
{
    setPace(500ms);
    bool isChanged = false;
    QSet<int> busy;
    world.server.setAnswer([&](const Heard &heard) -> std::optional<Answer> {
        if (heard.stage == Stage::Data)
            busy.insert(heard.connection);
        if (busy.size() < kMost || std::exchange(isChanged, true))
            return {};
        auto account = world.account();
        account.host = u"localhost"_s;
        world.change(account);
        return {};
    });
    enqueue(40);
    world.startService();
    ASSERT_TRUE(awaitAll(State::Sent));
    EXPECT_TRUE(isChanged);
    EXPECT_EQ(world.server.ledger().size(), 40);
    EXPECT_GE(countOf("QUIT"), kMost);
    EXPECT_FALSE(wasReasonSeen);
}

} // namespace pillarbox
