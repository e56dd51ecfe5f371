// An account with a proxy sends through it and in no other way.

#include "tests/support/proxyserver.h"
#include "tests/unit/outbox/outboxworld.h"

#include <gtest/gtest.h>

namespace pillarbox {

using namespace Qt::StringLiterals;
using outbox::State;
using test::draftTo;
using test::OutboxWorld;
using test::ProxyServer;
using transport::Proxy;

namespace {

class ProxiedTest : public testing::Test
{
protected:
    ProxiedTest()
    {
        account::Account account = world.account();
        account.proxy = Proxy{Proxy::Kind::Socks5, u"127.0.0.1"_s, proxy.serverPort(), {}, {}};
        world.change(account);
        world.restart(); // the account comes back from its file
        world.startService();
    }

    ProxyServer proxy{ProxyServer::Kind::Socks5};
    OutboxWorld world;
};

} // namespace

TEST_F(ProxiedTest, MailGoesThroughIt)
{
    const auto id = world.enqueue(draftTo({u"b@x.example"_s}));
    ASSERT_TRUE(world.awaitState(id, State::Sent));
    EXPECT_EQ(proxy.asked().size(), 1);
    EXPECT_EQ(world.server.ledger().size(), 1);
}

TEST_F(ProxiedTest, ARefusalOfTheProxyIsNoReasonToGoAroundIt)
{
    proxy.setManner(ProxyServer::Manner::Refusing);
    const auto id = world.enqueue(draftTo({u"b@x.example"_s}));
    ASSERT_TRUE(test::await([&] { return world.load(id).summary.reason.has_value(); }));
    EXPECT_EQ(world.stateOf(id), State::Waiting);
    EXPECT_EQ(world.load(id).summary.reason->detail, u"proxy denied");
    EXPECT_TRUE(world.server.commands().isEmpty());
}

} // namespace pillarbox
