// DeliveryService and RelaySession against a server that keeps a ledger.

#include "tests/unit/outbox/outboxworld.h"

#include <QFile>

#include <gmock/gmock.h>

#include <algorithm>

namespace pillarbox {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using outbox::ItemId;
using outbox::Outcome;
using outbox::State;
using protocol::ErrorKind;
using protocol::Stage;
using test::Answer;
using test::await;
using test::draftTo;
using test::OutboxWorld;
using testing::ElementsAre;

QList<Outcome> outcomesOf(const outbox::ItemSummary &item)
{
    QList<Outcome> outcomes;
    for (const auto &recipient : item.recipients)
        outcomes.append(recipient.outcome);
    return outcomes;
}

TEST(Delivery, SendsAndKeepsTheReceipt)
{
    OutboxWorld world;
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s, u"c@x.example"_s}));
    EXPECT_EQ(world.stateOf(id), State::Waiting);
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Sent));

    const auto item = world.load(id);
    ASSERT_EQ(world.server.ledger(), QByteArrayList{item.summary.messageId});
    EXPECT_EQ(world.server.received()[0].forwardPaths, (QByteArrayList{"b@x.example", "c@x.example"}));
    EXPECT_EQ(world.server.received()[0].reversePath, "ada@firm.example");
    EXPECT_EQ(world.server.received()[0].size, item.summary.size);
    QFile spool(world.outbox->spoolFile(id));
    ASSERT_TRUE(spool.open(QIODevice::ReadOnly));
    EXPECT_EQ(spool.readAll(), world.server.received()[0].content); // the very bytes stay
    ASSERT_TRUE(item.receipt);
    EXPECT_TRUE(item.receipt->reply.startsWith("250"));
    EXPECT_EQ(item.receipt->session.endpoint.port, world.server.startTlsPort());
    ASSERT_TRUE(item.receipt->session.tls);
    EXPECT_TRUE(item.receipt->session.tls->isTrusted);
    ASSERT_EQ(item.attempts.size(), 1);
    EXPECT_FALSE(item.attempts[0].error);
    EXPECT_TRUE(item.attempts[0].transcript.contains("RCPT TO:<b@x.example>"));
    EXPECT_FALSE(item.attempts[0].transcript.contains("secret"));
    EXPECT_FALSE(item.attempts[0].transcript.contains(QByteArray("secret").toBase64()));
    EXPECT_EQ(item.summary.attempts, 1);
    EXPECT_FALSE(item.summary.reason);
    for (const auto &recipient : item.summary.recipients) {
        EXPECT_EQ(recipient.outcome, Outcome::Accepted);
        EXPECT_EQ(recipient.replyCode, 250);
    }
}

TEST(Delivery, TellsOfItsProgress)
{
    OutboxWorld world;
    QList<outbox::Progress> seen;
    QObject::connect(world.service.get(), &outbox::DeliveryService::progressed,
        [&](const outbox::Progress &progress) { seen.append(progress); });
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Sent));
    ASSERT_FALSE(seen.isEmpty());
    EXPECT_EQ(seen.last().id, id);
    EXPECT_TRUE(seen.last().isHandedOver);
    EXPECT_EQ(seen.last().octetsWritten, seen.last().octetsTotal);
    EXPECT_EQ(seen.last().octetsTotal, world.outbox->find(id)->size);
    EXPECT_FALSE(world.service->progress(id)); // no longer under way
    EXPECT_EQ(world.service->health(world.accountId).state, outbox::AccountHealth::State::Ready);
    EXPECT_TRUE(world.service->health(world.accountId).lastSentAt.isValid());
}

TEST(Delivery, CarriesSeveralMessagesOverOneConnection)
{
    OutboxWorld world;
    QList<ItemId> ids;
    for (int i = 0; i < 5; ++i)
        ids.append(world.enqueue(draftTo({u"r%1@x.example"_s.arg(i)})));
    world.startService();
    for (const ItemId &id : ids)
        ASSERT_TRUE(world.awaitState(id, State::Sent));
    EXPECT_EQ(world.server.ledger().size(), 5);
    EXPECT_EQ(world.server.connectionCount(), 1);
    for (int i = 0; i < 5; ++i) {
        const auto attempts = world.load(ids[i]).attempts;
        ASSERT_EQ(attempts.size(), 1);
        EXPECT_EQ(attempts[0].transcript.count("RCPT TO:"), 1); // nothing of the others
        EXPECT_TRUE(attempts[0].transcript.contains(u"<r%1@x.example>"_s.arg(i).toUtf8()));
    }
}

TEST(Delivery, LearnsSizeAndEndpointOfTheRelay)
{
    OutboxWorld world;
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Sent));
    EXPECT_EQ(world.account().sizeLimit, 104857600);
    ASSERT_EQ(world.account().verifiedEndpoints.size(), 1);
    EXPECT_EQ(world.account().verifiedEndpoints[0].port, world.server.startTlsPort());
}

class DeliveryOfAMix : public testing::TestWithParam<int>
{
};

// 250, 450 and 550 in all orders: the first is served, the second tried again alone, the third reported.
TEST_P(DeliveryOfAMix, TreatsEachRecipientByItself)
{
    QStringList order{u"good@x.example"_s, u"later@x.example"_s, u"never@x.example"_s};
    for (int i = 0; i < GetParam(); ++i)
        std::next_permutation(order.begin(), order.end());
    test::ManualClock clock;
    OutboxWorld world(&clock);
    world.server.setAnswer(
        test::answersByRecipient({{"later@x.example", "450 4.2.0 greylisted"}, {"never@x.example", "550 5.1.1 no such user"}}));
    const ItemId id = world.enqueue(draftTo(order));
    world.startService();
    ASSERT_TRUE(await([&] { return world.outbox->find(id)->attempts == 1; }));

    auto item = *world.outbox->find(id);
    EXPECT_EQ(item.state, State::Waiting);
    EXPECT_EQ(item.nextAttempt, clock.now().addSecs(60));
    ASSERT_TRUE(item.reason);
    EXPECT_EQ(item.reason->replyCode, 450);
    for (const auto &recipient : item.recipients) {
        const QString &address = recipient.mailbox.address;
        const auto expected = address.startsWith(u"good"_s) ? Outcome::Accepted
            : address.startsWith(u"later"_s)                ? Outcome::Pending
                                                            : Outcome::Refused;
        EXPECT_EQ(recipient.outcome, expected) << address.toStdString();
    }

    world.server.setAnswer({});
    clock.advance(60s);
    ASSERT_TRUE(world.awaitState(id, State::Failed)); // somebody never got it
    item = *world.outbox->find(id);
    EXPECT_EQ(outcomesOf(item).count(Outcome::Accepted), 2);
    EXPECT_EQ(outcomesOf(item).count(Outcome::Refused), 1);
    EXPECT_EQ(item.reason->replyCode, 550);
    EXPECT_EQ(world.server.received().last().forwardPaths, QByteArrayList{"later@x.example"});
    EXPECT_EQ(world.server.ledger().size(), 2);
}

INSTANTIATE_TEST_SUITE_P(AllOrders, DeliveryOfAMix, testing::Range(0, 6));

TEST(Delivery, LinkCutAfterTheDataIsUnknownAndNeverRepeatedByItself)
{
    test::ManualClock clock;
    OutboxWorld world(&clock);
    world.server.setAnswer(test::answersAt(Stage::EndOfData, {{}, true}));
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Unknown));
    const auto item = *world.outbox->find(id);
    ASSERT_TRUE(item.reason);
    EXPECT_TRUE(item.reason->mayHaveBeenDelivered);
    EXPECT_EQ(outcomesOf(item), QList{Outcome::Unknown});

    world.server.setAnswer({});
    clock.advance(24h * 6);
    const ItemId other = world.enqueue(draftTo({u"c@x.example"_s})); // the relay itself is fine
    ASSERT_TRUE(world.awaitState(other, State::Sent));
    EXPECT_EQ(world.stateOf(id), State::Unknown);
    EXPECT_EQ(world.server.ledger().count(item.messageId), 1);

    // The user decides: again, with the same bytes.
    ASSERT_TRUE(world.answerOf<Done>([&](auto done) { world.outbox->sendNow(id, done); }));
    ASSERT_TRUE(world.awaitState(id, State::Sent));
    EXPECT_EQ(world.server.ledger().count(item.messageId), 2);
    EXPECT_EQ(world.server.received().first().content, world.server.received().last().content);
}

TEST(Delivery, UnknownCanBeMarkedAsSent)
{
    OutboxWorld world;
    world.server.setAnswer(test::answersAt(Stage::EndOfData, {{}, true}));
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Unknown));
    ASSERT_TRUE(world.answerOf<Done>([&](auto done) { world.outbox->markAsSent(id, done); }));
    EXPECT_EQ(world.stateOf(id), State::Sent);
    EXPECT_EQ(outcomesOf(*world.outbox->find(id)), QList{Outcome::Accepted});
}

TEST(Delivery, FollowsTheScheduleUntilItGivesUp)
{
    test::ManualClock clock;
    OutboxWorld world(&clock);
    world.server.setAnswer(test::answersAt(Stage::Mail, {"451 4.3.0 try later", false}));
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    outbox::RetrySchedule schedule;
    schedule.givesUpAfter = 4h;
    world.service->setRetrySchedule(schedule);
    world.startService();
    QList<qint64> minutes;
    QDateTime last = clock.now();
    for (int attempt = 1; world.stateOf(id) == State::Waiting && attempt < 20; ++attempt) {
        ASSERT_TRUE(await([&] { return world.outbox->find(id)->attempts == attempt; })) << attempt;
        const auto item = *world.outbox->find(id);
        if (item.state != State::Waiting)
            break;
        ASSERT_TRUE(item.nextAttempt);
        minutes.append(qRound(last.secsTo(*item.nextAttempt) / 60.0));
        last = *item.nextAttempt;
        clock.advance(std::chrono::milliseconds(clock.now().msecsTo(*item.nextAttempt)));
    }
    ASSERT_TRUE(world.awaitState(id, State::Failed));
    EXPECT_EQ(minutes.first(5), (QList<qint64>{1, 5, 15, 30, 60}));
    const auto item = *world.outbox->find(id);
    EXPECT_EQ(outcomesOf(item), QList{Outcome::Refused});
    EXPECT_EQ(item.reason->replyCode, 451);
    EXPECT_TRUE(item.recipients[0].serverText.contains("try later"));
    EXPECT_FALSE(world.server.ledger().contains(item.messageId));
}

TEST(Delivery, PermanentRefusalIsFinal)
{
    for (const auto stage : {Stage::Mail, Stage::Data, Stage::EndOfData}) {
        OutboxWorld world;
        world.server.setAnswer(test::answersAt(stage, {"554 5.7.1 not that", false}));
        const ItemId id = world.enqueue(draftTo({u"b@x.example"_s, u"c@x.example"_s}));
        world.startService();
        ASSERT_TRUE(world.awaitState(id, State::Failed));
        const auto item = *world.outbox->find(id);
        EXPECT_EQ(item.reason->stage, stage);
        EXPECT_EQ(item.reason->replyCode, 554);
        EXPECT_EQ(outcomesOf(item), (QList{Outcome::Refused, Outcome::Refused}));
        EXPECT_FALSE(world.server.ledger().contains(item.messageId));
    }
}

TEST(Delivery, OneBadMessageStopsNobody)
{
    OutboxWorld world;
    world.server.setAnswer([](const test::Heard &heard) -> std::optional<Answer> {
        if (heard.stage == Stage::EndOfData && heard.line.contains("Subject: bad"))
            return Answer{"554 5.6.0 no", false};
        return {};
    });
    const ItemId bad = world.enqueue(draftTo({u"b@x.example"_s}, u"bad"_s));
    const ItemId good = world.enqueue(draftTo({u"b@x.example"_s}, u"good"_s));
    world.startService();
    ASSERT_TRUE(world.awaitState(bad, State::Failed));
    ASSERT_TRUE(world.awaitState(good, State::Sent));
}

TEST(Delivery, MissingSpoolFileIsToldAndStopsNobody)
{
    OutboxWorld world;
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    const ItemId other = world.enqueue(draftTo({u"c@x.example"_s}));
    ASSERT_TRUE(QFile::remove(world.outbox->spoolFile(id)));
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Failed));
    ASSERT_TRUE(world.awaitState(other, State::Sent));
    const auto reason = world.outbox->find(id)->reason;
    ASSERT_TRUE(reason);
    EXPECT_EQ(reason->kind, ErrorKind::SpoolMissing);
    EXPECT_EQ(reason->stage, Stage::Local);
    EXPECT_FALSE(reason->detail.isEmpty());
    EXPECT_EQ(world.outbox->find(id)->recipients.first().outcome, Outcome::Pending); // no server refused anybody
}

TEST(Delivery, CancelBeforeTheHandOverHoldsTheItem)
{
    for (const auto stage : {Stage::Greeting, Stage::Mail, Stage::Data}) {
        OutboxWorld world;
        world.server.setAnswer(test::answersAt(stage, {{}, false})); // silence
        const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
        bool isReached = false;
        QObject::connect(&world.server, &test::RecordingServer::commandHeard, [&](const QByteArray &line) {
            isReached
                = isReached || (stage == Stage::Mail && line.startsWith("MAIL")) || (stage == Stage::Data && line == "DATA");
        });
        world.startService();
        ASSERT_TRUE(await([&] { return stage == Stage::Greeting ? world.server.connectionCount() == 1 : isReached; }));
        world.service->cancel(id);
        ASSERT_TRUE(world.awaitState(id, State::Held));
        EXPECT_EQ(world.outbox->find(id)->hold, outbox::HoldReason::User);
        EXPECT_EQ(world.outbox->find(id)->attempts, 0);
        EXPECT_EQ(outcomesOf(*world.outbox->find(id)), QList{Outcome::Pending});
        EXPECT_TRUE(world.server.ledger().isEmpty());

        world.server.setAnswer({});
        ASSERT_TRUE(world.answerOf<Done>([&](auto done) { world.outbox->release(id, done); }));
        ASSERT_TRUE(world.awaitState(id, State::Sent));
        EXPECT_EQ(world.server.ledger().size(), 1);
    }
}

TEST(Delivery, CancelAfterTheHandOverChangesNothing)
{
    OutboxWorld world;
    world.server.setAnswer(test::answersAt(Stage::EndOfData, {{}, false})); // booked, but no reply comes
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    world.startService();
    ASSERT_TRUE(await([&] { return world.server.received().size() == 1; }));
    world.service->cancel(id);
    (void)world.load(id); // a round through the store
    EXPECT_EQ(world.stateOf(id), State::Sending);
    world.server.cutAll();
    ASSERT_TRUE(world.awaitState(id, State::Unknown));
}

TEST(Delivery, RestartBeforeTheMarkSendsOnce)
{
    OutboxWorld world;
    world.server.setAnswer(test::answersAt(Stage::Data, {{}, false}));
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    world.startService();
    ASSERT_TRUE(await([&] { return world.server.commands().contains("DATA"); }));
    world.restart();
    EXPECT_EQ(world.stateOf(id), State::Sending); // that is how it was left
    world.server.setAnswer({});
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Sent));
    EXPECT_EQ(world.server.ledger().size(), 1);
}

TEST(Delivery, RestartAfterTheMarkIsUnknown)
{
    OutboxWorld world;
    world.server.setAnswer(test::answersAt(Stage::EndOfData, {{}, false}));
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    world.startService();
    ASSERT_TRUE(await([&] { return world.server.received().size() == 1; }));
    world.restart();
    world.server.setAnswer({});
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Unknown));
    const auto item = world.load(id);
    EXPECT_TRUE(item.summary.reason->mayHaveBeenDelivered);
    EXPECT_EQ(item.attempts.size(), 1);
    EXPECT_EQ(outcomesOf(item.summary), QList{Outcome::Unknown});
    EXPECT_EQ(world.server.ledger().size(), 1);
}

// Of two recipients one was refused before the cut: that much is known.
TEST(Delivery, RestartAfterTheMarkKeepsWhatRcptSaid)
{
    OutboxWorld world;
    world.server.setAnswer([](const test::Heard &heard) -> std::optional<Answer> {
        if (heard.line.contains("<never@x.example>"))
            return Answer{"550 5.1.1 no such user", false};
        return heard.stage == Stage::EndOfData ? std::optional(Answer{{}, false}) : std::nullopt;
    });
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s, u"never@x.example"_s}));
    world.startService();
    ASSERT_TRUE(await([&] { return world.server.received().size() == 1; }));
    world.restart();
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Unknown));
    EXPECT_EQ(outcomesOf(*world.outbox->find(id)), (QList{Outcome::Unknown, Outcome::Refused}));
}

TEST(Delivery, RefusedCanBeSentAgainToThoseOnly)
{
    OutboxWorld world;
    world.server.setAnswer(test::answersByRecipient({{"never@x.example", "550 5.1.1 no such user"}}));
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s, u"never@x.example"_s}));
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Failed));
    world.server.setAnswer({});
    ASSERT_TRUE(world.answerOf<Done>([&](auto done) { world.outbox->sendNow(id, done); }));
    ASSERT_TRUE(world.awaitState(id, State::Sent));
    EXPECT_EQ(world.server.received().last().forwardPaths, QByteArrayList{"never@x.example"});
}

TEST(Delivery, StopsAfterTheDeliveryUnderWay)
{
    OutboxWorld world;
    const ItemId first = world.enqueue(draftTo({u"b@x.example"_s}));
    const ItemId second = world.enqueue(draftTo({u"c@x.example"_s}));
    bool isStopped = false;
    QObject::connect(world.service.get(), &outbox::DeliveryService::stopped, [&] { isStopped = true; });
    QObject::connect(&world.server, &test::RecordingServer::commandHeard, world.service.get(), [&](const QByteArray &line) {
        if (line == "DATA")
            world.service->stop();
    });
    world.startService();
    ASSERT_TRUE(await([&] { return isStopped; }));
    EXPECT_FALSE(world.service->isDispatching());
    EXPECT_EQ(world.stateOf(first), State::Sent);
    EXPECT_EQ(world.stateOf(second), State::Waiting);
}

TEST(Delivery, TellsWhenItIsIdle)
{
    OutboxWorld world;
    int idle = 0;
    QObject::connect(world.service.get(), &outbox::DeliveryService::idle, [&] { ++idle; });
    world.startService();
    ASSERT_TRUE(await([&] { return idle == 1; }));
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    ASSERT_TRUE(await([&] { return idle == 2; }));
    EXPECT_EQ(world.stateOf(id), State::Sent);
}

// A second service on the same profile, as another process has it: one sends, the other takes over.
TEST(Delivery, SecondServiceWaitsAndTakesOver)
{
    OutboxWorld world;
    world.startService();
    ASSERT_TRUE(world.service->isDispatching());
    outbox::Outbox other(world.directory());
    ASSERT_TRUE(world.answerOf<Done>([&](auto done) { other.open(done); }));
    outbox::DeliveryService second(other, *world.accounts, *world.credentials);
    second.start();
    EXPECT_FALSE(second.isDispatching());

    // What it queues is found by the one who sends.
    message::Draft draft = draftTo({u"b@x.example"_s});
    draft.accountId = world.accountId;
    const auto id = world.answerOf<ItemId>([&](auto done) { other.enqueue(draft, {}, done); });
    ASSERT_TRUE(id);
    ASSERT_TRUE(await([&] { return other.find(id.value())->state == State::Sent; }));
    EXPECT_FALSE(second.isDispatching());

    world.service.reset();
    ASSERT_TRUE(await([&] { return second.isDispatching(); }));
    ASSERT_TRUE(world.answerOf<ItemId>([&](auto done) { world.outbox->enqueue(draft, {}, done); }));
    ASSERT_TRUE(await([&] { return world.server.ledger().size() == 2; }));
}

} // namespace pillarbox
