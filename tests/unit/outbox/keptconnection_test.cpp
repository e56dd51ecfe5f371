// What becomes of a connection when there is nothing to send: kept for a while, asked before it is used again, replaced once
// when it has died, and left with a goodbye that nobody waits for.

#include "tests/unit/outbox/outboxworld.h"

#include <gtest/gtest.h>

namespace pillarbox {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using outbox::ItemId;
using outbox::State;
using protocol::Stage;
using test::Answer;
using test::await;
using test::draftTo;
using test::Heard;
using test::OutboxWorld;

class KeptConnection : public testing::Test
{
protected:
    // One message has gone; the connection that carried it is at rest.
    void SetUp() override
    {
        QObject::connect(world.service.get(), &outbox::DeliveryService::idle, &context, [this] { isIdle = true; });
        world.startService();
        ASSERT_TRUE(await([this] { return isIdle; }));
        sendOne();
        ASSERT_TRUE(await([this] { return isIdle; }));
    }

    void sendOne()
    {
        isIdle = false;
        last = world.enqueue(draftTo({u"b@x.example"_s}));
        ASSERT_TRUE(await([this] { return world.stateOf(last) == State::Sent || isStuck(); })) << "not sent";
        ASSERT_EQ(world.stateOf(last), State::Sent);
    }

    bool isStuck() const { return world.stateOf(last) == State::Waiting && world.outbox->find(last)->reason; }
    int countOf(const QByteArray &command) const { return int(world.server.commands().count(command)); }
    void answerOnceTo(const QByteArray &command, const Answer &answer)
    {
        world.server.setAnswer([command, answer, hasAnswered = false](const Heard &heard) mutable -> std::optional<Answer> {
            if (!heard.line.startsWith(command) || std::exchange(hasAnswered, true))
                return {};
            return answer;
        });
    }

    test::ManualClock clock;
    OutboxWorld world{&clock};
    QObject context;
    ItemId last;
    bool isIdle = false;
};

TEST_F(KeptConnection, CarriesTheNextMessageWithoutAQuestion)
{
    sendOne();
    EXPECT_EQ(world.server.connectionCount(), 1);
    EXPECT_EQ(countOf("NOOP"), 0);
}

TEST_F(KeptConnection, TranscriptOfAMessageIsWholeHoweverMuchWasSaidBefore)
{
    for (const QString &name : {u"first"_s, u"second"_s}) {
        QStringList recipients;
        for (int i = 0; i < 300; ++i)
            recipients.append(u"%1.%2@x.example"_s.arg(name).arg(i));
        const ItemId id = world.enqueue(draftTo(recipients));
        ASSERT_TRUE(world.awaitState(id, State::Sent));
        const auto item = world.load(id);
        ASSERT_EQ(item.attempts.size(), 1);
        const QByteArray transcript = item.attempts.constFirst().transcript;
        EXPECT_EQ(transcript.count("MAIL FROM"), 1) << name.toStdString();
        EXPECT_EQ(transcript.count(QByteArray("RCPT TO:<" + name.toUtf8())), 300) << name.toStdString();
        EXPECT_EQ(transcript.count("RCPT TO:"), 300) << name.toStdString();
    }
    EXPECT_EQ(world.server.connectionCount(), 1);
}

TEST_F(KeptConnection, IsAskedFirstAfterAWhile)
{
    clock.advance(40s);
    sendOne();
    EXPECT_EQ(world.server.connectionCount(), 1);
    EXPECT_EQ(countOf("NOOP"), 1);
}

TEST_F(KeptConnection, IsLeftAfterAMinute)
{
    clock.advance(60s);
    ASSERT_TRUE(await([this] { return countOf("QUIT") == 1; }));
    sendOne();
    EXPECT_EQ(world.server.connectionCount(), 2);
}

TEST_F(KeptConnection, IsGivenUpWhenTheServerLeaves)
{
    world.server.cutAll();
    sendOne();
    EXPECT_EQ(world.server.connectionCount(), 2);
    EXPECT_EQ(world.load(last).attempts.size(), 1);
}

TEST_F(KeptConnection, DeadAtTheQuestionIsReplacedUncounted)
{
    for (const Answer &answer : {Answer{{}, true}, Answer{"421 4.4.2 too long", true}, Answer{"500 what", false}}) {
        clock.advance(40s);
        answerOnceTo("NOOP", answer);
        const int before = world.server.connectionCount();
        sendOne();
        EXPECT_EQ(world.server.connectionCount(), before + 1);
        EXPECT_EQ(world.load(last).attempts.size(), 1);
        EXPECT_EQ(world.service->health(world.accountId).state, outbox::AccountHealth::State::Ready);
    }
}

TEST_F(KeptConnection, SilentAtTheQuestionIsReplacedSoon)
{
    clock.advance(40s);
    answerOnceTo("NOOP", Answer{});
    last = world.enqueue(draftTo({u"b@x.example"_s}));
    ASSERT_TRUE(await([this] { return countOf("NOOP") == 1; }));
    clock.advance(10s);
    ASSERT_TRUE(world.awaitState(last, State::Sent));
    EXPECT_EQ(world.server.connectionCount(), 2);
}

TEST_F(KeptConnection, DeadAtMailIsReplacedUncounted)
{
    answerOnceTo("MAIL", Answer{{}, true});
    sendOne();
    EXPECT_EQ(world.server.connectionCount(), 2);
    EXPECT_EQ(world.load(last).attempts.size(), 1);
}

TEST_F(KeptConnection, IsReplacedOnceAndNotAgain)
{
    world.server.setAnswer(test::answersAt(Stage::Mail, Answer{{}, true}));
    last = world.enqueue(draftTo({u"b@x.example"_s}));
    ASSERT_TRUE(await([this] { return isStuck(); }));
    EXPECT_EQ(world.server.connectionCount(), 2);
}

TEST_F(KeptConnection, DeathAfterTheHandOverIsNeverAnswered)
{
    world.server.setAnswer(test::answersAt(Stage::EndOfData, Answer{{}, true}));
    last = world.enqueue(draftTo({u"b@x.example"_s}));
    ASSERT_TRUE(world.awaitState(last, State::Unknown));
    EXPECT_EQ(world.server.connectionCount(), 1);
}

TEST_F(KeptConnection, GoesWithTheAccountItWasMadeFor)
{
    auto account = world.account();
    account.host = u"localhost"_s;
    world.change(account);
    ASSERT_TRUE(await([this] { return countOf("QUIT") == 1; }));
    sendOne();
    EXPECT_EQ(world.server.connectionCount(), 2);
}

TEST_F(KeptConnection, GoesWhenThereIsNoNetwork)
{
    world.service->setOffline(true);
    ASSERT_TRUE(await([this] { return countOf("QUIT") == 1; }));
    world.service->setOffline(false);
    sendOne();
    EXPECT_EQ(world.server.connectionCount(), 2);
}

// On this clock nothing ever times out: whoever waited for the reply would wait for ever.
TEST_F(KeptConnection, GoodbyeIsNotWaitedFor)
{
    answerOnceTo("QUIT", Answer{});
    bool isStopped = false;
    QObject::connect(world.service.get(), &outbox::DeliveryService::stopped, &context, [&] { isStopped = true; });
    world.service->stop();
    ASSERT_TRUE(await([&] { return isStopped; }));
    EXPECT_TRUE(await([this] { return countOf("QUIT") == 1; }));
}

// As a process that ends: what was said last has left it already.
TEST_F(KeptConnection, GoodbyeIsHeardFromAServiceThatGoesAtOnce)
{
    world.service->stop();
    QObject::connect(
        world.service.get(), &outbox::DeliveryService::stopped, &context, [&] { world.service.release()->deleteLater(); });
    EXPECT_TRUE(await([this] { return countOf("QUIT") == 1; }));
}

} // namespace pillarbox
