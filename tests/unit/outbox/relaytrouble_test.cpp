// What happens to the outbox when the relay cannot be reached, or the account is refused.

#include "smtp/transport/tlspolicy.h"
#include "tests/unit/outbox/outboxworld.h"

#include <gtest/gtest.h>

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
using test::OutboxWorld;

int countOf(const QByteArrayList &commands, const QByteArray &start)
{
    return static_cast<int>(
        std::count_if(commands.begin(), commands.end(), [&start](const QByteArray &line) { return line.startsWith(start); }));
}

TEST(RelayTrouble, RefusedPasswordIsTriedOnceAndAsksOnce)
{
    test::ManualClock clock;
    OutboxWorld world(&clock);
    world.server.setAnswer(test::answersAt(Stage::Auth, {"535 5.7.8 wrong", false}));
    const ItemId first = world.enqueue(draftTo({u"b@x.example"_s}));
    const ItemId second = world.enqueue(draftTo({u"c@x.example"_s}));
    world.startService();
    ASSERT_TRUE(world.awaitState(first, State::NeedsYou));
    ASSERT_TRUE(world.awaitState(second, State::NeedsYou));
    EXPECT_EQ(world.outbox->find(second)->reason->kind, ErrorKind::CredentialRefused);
    EXPECT_EQ(world.outbox->find(first)->attempts, 0);
    EXPECT_EQ(world.service->health(world.accountId).state, AccountHealth::State::NeedsYou);

    // Neither time nor a new message nor a restart makes another attempt.
    clock.advance(24h);
    const ItemId third = world.enqueue(draftTo({u"d@x.example"_s}));
    ASSERT_TRUE(world.awaitState(third, State::NeedsYou));
    world.restart();
    world.startService();
    const ItemId fourth = world.enqueue(draftTo({u"e@x.example"_s}));
    ASSERT_TRUE(world.awaitState(fourth, State::NeedsYou));
    EXPECT_EQ(countOf(world.server.commands(), "AUTH"), 1);
    EXPECT_EQ(world.service->health(world.accountId).state, AccountHealth::State::NeedsYou);

    world.server.setAnswer({});
    ASSERT_TRUE(world.answerOf<Done>([&](auto done) { world.outbox->accountFixed(world.accountId, done); }));
    for (const ItemId &id : {first, second, third, fourth})
        ASSERT_TRUE(world.awaitState(id, State::Sent));
    EXPECT_EQ(world.server.ledger().size(), 4);
}

TEST(RelayTrouble, SendNowTriesARefusedAccountAndFreesTheOthers)
{
    OutboxWorld world;
    world.server.setAnswer(test::answersAt(Stage::Auth, {"535 5.7.8 wrong", false}));
    const ItemId first = world.enqueue(draftTo({u"b@x.example"_s}));
    const ItemId second = world.enqueue(draftTo({u"c@x.example"_s}));
    world.startService();
    ASSERT_TRUE(world.awaitState(second, State::NeedsYou));
    ASSERT_TRUE(world.answerOf<Done>([&](auto done) { world.outbox->sendNow(first, done); }));
    ASSERT_TRUE(await([&] { return countOf(world.server.commands(), "AUTH") == 2; }));
    ASSERT_TRUE(world.awaitState(first, State::NeedsYou));

    world.server.setAnswer({});
    ASSERT_TRUE(world.answerOf<Done>([&](auto done) { world.outbox->sendNow(first, done); }));
    ASSERT_TRUE(world.awaitState(first, State::Sent));
    ASSERT_TRUE(world.awaitState(second, State::Sent));
}

TEST(RelayTrouble, MissingPasswordNeedsTheUser)
{
    OutboxWorld world;
    world.credentials = account::makeMemoryStore(); // knows none
    world.restart();
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::NeedsYou));
    EXPECT_EQ(world.outbox->find(id)->reason->kind, ErrorKind::CredentialMissing);
    EXPECT_EQ(countOf(world.server.commands(), "AUTH"), 0);
}

TEST(RelayTrouble, ARemovedAccountsMessagesGoThroughNoOtherUnlessTheUserSaysSo)
{
    OutboxWorld world;
    account::Account account = world.account();
    ASSERT_TRUE(world.accounts->remove(world.accountId));
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::NeedsYou));
    EXPECT_EQ(world.outbox->find(id)->reason->kind, ErrorKind::AccountMissing);

    account.id.clear(); // the same one, made again
    const auto again = world.accounts->save(account);
    ASSERT_TRUE(again);
    ASSERT_TRUE(world.answerOf<Done>([&](auto done) { world.outbox->sendNow(id, done); }));
    ASSERT_TRUE(world.awaitState(id, State::NeedsYou));
    EXPECT_EQ(countOf(world.server.commands(), "MAIL"), 0);

    world.credentials->keepForSession(*again, Secret("secret"));
    ASSERT_TRUE(world.answerOf<Done>([&](auto done) { world.outbox->sendThrough(id, *again, done); }));
    ASSERT_TRUE(world.awaitState(id, State::Sent));
    EXPECT_EQ(world.outbox->find(id)->accountId, *again);
}

TEST(RelayTrouble, AnAccountThatIsBackAtTheNextStartFreesItsMessages)
{
    OutboxWorld world;
    const QString file = world.directory() + u"/accounts.json"_s;
    ASSERT_TRUE(QFile::copy(file, file + u".kept"_s));
    ASSERT_TRUE(world.accounts->remove(world.accountId));
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::NeedsYou));
    world.restart();
    ASSERT_TRUE(QFile::remove(file));
    ASSERT_TRUE(QFile::rename(file + u".kept"_s, file));
    ASSERT_TRUE(world.accounts->load());
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Sent));
}

TEST(RelayTrouble, UntrustedCertificateNeedsTheUserUntilTheAccountIsChanged)
{
    OutboxWorld world;
    auto account = world.account();
    const QByteArray trusted = account.trustedPem;
    account.trustedPem.clear();
    world.change(account);
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::NeedsYou));
    EXPECT_EQ(world.outbox->find(id)->reason->kind, ErrorKind::CertificateInvalid);
    EXPECT_EQ(countOf(world.server.commands(), "AUTH"), 0);

    account = world.account();
    account.trustedPem = trusted;
    world.change(account);
    ASSERT_TRUE(world.awaitState(id, State::Sent));
}

// Not even another way to the same server, verified before, leads around the key that was trusted.
TEST(RelayTrouble, ChangedPinnedKeyHoldsTheQueueUntilTheUserTrustsTheNewOne)
{
    OutboxWorld world;
    auto account = world.account();
    account.trustedPem.clear();
    const QByteArray key = transport::certificateFacts(world.server.identity().certificate).keySha256;
    account.trust.pin({account.host, account.port, QByteArray(32, 'k'), {}});
    account.verifiedEndpoints = {{account.host, world.server.tlsPort(), protocol::Security::ImplicitTls}};
    world.change(account);
    const ItemId first = world.enqueue(draftTo({u"b@x.example"_s}));
    world.startService();
    ASSERT_TRUE(world.awaitState(first, State::NeedsYou));
    EXPECT_EQ(world.outbox->find(first)->reason->kind, ErrorKind::PinnedKeyChanged);
    EXPECT_EQ(world.service->health(world.accountId).state, AccountHealth::State::NeedsYou);
    const ItemId second = world.enqueue(draftTo({u"c@x.example"_s}));
    ASSERT_TRUE(world.awaitState(second, State::NeedsYou));
    EXPECT_EQ(world.server.connectionCount(), 1) << "one attempt, one question";
    EXPECT_EQ(countOf(world.server.commands(), "AUTH"), 0);

    account = world.account();
    account.trust.pin({account.host, account.port, key, {}});
    world.change(account);
    ASSERT_TRUE(world.awaitState(first, State::Sent));
    ASSERT_TRUE(world.awaitState(second, State::Sent));
    EXPECT_TRUE(world.load(first).receipt->session.tls->isPinned);
}

TEST(RelayTrouble, NameThatIsUnknownAsksOnlyWhereItNeverWorked)
{
    test::ManualClock clock;
    OutboxWorld world(&clock);
    auto account = world.account();
    account.host = u"no such name.example"_s;
    account.verifiedEndpoints = {{account.host, account.port, account.security}};
    world.change(account);
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    world.startService();
    ASSERT_TRUE(await([&] { return world.outbox->find(id)->reason.has_value(); }));
    EXPECT_EQ(world.stateOf(id), State::Waiting); // a network's false answer; the relay is tried again
    EXPECT_EQ(world.outbox->find(id)->reason->kind, ErrorKind::ResolveFailed);
    EXPECT_EQ(world.outbox->find(id)->attempts, 0);

    account.verifiedEndpoints.clear();
    world.change(account);
    ASSERT_TRUE(world.answerOf<Done>([&](auto done) { world.outbox->sendNow(id, done); }));
    ASSERT_TRUE(world.awaitState(id, State::NeedsYou));
    EXPECT_EQ(world.outbox->find(id)->reason->kind, ErrorKind::NoSuchHost);
}

TEST(RelayTrouble, RemovedAccountNeedsTheUser)
{
    OutboxWorld world;
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    ASSERT_TRUE(world.accounts->remove(world.accountId));
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::NeedsYou));
    ASSERT_TRUE(world.outbox->find(id)->reason);
    EXPECT_EQ(world.outbox->find(id)->reason->stage, Stage::Local);
    ASSERT_TRUE(world.answerOf<Done>([&](auto done) { world.outbox->sendNow(id, done); }));
    ASSERT_TRUE(world.awaitState(id, State::NeedsYou)); // not even Send Now can, and it says so
    EXPECT_EQ(world.server.connectionCount(), 0);
}

TEST(RelayTrouble, RelayOutOfReachIsLeftAloneForLongerAndLonger)
{
    test::ManualClock clock;
    OutboxWorld world(&clock);
    world.server.setAnswer(test::answersAt(Stage::Greeting, {"421 4.3.2 closed for today", true}));
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    world.startService();
    QList<qint64> pauses;
    for (int attempt = 1; attempt <= 8; ++attempt) {
        ASSERT_TRUE(await([&] {
            const auto *item = world.outbox->find(id);
            return world.server.connectionCount() == attempt && item->state == State::Waiting
                && item->nextAttempt > clock.now();
        })) << attempt;
        const auto item = *world.outbox->find(id);
        EXPECT_EQ(item.attempts, 0);
        ASSERT_TRUE(item.reason);
        EXPECT_EQ(item.reason->kind, ErrorKind::ServerClosing);
        EXPECT_EQ(world.service->health(world.accountId).state, AccountHealth::State::Unreachable);
        EXPECT_EQ(world.service->health(world.accountId).nextAttempt, item.nextAttempt);
        pauses.append(clock.now().secsTo(*item.nextAttempt));
        if (attempt < 8)
            clock.advance(std::chrono::milliseconds(clock.now().msecsTo(*item.nextAttempt)));
    }
    EXPECT_EQ(pauses, (QList<qint64>{15, 30, 60, 120, 300, 600, 600, 600}));
    EXPECT_EQ(world.load(id).attempts.size(), 1); // the last try; days without a relay do not fill the database

    // A message queued meanwhile waits too, and says why.
    const ItemId other = world.enqueue(draftTo({u"c@x.example"_s}));
    ASSERT_TRUE(await([&] { return world.outbox->find(other)->reason.has_value(); }));
    EXPECT_EQ(world.server.connectionCount(), 8);

    // Send Now does not wait; what it shows is good for the others.
    world.server.setAnswer({});
    ASSERT_TRUE(world.answerOf<Done>([&](auto done) { world.outbox->sendNow(other, done); }));
    ASSERT_TRUE(world.awaitState(other, State::Sent));
    ASSERT_TRUE(world.awaitState(id, State::Sent));
    EXPECT_EQ(world.server.ledger().size(), 2);
}

TEST(RelayTrouble, NobodyListeningThenSomebody)
{
    test::ManualClock clock;
    OutboxWorld world(&clock);
    auto account = world.account();
    const quint16 port = account.port;
    QTcpServer placeholder; // a port on which nobody listens once it is closed
    ASSERT_TRUE(placeholder.listen(QHostAddress::LocalHost));
    account.port = placeholder.serverPort();
    placeholder.close();
    world.change(account);
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    world.startService();
    ASSERT_TRUE(await([&] { return world.outbox->find(id)->reason.has_value(); }));
    EXPECT_EQ(world.outbox->find(id)->reason->kind, ErrorKind::Unreachable);

    account = world.account();
    account.port = port;
    world.change(account); // a changed account is tried at once
    ASSERT_TRUE(world.awaitState(id, State::Sent));
}

TEST(RelayTrouble, OfflineTriesAndCountsNothing)
{
    test::ManualClock clock;
    OutboxWorld world(&clock);
    world.service->setOffline(true);
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    world.startService();
    clock.advance(24h * 7);
    (void)world.load(id);
    EXPECT_EQ(world.server.connectionCount(), 0);
    EXPECT_EQ(world.service->health(world.accountId).state, AccountHealth::State::Offline);
    EXPECT_EQ(world.outbox->find(id)->attempts, 0);
    world.service->setOffline(false);
    ASSERT_TRUE(world.awaitState(id, State::Sent));
}

TEST(RelayTrouble, GoingOfflineBreaksOffWhatIsNotHandedOver)
{
    OutboxWorld world;
    world.server.setAnswer(test::answersAt(Stage::Data, {{}, false}));
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    world.startService();
    ASSERT_TRUE(await([&] { return world.server.commands().contains("DATA"); }));
    world.service->setOffline(true);
    ASSERT_TRUE(world.awaitState(id, State::Waiting));
    EXPECT_NE(world.outbox->find(id)->hold, outbox::HoldReason::User);
    world.server.setAnswer({});
    world.service->setOffline(false);
    ASSERT_TRUE(world.awaitState(id, State::Sent));
    EXPECT_EQ(world.server.ledger().size(), 1);
}

void sendFourWhereTheFirstConnectionTakesTwo(OutboxWorld &world)
{
    world.server.setAnswer([](const test::Heard &heard) -> std::optional<Answer> {
        if (heard.stage == Stage::Mail && heard.connection == 0 && heard.message >= 2)
            return Answer{"421 4.7.0 too many messages", true};
        return {};
    });
    QList<ItemId> ids;
    for (int i = 0; i < 4; ++i)
        ids.append(world.enqueue(draftTo({u"b@x.example"_s}, QString::number(i))));
    world.startService();
    for (const ItemId &id : ids)
        ASSERT_TRUE(world.awaitState(id, State::Sent));
    EXPECT_EQ(world.server.connectionCount(), 2);
    EXPECT_EQ(world.server.ledger().size(), 4);
}

// 421 between two messages: the server has had enough of this connection, not of us.
TEST(RelayTrouble, ConnectionClosedBetweenMessagesIsReplacedAtOnce)
{
    OutboxWorld world;
    ASSERT_NO_FATAL_FAILURE(sendFourWhereTheFirstConnectionTakesTwo(world));
}

// The same where everything goes out in one flight, behind the hand-over: 421 to MAIL says that nobody has it.
TEST(RelayTrouble, FlightOnAClosedConnectionIsMadeAgainOnANewOne)
{
    OutboxWorld world;
    world.server.setCapabilities({"PIPELINING", "CHUNKING"});
    ASSERT_NO_FATAL_FAILURE(sendFourWhereTheFirstConnectionTakesTwo(world));
    EXPECT_FALSE(world.server.commands().contains("DATA"));
}

// RFC 9422: known before, so that no message has to find it out.
TEST(RelayTrouble, RelayThatNamesItsLimitOfMessagesIsNeverAskedForMore)
{
    OutboxWorld world;
    world.server.setCapabilities({"PIPELINING", "LIMITS MAILMAX=2"});
    QList<ItemId> ids;
    for (int i = 0; i < 5; ++i)
        ids.append(world.enqueue(draftTo({u"b@x.example"_s}, QString::number(i))));
    world.startService();
    for (const ItemId &id : ids)
        ASSERT_TRUE(world.awaitState(id, State::Sent));
    EXPECT_EQ(world.server.connectionCount(), 3);
    EXPECT_EQ(countOf(world.server.commands(), "MAIL"), 5);
    EXPECT_EQ(world.server.ledger().size(), 5);
}

TEST(RelayTrouble, FlightWithoutAnAnswerLeavesEverybodyUncertain)
{
    OutboxWorld world;
    world.server.setCapabilities({"PIPELINING", "CHUNKING"});
    world.server.setAnswer([](const test::Heard &heard) -> std::optional<Answer> {
        return heard.stage == Stage::Mail ? std::optional(Answer{{}, true}) : std::nullopt;
    });
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s, u"c@x.example"_s}));
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Unknown));
    for (const auto &recipient : world.load(id).summary.recipients)
        EXPECT_EQ(recipient.outcome, outbox::Outcome::Unknown);
    EXPECT_EQ(world.server.connectionCount(), 1);
}

TEST(RelayTrouble, OneRelayInTroubleDoesNotStopAnother)
{
    OutboxWorld world;
    account::Account other = world.account();
    other.id.clear();
    other.label = u"Other"_s;
    other.port = world.server.tlsPort();
    other.security = protocol::Security::ImplicitTls;
    const QString otherId = world.accounts->save(other).value();
    world.credentials->keepForSession(otherId, Secret("secret"));
    auto account = world.account();
    account.trustedPem.clear();
    world.change(account);
    const ItemId stuck = world.enqueue(draftTo({u"b@x.example"_s}));
    message::Draft draft = draftTo({u"c@x.example"_s});
    draft.accountId = otherId;
    const auto fine = world.tryEnqueue(draft);
    ASSERT_TRUE(fine);
    world.startService();
    ASSERT_TRUE(world.awaitState(fine.value(), State::Sent));
    ASSERT_TRUE(world.awaitState(stuck, State::NeedsYou));
}

} // namespace pillarbox
