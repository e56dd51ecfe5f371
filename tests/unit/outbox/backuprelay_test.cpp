// The backup relay that a user has set for an account: for when the account's own is out of reach, and for nothing else.

#include "smtp/account/clientkey.h"
#include "smtp/outbox/factsjson.h"
#include "tests/unit/outbox/outboxworld.h"

#include <QTcpServer>

#include <gtest/gtest.h>

namespace {

using namespace Qt::StringLiterals;
using namespace pillarbox;
using outbox::ItemId;
using outbox::State;
using protocol::Stage;
using test::Answer;
using test::draftTo;
using test::OutboxWorld;

// An account whose relay listens nowhere, unless told otherwise, and another one that stands in.
struct BackedUp {
    explicit BackedUp(bool isWanted = true)
    {
        backup.start();
        account::Account other;
        other.label = u"Backup"_s;
        other.identity = {u"Ada"_s, u"ada@backup.example"_s};
        other.host = u"localhost"_s;
        other.port = backup.startTlsPort();
        other.userName = u"ada"_s;
        other.trustedPem = backup.trustedPem();
        backupId = world.accounts->save(other).value();
        world.credentials->keepForSession(backupId, Secret("secret"));
        auto account = world.account();
        if (isWanted)
            account.backup = backupId;
        world.change(account);
    }

    void closeOwn()
    {
        QTcpServer nobody;
        nobody.listen(QHostAddress::LocalHost);
        auto account = world.account();
        account.port = nobody.serverPort();
        world.change(account);
    }
    ItemId send()
    {
        const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
        world.startService();
        return id;
    }
    // An attempt has ended, and the message is left waiting.
    bool awaitWaiting(const ItemId &id)
    {
        return test::await([&] {
            const auto *item = world.outbox->find(id);
            return item && item->state == State::Waiting && item->reason && item->nextAttempt
                && *item->nextAttempt > QDateTime::currentDateTimeUtc();
        });
    }

    test::RecordingServer backup;
    OutboxWorld world;
    QString backupId;
};

TEST(BackupRelay, IsShownItsOwnAccountsCertificateWithItsKey)
{
    BackedUp relays;
    test::CertificateWish wish;
    wish.isForClientsOnly = true;
    const test::TestCertificates clients(u"Authority of clients"_s);
    relays.backup.setClientAuthority(clients.authorityPem());
    const auto give = [&](account::Account account, const QString &name) {
        wish.commonName = name;
        const test::TestIdentity client = clients.make(wish);
        account.clientCertificate = client.pem();
        ASSERT_TRUE(relays.world.accounts->save(account));
        relays.world.credentials->keepForSession(account::clientKeyId(account.id), Secret(client.key.toPem()));
    };
    relays.closeOwn();
    give(relays.world.account(), u"own"_s);
    give(*relays.world.accounts->find(relays.backupId), u"backup"_s);
    const ItemId id = relays.send();
    ASSERT_TRUE(relays.world.awaitState(id, State::Sent));
    EXPECT_EQ(relays.backup.clientNames(), QStringList{u"backup"_s});
}

TEST(BackupRelay, TakesWhatTheOwnRelayOutOfReachCannotAndSaysWhy)
{
    BackedUp relays;
    relays.closeOwn();
    const ItemId id = relays.send();
    ASSERT_TRUE(relays.world.awaitState(id, State::Sent));
    EXPECT_EQ(relays.backup.ledger().size(), 1);
    const auto item = relays.world.load(id);
    EXPECT_EQ(item.summary.accountId, relays.world.accountId);
    EXPECT_EQ(item.summary.backup, u"localhost"_s) << "for the row";
    ASSERT_TRUE(item.receipt);
    EXPECT_EQ(item.receipt->session.endpoint.host, u"localhost"_s);
    ASSERT_TRUE(item.receipt->insteadOf);
    EXPECT_EQ(item.receipt->insteadOf->kind, protocol::ErrorKind::Unreachable);
    ASSERT_EQ(item.attempts.size(), 2);
    EXPECT_FALSE(item.attempts[0].insteadOf);
    EXPECT_TRUE(item.attempts[1].insteadOf);
    EXPECT_EQ(relays.backup.received().constFirst().reversePath, "ada@firm.example");
}

TEST(BackupRelay, IsNotTakenUnlessTheUserHasSetIt)
{
    BackedUp relays(false);
    relays.closeOwn();
    const ItemId id = relays.send();
    ASSERT_TRUE(relays.awaitWaiting(id));
    EXPECT_EQ(relays.backup.connectionCount(), 0);
}

TEST(BackupRelay, IsNotTakenWhereTheOwnRelayAnswers)
{
    BackedUp relays;
    const ItemId id = relays.send();
    ASSERT_TRUE(relays.world.awaitState(id, State::Sent));
    EXPECT_FALSE(relays.world.load(id).receipt->insteadOf);
    EXPECT_EQ(relays.backup.connectionCount(), 0);
}

TEST(BackupRelay, IsNotTakenAfterARefusedPassword)
{
    BackedUp relays;
    relays.world.server.setAnswer(test::answersAt(Stage::Auth, {"535 5.7.8 no", false}));
    const ItemId id = relays.send();
    ASSERT_TRUE(relays.world.awaitState(id, State::NeedsYou));
    EXPECT_EQ(relays.backup.connectionCount(), 0);
}

TEST(BackupRelay, IsNotTakenWhereTheOwnRelayTurnsEverybodyAway)
{
    BackedUp relays;
    relays.world.server.setAnswer(test::answersAt(Stage::Greeting, {"421 4.3.2 closed for today", true}));
    const ItemId id = relays.send();
    ASSERT_TRUE(relays.awaitWaiting(id));
    EXPECT_EQ(relays.backup.connectionCount(), 0);
}

TEST(BackupRelay, ThatRefusesTheSenderOrThePasswordEndsNothing)
{
    for (const auto &[stage, line] :
        {std::pair<Stage, QByteArray>{Stage::Auth, "535 5.7.8 no"}, {Stage::Mail, "550 5.7.1 not your address"}}) {
        BackedUp relays;
        relays.closeOwn();
        relays.backup.setAnswer(test::answersAt(stage, {line, false}));
        const ItemId id = relays.send();
        ASSERT_TRUE(test::await([&] { return relays.backup.connectionCount() > 0; }));
        ASSERT_TRUE(relays.awaitWaiting(id));
        EXPECT_EQ(relays.backup.connectionCount(), 1);
        EXPECT_EQ(relays.world.outbox->find(id)->reason->kind, protocol::ErrorKind::Unreachable);
        EXPECT_TRUE(relays.backup.ledger().isEmpty());
    }
}

TEST(BackupRelay, IsRememberedInTheReceipt)
{
    outbox::Receipt receipt;
    receipt.acceptedAt = QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
    receipt.insteadOf = protocol::SendError{.stage = Stage::Connect,
        .kind = protocol::ErrorKind::TimedOut,
        .replyCode = 0,
        .enhanced = {},
        .serverText = {},
        .detail = {},
        .mayHaveBeenDelivered = false};
    EXPECT_EQ(outbox::receiptFromJson(outbox::toJson(receipt)), receipt);
}

} // namespace
