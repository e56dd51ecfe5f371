// Postfix on the true numbers 587, 465 and 2525, in a network namespace of its own with a hosts file of its own: names, race
// and discovery as in life. The program runs itself again inside the namespaces.

#include "smtp/account/discovery.h"
#include "tests/real/ownnetwork.h"
#include "tests/real/realservers.h"
#include "tests/unit/outbox/outboxworld.h"
#include "tests/unit/transport/connectionwatch.h"

#include <QCoreApplication>
#include <QTcpServer>
#include <gtest/gtest.h>

#include <chrono>

namespace pillarbox::test {
namespace {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using protocol::Security;

QString missing()
{
    const QString servers = RealServers::missing();
    return servers.isEmpty() ? ownNetworkMissing() : servers;
}

class TruePortsTest : public testing::Test
{
protected:
    void SetUp() override { PILLARBOX_NEED(isInOwnNetwork() ? QString() : missing()); }

    static transport::ConnectionSettings raceSettings(const RealServers &servers)
    {
        transport::ConnectionSettings settings;
        settings.endpoints = transport::usualEndpoints(RealServers::fullHost());
        settings.isAuthWanted = true;
        settings.trustedPem = servers.caPem();
        return settings;
    }
    // The port that wins the race and takes a message.
    static int deliveredOver(const RealServers &servers)
    {
        ConnectionWatch watch(raceSettings(servers));
        watch.credential = protocol::Credential{RealServers::ada().address.toUtf8(), Secret(RealServers::ada().password)};
        if (!watch.open())
            return 0;
        const QByteArray content = "Subject: race\r\n\r\nx\r\n";
        watch.connection->deliver(
            ConnectionWatch::envelope(content, {"race@pillarbox.test"}), ConnectionWatch::source(content));
        if (!watch.awaitOutcome() || watch.outcomes.front().error)
            return 0;
        return watch.connection->session()->endpoint.port;
    }
};

TEST_F(TruePortsTest, TheRaceTakes587WhenAllAnswer)
{
    RealServers servers({587, 465, 2525});
    ASSERT_TRUE(servers.start()) << qPrintable(servers.error());
    EXPECT_EQ(deliveredOver(servers), 587);
    EXPECT_EQ(servers.waitForMail(u"race@pillarbox.test"_s).size(), 1);
}

TEST_F(TruePortsTest, TheRaceTakes465Where587IsClosedOrSilent)
{
    RealServers servers({10587, 465, 2525});
    ASSERT_TRUE(servers.start()) << qPrintable(servers.error());
    EXPECT_EQ(deliveredOver(servers), 465);
    QTcpServer silent;
    ASSERT_TRUE(silent.listen(QHostAddress(QHostAddress::LocalHost), 587));
    EXPECT_EQ(deliveredOver(servers), 465);
    EXPECT_EQ(servers.waitForMail(u"race@pillarbox.test"_s, 2).size(), 2);
}

TEST_F(TruePortsTest, TheRaceTakes2525WhereTheOthersAreClosed)
{
    RealServers servers({10587, 10465, 2525});
    ASSERT_TRUE(servers.start()) << qPrintable(servers.error());
    EXPECT_EQ(deliveredOver(servers), 2525);
}

TEST_F(TruePortsTest, AnAddressIsEnoughToFindTheServer)
{
    RealServers servers({587, 465, 2525});
    ASSERT_TRUE(servers.start()) << qPrintable(servers.error());
    account::Discovery discovery(RealServers::ada().address, servers.caPem());
    discovery.start();
    ASSERT_TRUE(await([&] { return discovery.isFinished(); }, 60s));
    ASSERT_TRUE(discovery.best());
    const auto &best = discovery.candidates().at(*discovery.best());
    EXPECT_EQ(best.endpoint, (transport::Endpoint{RealServers::fullHost(), 587, Security::StartTls}));
    EXPECT_EQ(best.capabilities.sizeLimit, 200'000'000);
}

TEST_F(TruePortsTest, AnAccountWithoutAPortSendsThroughTheOutbox)
{
    RealServers servers({587, 465, 2525});
    ASSERT_TRUE(servers.start()) << qPrintable(servers.error());
    OutboxWorld world;
    account::Account account = world.account();
    account.host = RealServers::fullHost();
    account.port = 0;
    account.userName = RealServers::ada().address;
    account.trustedPem = servers.caPem();
    world.change(account);
    world.credentials->keepForSession(world.accountId, Secret(RealServers::ada().password));
    const auto id = world.enqueue(draftTo({u"auto@pillarbox.test"_s}));
    world.startService();
    ASSERT_TRUE(world.awaitState(id, outbox::State::Sent));
    const auto receipt = world.load(id).receipt;
    ASSERT_TRUE(receipt);
    EXPECT_EQ(receipt->session.endpoint.port, 587);
    EXPECT_EQ(receipt->session.endpoint.host, RealServers::fullHost());
    EXPECT_EQ(servers.waitForMail(u"auto@pillarbox.test"_s).size(), 1);
}

} // namespace
} // namespace pillarbox::test

int main(int argc, char **argv)
{
    using namespace pillarbox::test;
    if (!isInOwnNetwork() && missing().isEmpty())
        enterOwnNetwork(argv, "127.0.0.1 localhost\n127.0.0.1 mail.pillarbox.test\n");
    const QCoreApplication application(argc, argv);
    testing::InitGoogleTest(&argc, argv);
    const int result = RUN_ALL_TESTS();
    leaveOwnNetwork();
    return result;
}
