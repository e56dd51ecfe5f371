// What of account and identity is frozen into a message at Send, and what a row can tell of it afterwards.

#include "tests/unit/outbox/outboxworld.h"

#include <gtest/gtest.h>

namespace pillarbox {

using namespace Qt::StringLiterals;
using account::Account;
using account::Identity;
using outbox::ItemId;
using outbox::State;
using protocol::ErrorKind;
using test::draftTo;
using test::RecordingServer;

class BoundAccount : public testing::Test
{
protected:
    BoundAccount()
    {
        other.start();
        Account account = world.account();
        account.id.clear();
        account.label = u"Home"_s;
        account.identity = {{u"Ada"_s, u"ada@home.example"_s}};
        account.isDefault = false;
        account.port = other.startTlsPort();
        account.trustedPem = other.trustedPem();
        otherId = world.accounts->save(account).value();
        world.credentials->keepForSession(otherId, Secret("secret"));
    }

    // As the composer does it: bound to what the account says at that moment.
    ItemId queue(const Identity &identity)
    {
        message::Draft draft = draftTo({u"b@x.example"_s});
        draft.accountId = world.accountId;
        draft.identityId = identity.id;
        draft.from = identity;
        const auto id = world.answerOf<ItemId>(
            [&](auto done) { world.outbox->enqueue(draft, {}, done, outbox::boundTo({}, world.account(), identity)); });
        EXPECT_TRUE(id);
        return id ? *id : ItemId();
    }
    ItemId queue() { return queue(world.account().identity); }

    void sendsThroughItsOwn(const ItemId &id)
    {
        world.startService();
        ASSERT_TRUE(world.awaitState(id, State::Sent));
        EXPECT_EQ(world.server.ledger().size(), 1);
        EXPECT_TRUE(other.ledger().isEmpty());
    }

    test::OutboxWorld world;
    RecordingServer other;
    QString otherId;
};

TEST_F(BoundAccount, AChangedIdentityDoesNotReachWhatIsQueued)
{
    Account account = world.account();
    account.identity.envelopeSender = u"bounces@firm.example"_s;
    world.change(account);
    const ItemId id = queue();
    account = world.account();
    account.identity = {{u"Countess"_s, u"countess@firm.example"_s}};
    account.identity.envelopeSender = u"other@firm.example"_s;
    world.change(account);
    sendsThroughItsOwn(id);
    EXPECT_EQ(world.server.received().first().reversePath, "bounces@firm.example");
    EXPECT_TRUE(world.server.received().first().content.contains("From: Ada <ada@firm.example>"));
    EXPECT_EQ(world.load(id).summary.envelopeSender, u"bounces@firm.example"_s);
}

TEST_F(BoundAccount, TheIdentityItIsFromMayBeDeleted)
{
    Account account = world.account();
    account.furtherIdentities = {Identity{{u"Press"_s, u"press@firm.example"_s}}};
    world.change(account);
    const ItemId id = queue(world.account().furtherIdentities.first());
    account = world.account();
    account.furtherIdentities.clear();
    world.change(account);
    sendsThroughItsOwn(id);
    EXPECT_EQ(world.server.received().first().reversePath, "press@firm.example");
}

// Whoever mends a host name wants the mail to go; the row still says which relay it was.
TEST_F(BoundAccount, AChangedHostIsTheAccountsAndNobodyElses)
{
    Account account = world.account();
    const quint16 good = account.port;
    account.port = 1; // nobody listens there
    world.change(account);
    const ItemId id = queue();
    account.port = good;
    world.change(account);
    EXPECT_EQ(world.load(id).summary.relay, u"127.0.0.1:1"_s);
    sendsThroughItsOwn(id);
    EXPECT_EQ(world.load(id).receipt->session.endpoint.port, good);
}

TEST_F(BoundAccount, DeletingItLosesNothingAndSendsNothingElsewhere)
{
    const ItemId id = queue();
    const ItemId later = queue();
    ASSERT_TRUE(world.accounts->remove(world.accountId));
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::NeedsYou));
    ASSERT_TRUE(world.awaitState(later, State::NeedsYou));
    EXPECT_EQ(world.load(id).summary.reason->kind, ErrorKind::AccountMissing);
    EXPECT_FALSE(world.load(id).summary.relay.isEmpty()) << "what it was to go through";
    EXPECT_TRUE(other.ledger().isEmpty());

    // By the user's choice alone, and only the one.
    EXPECT_TRUE(world.answerOf<Done>([&](auto done) { world.outbox->sendThrough(id, otherId, done); }));
    ASSERT_TRUE(world.awaitState(id, State::Sent));
    EXPECT_EQ(other.received().first().reversePath, "ada@firm.example");
    EXPECT_EQ(other.ledger().size(), 1);
    EXPECT_EQ(world.stateOf(later), State::NeedsYou);
    EXPECT_TRUE(world.server.ledger().isEmpty());
    EXPECT_TRUE(world.load(id).summary.relay.isEmpty()) << "another one than was chosen at Send";
}

TEST_F(BoundAccount, AnEnvelopeSenderThatIsNoneIsRefusedAtOnce)
{
    message::Draft draft = draftTo({u"b@x.example"_s});
    draft.accountId = world.accountId;
    const auto id = world.answerOf<ItemId>([&](auto done) {
        world.outbox->enqueue(draft, {}, done, {.options = {}, .undoTime = {}, .schedule = {}, .envelopeSender = u"bounces"_s});
    });
    ASSERT_FALSE(id);
    EXPECT_EQ(id.error().error->kind, ErrorKind::BadAddress);
}

} // namespace pillarbox
