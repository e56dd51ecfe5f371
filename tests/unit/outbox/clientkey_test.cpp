// An account that shows a certificate: its key comes from the keychain, before a connection is made.

#include "smtp/account/clientkey.h"
#include "tests/unit/outbox/outboxworld.h"

#include <gtest/gtest.h>

namespace pillarbox::test {
namespace {

using namespace Qt::StringLiterals;
using outbox::ItemId;
using outbox::State;

class ClientKey : public testing::Test
{
protected:
    ClientKey()
    {
        CertificateWish wish;
        wish.commonName = u"ada@example.org"_s;
        wish.isForClientsOnly = true;
        client = clients.make(wish);
        world.server.setClientAuthority(clients.authorityPem());
        auto account = world.account();
        account.clientCertificate = client.pem();
        world.change(account);
    }
    void keepKey() { world.credentials->keepForSession(account::clientKeyId(world.accountId), Secret(client.key.toPem())); }

    OutboxWorld world;
    TestCertificates clients{u"Authority of clients"_s};
    TestIdentity client;
};

TEST_F(ClientKey, IsTakenFromTheKeychainAndTheCertificateIsShown)
{
    keepKey();
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Sent));
    EXPECT_EQ(world.server.clientNames(), QStringList{u"ada@example.org"_s});
}

TEST_F(ClientKey, ThatIsMissingAsksBeforeAnythingIsConnected)
{
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::NeedsYou));
    EXPECT_EQ(world.outbox->find(id)->reason->kind, protocol::ErrorKind::CredentialMissing);
    EXPECT_EQ(world.outbox->find(id)->reason->stage, protocol::Stage::Tls);
    EXPECT_EQ(world.server.connectionCount(), 0);

    keepKey();
    ASSERT_TRUE(world.answerOf<Done>([&](auto done) { world.outbox->accountFixed(world.accountId, done); }));
    ASSERT_TRUE(world.awaitState(id, State::Sent));
}

} // namespace
} // namespace pillarbox::test
