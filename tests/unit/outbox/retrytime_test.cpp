// The whole retry schedule in virtual time, from the first refusal to the last, and what does not count as one.

#include "tests/unit/outbox/outboxworld.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace pillarbox {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using outbox::AccountHealth;
using outbox::ItemId;
using outbox::Outcome;
using outbox::State;
using protocol::ErrorKind;
using protocol::Stage;
using test::Answer;
using test::await;
using test::draftTo;
using test::Heard;
using test::OutboxWorld;

class RetryTime : public testing::Test
{
protected:
    int mails() const
    {
        const auto &commands = world.server.commands();
        return int(
            std::count_if(commands.begin(), commands.end(), [](const QByteArray &line) { return line.startsWith("MAIL"); }));
    }
    bool awaitAttempts(const ItemId &id, int count)
    {
        return await([&] {
            const auto *item = world.outbox->find(id);
            return item->attempts == count && item->state != State::Sending;
        });
    }
    void advanceTo(const QDateTime &time) { clock.advance(std::chrono::milliseconds(clock.now().msecsTo(time))); }
    void roundThroughTheStore(const ItemId &id) { (void)world.load(id); }
    void sendNow(const ItemId &id)
    {
        ASSERT_TRUE(world.answerOf<Done>([&](auto done) { world.outbox->sendNow(id, done); }));
    }

    test::ManualClock clock;
    OutboxWorld world{&clock};
};

// Each attempt comes at its time and not a moment before.
TEST_F(RetryTime, FiveDaysOf451)
{
    world.server.setAnswer(test::answersAt(Stage::Mail, {"451 4.3.0 try later", false}));
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    const QDateTime queuedAt = world.outbox->find(id)->queuedAt;
    world.startService();
    const QList<qint64> first{60, 300, 900, 1800, 3600};
    QSet<qint64> hourly;
    int attempts = 1;
    for (;; ++attempts) {
        ASSERT_LT(attempts, 200);
        ASSERT_TRUE(awaitAttempts(id, attempts));
        EXPECT_EQ(mails(), attempts);
        const auto item = *world.outbox->find(id);
        if (item.state != State::Waiting)
            break;
        ASSERT_TRUE(item.reason);
        EXPECT_EQ(item.reason->replyCode, 451);
        ASSERT_TRUE(item.nextAttempt);
        const qint64 pause = clock.now().msecsTo(*item.nextAttempt);
        const bool isLast = *item.nextAttempt == queuedAt.addDays(5);
        if (attempts <= first.size()) {
            EXPECT_EQ(pause, first[attempts - 1] * 1000);
        } else if (!isLast) {
            EXPECT_GE(pause, 54 * 60 * 1000) << attempts;
            EXPECT_LE(pause, 66 * 60 * 1000) << attempts;
            hourly.insert(pause);
        }
        clock.advance(std::chrono::milliseconds(pause - 1));
        roundThroughTheStore(id);
        EXPECT_EQ(mails(), attempts);
        clock.advance(1ms);
    }
    EXPECT_EQ(clock.now(), queuedAt.addDays(5));
    EXPECT_GT(hourly.size(), 50); // the jitter is one
    EXPECT_GE(attempts, 6 + 107); // 118 h and 9 min, with steps of 66 min at most …
    EXPECT_LE(attempts, 7 + 131); // … and 54 at least
    const auto item = world.load(id);
    EXPECT_EQ(item.summary.state, State::Failed);
    ASSERT_TRUE(item.summary.reason);
    EXPECT_EQ(item.summary.reason->replyCode, 451);
    EXPECT_EQ(item.summary.reason->serverText, "try later");
    EXPECT_EQ(item.summary.recipients[0].outcome, Outcome::Refused);
    EXPECT_EQ(item.attempts.size(), attempts);

    clock.advance(24h * 30);
    roundThroughTheStore(id);
    EXPECT_EQ(mails(), attempts); // never again by itself
    world.server.setAnswer({});
    sendNow(id);
    ASSERT_TRUE(world.awaitState(id, State::Sent)); // whatever the counter
}

TEST_F(RetryTime, GreylistingCostsAMinute)
{
    world.server.setAnswer([](const Heard &heard) -> std::optional<Answer> {
        if (heard.stage == Stage::Rcpt && heard.occurrence == 0)
            return Answer{"450 4.2.0 greylisted, come back", false};
        return {};
    });
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    world.startService();
    ASSERT_TRUE(awaitAttempts(id, 1));
    clock.advance(59s);
    roundThroughTheStore(id);
    EXPECT_EQ(mails(), 1);
    clock.advance(1s);
    ASSERT_TRUE(world.awaitState(id, State::Sent));
}

TEST_F(RetryTime, SendNowTriesWhateverTheCounter)
{
    world.server.setAnswer(test::answersAt(Stage::Mail, {"451 4.3.0 try later", false}));
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    world.startService();
    for (int attempts = 1; attempts <= 12; ++attempts) {
        ASSERT_TRUE(awaitAttempts(id, attempts));
        EXPECT_EQ(world.stateOf(id), State::Waiting);
        sendNow(id); // no time passes
    }
    ASSERT_TRUE(awaitAttempts(id, 13));
    world.server.setAnswer({});
    sendNow(id);
    ASSERT_TRUE(world.awaitState(id, State::Sent));
}

TEST_F(RetryTime, RefusedForEverStopsNobody)
{
    world.server.setAnswer(
        test::answersByRecipient({{"never@x.example", "550 5.1.1 no"}, {"later@x.example", "450 4.2.0 no"}}));
    QList<ItemId> good;
    QList<ItemId> bad;
    QList<ItemId> later;
    for (int i = 0; i < 5; ++i) {
        bad.append(world.enqueue(draftTo({u"never@x.example"_s})));
        later.append(world.enqueue(draftTo({u"later@x.example"_s})));
        good.append(world.enqueue(draftTo({u"b@x.example"_s})));
    }
    world.startService();
    for (const ItemId &id : good)
        ASSERT_TRUE(world.awaitState(id, State::Sent)); // at once: no time has passed
    for (const ItemId &id : bad)
        ASSERT_TRUE(world.awaitState(id, State::Failed));
    for (const ItemId &id : later)
        EXPECT_TRUE(awaitAttempts(id, 1));
    EXPECT_EQ(world.server.connectionCount(), 1);
}

// A trouble of the relay or the network, six days of it, and then one greylisting.
struct Trouble {
    const char *name;
    Stage stage;
    Answer answer;
    ErrorKind kind;
};

void PrintTo(const Trouble &trouble, std::ostream *stream)
{
    *stream << trouble.name;
}

class RelayTroubleForDays : public RetryTime, public testing::WithParamInterface<Trouble>
{
};

TEST_P(RelayTroubleForDays, CountsNoAttempt)
{
    world.server.setAnswer(test::answersAt(GetParam().stage, GetParam().answer));
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    world.startService();
    const QDateTime end = clock.now().addDays(6);
    QList<qint64> pauses;
    while (clock.now() < end) {
        ASSERT_TRUE(await([&] {
            const auto *item = world.outbox->find(id);
            return item->state == State::Waiting && item->nextAttempt > clock.now();
        }));
        const auto item = *world.outbox->find(id);
        EXPECT_EQ(item.attempts, 0);
        ASSERT_TRUE(item.reason);
        EXPECT_EQ(item.reason->kind, GetParam().kind);
        pauses.append(clock.now().secsTo(*item.nextAttempt));
        if (pauses.size() == 10)
            clock.advance(24h * 6 - 1h); // what comes in between is the same over and over
        advanceTo(std::max(*item.nextAttempt, clock.now()));
    }
    EXPECT_EQ(pauses.first(8), (QList<qint64>{15, 30, 60, 120, 300, 600, 600, 600}));
    world.server.setAnswer(test::answersAt(Stage::Mail, {"451 4.3.0 try later", false}));
    sendNow(id);
    ASSERT_TRUE(awaitAttempts(id, 1));
    EXPECT_EQ(world.outbox->find(id)->nextAttempt, clock.now().addSecs(60)); // as if it were new
}

INSTANTIATE_TEST_SUITE_P(Kinds, RelayTroubleForDays,
    testing::Values(Trouble{"Greeting421", Stage::Greeting, {"421 4.3.2 closed", true}, ErrorKind::ServerClosing},
        Trouble{"Greeting450", Stage::Greeting, {"450 4.3.2 later", true}, ErrorKind::Refused},
        Trouble{"GreetingCut", Stage::Greeting, {{}, true}, ErrorKind::Disconnected},
        Trouble{"EhloCut", Stage::Ehlo, {{}, true}, ErrorKind::Disconnected},
        Trouble{"StartTls454", Stage::StartTls, {"454 4.7.0 not now", false}, ErrorKind::Refused},
        Trouble{"TlsCut", Stage::StartTls, {"220 2.0.0 go", true}, ErrorKind::TlsFailed},
        Trouble{"Auth454", Stage::Auth, {"454 4.7.0 not now", false}, ErrorKind::Refused},
        Trouble{"Mail421", Stage::Mail, {"421 4.3.2 closed", true}, ErrorKind::ServerClosing},
        Trouble{"MailCut", Stage::Mail, {{}, true}, ErrorKind::Disconnected},
        Trouble{"Rcpt421", Stage::Rcpt, {"421 4.3.2 closed", true}, ErrorKind::ServerClosing},
        Trouble{"DataCut", Stage::Data, {{}, true}, ErrorKind::Disconnected},
        Trouble{"EndOfData421", Stage::EndOfData, {"421 4.3.2 closed", true}, ErrorKind::ServerClosing}),
    [](const auto &trouble) { return trouble.param.name; });

// One message breaks the link each time: its own trouble, as long as others go.
class LinkBreaker : public RetryTime
{
protected:
    LinkBreaker()
    {
        world.server.setAnswer([](const Heard &heard) -> std::optional<Answer> {
            return heard.line.contains("<poison@x.example>") ? std::optional(Answer{{}, true}) : std::nullopt;
        });
    }
};

TEST_F(LinkBreaker, HoldsUpNobody)
{
    const ItemId bad = world.enqueue(draftTo({u"poison@x.example"_s}));
    QList<ItemId> good;
    for (int i = 0; i < 3; ++i)
        good.append(world.enqueue(draftTo({u"b@x.example"_s})));
    world.startService();
    for (const ItemId &id : good)
        ASSERT_TRUE(world.awaitState(id, State::Sent)); // at once
    ASSERT_TRUE(await([&] { return world.stateOf(bad) == State::Waiting; }));
    EXPECT_EQ(world.outbox->find(bad)->attempts, 0);
    EXPECT_EQ(world.outbox->find(bad)->reason->kind, ErrorKind::Disconnected);
    EXPECT_EQ(world.outbox->find(bad)->nextAttempt, clock.now().addSecs(15));

    // Longer and longer, and whatever is queued meanwhile goes at once.
    QList<qint64> pauses;
    for (int i = 0; i < 8; ++i) {
        const auto item = *world.outbox->find(bad);
        pauses.append(clock.now().secsTo(*item.nextAttempt));
        advanceTo(*item.nextAttempt);
        const ItemId other = world.enqueue(draftTo({u"c@x.example"_s}));
        ASSERT_TRUE(world.awaitState(other, State::Sent)) << i;
        ASSERT_TRUE(await([&] { return world.outbox->find(bad)->nextAttempt > clock.now(); })) << i;
    }
    EXPECT_EQ(pauses, (QList<qint64>{15, 30, 60, 120, 300, 600, 600, 600}));
    EXPECT_EQ(world.outbox->find(bad)->attempts, 0);
    EXPECT_EQ(world.service->health(world.accountId).state, AccountHealth::State::Ready);
}

// Two in a row on which it breaks: that is the relay.
TEST_F(LinkBreaker, TwoInARowAreTheRelay)
{
    world.server.setAnswer(test::answersAt(Stage::Mail, {{}, true}));
    QList<ItemId> ids;
    for (int i = 0; i < 5; ++i)
        ids.append(world.enqueue(draftTo({u"b@x.example"_s})));
    world.startService();
    ASSERT_TRUE(await([&] {
        return std::all_of(ids.begin(), ids.end(), [&](const ItemId &id) {
            return world.stateOf(id) == State::Waiting && world.outbox->find(id)->nextAttempt > clock.now();
        });
    }));
    EXPECT_EQ(mails(), 2);
    EXPECT_EQ(world.service->health(world.accountId).state, AccountHealth::State::Unreachable);
    world.server.setAnswer({});
    clock.advance(15s);
    for (const ItemId &id : ids)
        ASSERT_TRUE(world.awaitState(id, State::Sent));
}

} // namespace pillarbox
