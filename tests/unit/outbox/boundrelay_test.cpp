// A queued message goes by the account that it was given to at Send, whatever is done to the accounts while it waits.
#include "smtp/outbox/outbox.h"
#include "tests/unit/outbox/outboxworld.h"

#include <QCoreApplication>
#include <QFile>

#include <gtest/gtest.h>

namespace {

using namespace Qt::StringLiterals;
using namespace pillarbox;
using outbox::ItemId;
using outbox::State;
using protocol::ErrorKind;
using test::draftTo;
using test::OutboxWorld;

// Two relays of two accounts; the messages are the first one's, and nothing may ever reach the other.
struct TwoRelays {
    explicit TwoRelays()
    {
        other.start();
        account::Account account;
        account.label = u"Home"_s;
        account.identity = {u"Ada"_s, u"ada@home.example"_s};
        account.host = u"127.0.0.1"_s;
        account.port = other.startTlsPort();
        account.userName = u"ada"_s;
        account.trustedPem = other.trustedPem();
        otherId = world.accounts->save(account).value();
        world.credentials->keepForSession(otherId, Secret("secret"));
        id = world.enqueue(draftTo({u"b@x.example"_s}));
    }

    bool isSentByItsOwn()
    {
        world.startService();
        return world.awaitState(id, State::Sent) && world.server.ledger().size() == 1 && other.connectionCount() == 0;
    }

    OutboxWorld world;
    test::RecordingServer other;
    QString otherId;
    ItemId id;
};

TEST(BoundRelay, RenamingTheAccountChangesNothing)
{
    TwoRelays relays;
    auto account = relays.world.account();
    account.label = u"Office"_s;
    relays.world.change(account);
    EXPECT_TRUE(relays.isSentByItsOwn());
}

TEST(BoundRelay, TwoAccountsThatSwapTheirNamesKeepTheirMail)
{
    TwoRelays relays;
    auto account = relays.world.account();
    auto home = *relays.world.accounts->find(relays.otherId);
    home.label = u"Meanwhile"_s;
    relays.world.change(home);
    account.label = u"Home"_s;
    relays.world.change(account);
    home.label = u"Work"_s;
    relays.world.change(home);
    EXPECT_TRUE(relays.isSentByItsOwn());
}

TEST(BoundRelay, AChangedAddressIsForNewMessages)
{
    TwoRelays relays;
    auto account = relays.world.account();
    account.identity = {u"Countess"_s, u"countess@firm.example"_s};
    relays.world.change(account);
    ASSERT_TRUE(relays.isSentByItsOwn());
    const auto received = relays.world.server.received().constFirst();
    EXPECT_EQ(received.reversePath, "ada@firm.example");
    EXPECT_TRUE(received.content.contains("From: Ada <ada@firm.example>"));
    EXPECT_FALSE(received.content.contains("ountess"));
}

TEST(BoundRelay, AnotherDefaultAccountTakesNothingOver)
{
    TwoRelays relays;
    auto home = *relays.world.accounts->find(relays.otherId);
    home.isDefault = true;
    relays.world.change(home);
    ASSERT_EQ(relays.world.accounts->defaultAccount()->id, relays.otherId);
    EXPECT_TRUE(relays.isSentByItsOwn());
}

// A host is changed because it was wrong, or has moved: it is the same account's.
TEST(BoundRelay, AChangedHostIsWhereTheAccountsMailGoes)
{
    TwoRelays relays;
    auto account = relays.world.account();
    const quint16 port = account.port;
    test::RecordingServer moved;
    ASSERT_TRUE(moved.start());
    account.port = moved.startTlsPort();
    account.trustedPem = moved.trustedPem();
    ASSERT_NE(account.port, port);
    relays.world.change(account);
    relays.world.startService();
    ASSERT_TRUE(relays.world.awaitState(relays.id, State::Sent));
    EXPECT_EQ(moved.ledger().size(), 1);
    EXPECT_EQ(relays.world.server.connectionCount(), 0);
    EXPECT_EQ(relays.other.connectionCount(), 0);
}

TEST(BoundRelay, ADeletedAccountsMailWaitsForTheUser)
{
    TwoRelays relays;
    ASSERT_TRUE(relays.world.accounts->remove(relays.world.accountId));
    relays.world.startService();
    ASSERT_TRUE(relays.world.awaitState(relays.id, State::NeedsYou));
    const auto item = relays.world.load(relays.id);
    EXPECT_EQ(item.summary.reason->kind, ErrorKind::AccountMissing);
    EXPECT_EQ(item.summary.accountId, relays.world.accountId);
    EXPECT_TRUE(QFile::exists(relays.world.outbox->spoolFile(relays.id)));
    EXPECT_EQ(relays.world.server.connectionCount(), 0);
    EXPECT_EQ(relays.other.connectionCount(), 0);
}

TEST(BoundRelay, DeletingTheAccountAndTakingItBackFreesItsMail)
{
    TwoRelays relays;
    const QString file = relays.world.directory() + u"/accounts.json"_s;
    ASSERT_TRUE(QFile::copy(file, file + u".kept"_s));
    ASSERT_TRUE(relays.world.accounts->remove(relays.world.accountId));
    relays.world.startService();
    ASSERT_TRUE(relays.world.awaitState(relays.id, State::NeedsYou));
    ASSERT_TRUE(QFile::remove(file));
    ASSERT_TRUE(QFile::rename(file + u".kept"_s, file));
    ASSERT_TRUE(relays.world.accounts->load());
    ASSERT_TRUE(relays.world.awaitState(relays.id, State::Sent));
    EXPECT_EQ(relays.world.server.ledger().size(), 1);
    EXPECT_EQ(relays.other.connectionCount(), 0);
}

// A session is at work and more would be claimed over its connection.
TEST(BoundRelay, DeletingTheAccountEndsWhatItsSessionsWouldGoOnWith)
{
    TwoRelays relays;
    OutboxWorld &world = relays.world;
    QList<ItemId> rest;
    for (int i = 0; i < 3; ++i)
        rest.append(world.enqueue(draftTo({u"c@x.example"_s})));
    world.server.setAnswer([&](const test::Heard &heard) -> std::optional<test::Answer> {
        if (heard.stage == protocol::Stage::Mail && heard.occurrence == 0 && !world.accounts->remove(world.accountId))
            ADD_FAILURE();
        return {};
    });
    world.startService();
    // The one under way goes to its end; whichever it was.
    const auto count = [&](State state) {
        int number = 0;
        for (const ItemId &id : rest + QList<ItemId>{relays.id})
            number += world.stateOf(id) == state;
        return number;
    };
    ASSERT_TRUE(test::await([&] { return count(State::Sent) + count(State::NeedsYou) == 4; }));
    EXPECT_EQ(count(State::Sent), 1);
    EXPECT_EQ(world.server.ledger().size(), 1);
    EXPECT_EQ(relays.other.connectionCount(), 0);
}

// The connection that carried the last message is kept for the next one; not after the account has gone.
TEST(BoundRelay, DeletingTheAccountClosesTheConnectionKeptForIt)
{
    TwoRelays relays;
    OutboxWorld &world = relays.world;
    ASSERT_TRUE(relays.isSentByItsOwn());
    ASSERT_TRUE(world.accounts->remove(world.accountId));
    const ItemId late = world.enqueue(draftTo({u"c@x.example"_s}));
    ASSERT_TRUE(world.awaitState(late, State::NeedsYou));
    EXPECT_TRUE(test::await([&] { return world.server.commands().contains("QUIT"); }));
    EXPECT_EQ(world.server.ledger().size(), 1);
}

} // namespace
