// Two endpoints in turns, several times.

#include "smtp/account/endpointcomparison.h"
#include "tests/support/await.h"
#include "tests/support/recordingserver.h"

#include <QTcpServer>
#include <gtest/gtest.h>

namespace pillarbox::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using account::EndpointComparison;
using account::Spread;
using protocol::ErrorKind;
using protocol::Security;

namespace {

class EndpointComparisonTest : public testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(server.start());
        QObject::connect(&comparison, &EndpointComparison::finished, [this] { ++finishedCount; });
        wish.account.host = u"127.0.0.1"_s;
        wish.account.trustedPem = server.trustedPem();
    }
    transport::Endpoint endpoint(quint16 port, Security security) const { return {u"127.0.0.1"_s, port, security}; }
    bool ends()
    {
        return await([this] { return finishedCount > 0; });
    }

    RecordingServer server;
    account::ConnectionTestWish wish;
    EndpointComparison comparison;
    int finishedCount = 0;
};

} // namespace

TEST(Spread, TellsLeastMedianAndMost)
{
    EXPECT_FALSE(Spread{}.median());
    const Spread odd{{30ms, 10ms, 20ms}};
    EXPECT_EQ(odd.least(), 10ms);
    EXPECT_EQ(odd.median(), 20ms);
    EXPECT_EQ(odd.most(), 30ms);
    EXPECT_EQ((Spread{{40ms, 10ms, 20ms, 30ms}}).median(), 20ms);
}

TEST_F(EndpointComparisonTest, EachIsProbedAsOftenAndInTurns)
{
    QList<int> progress;
    QObject::connect(&comparison, &EndpointComparison::changed, [&] {
        int probed = 0;
        for (const auto &compared : comparison.endpoints())
            probed += compared.succeeded + compared.failed;
        progress += probed;
        EXPECT_LE(comparison.endpoints()[0].succeeded - comparison.endpoints()[1].succeeded, 1);
        EXPECT_GE(comparison.endpoints()[0].succeeded, comparison.endpoints()[1].succeeded);
    });
    comparison.start(
        wish, {endpoint(server.startTlsPort(), Security::StartTls), endpoint(server.tlsPort(), Security::ImplicitTls)}, 3);
    ASSERT_TRUE(ends());
    EXPECT_EQ(progress, (QList<int>{0, 1, 2, 3, 4, 5, 6}));
    for (const auto &compared : comparison.endpoints()) {
        EXPECT_EQ(compared.succeeded, 3);
        EXPECT_EQ(compared.failed, 0);
        EXPECT_FALSE(compared.lastError);
        EXPECT_EQ(compared.connect.times.size(), 3);
        EXPECT_EQ(compared.tls.times.size(), 3);
        EXPECT_EQ(compared.whole.times.size(), 3);
        EXPECT_GE(compared.whole.least(), compared.tls.least());
    }
    EXPECT_FALSE(server.commands().contains("AUTH"));
    EXPECT_FALSE(comparison.isRunning());
}

TEST_F(EndpointComparisonTest, FailuresAreCountedWithTheLastReason)
{
    comparison.start(
        wish, {endpoint(server.tlsPort(), Security::ImplicitTls), endpoint(server.plainPort(), Security::StartTls)}, 2);
    ASSERT_TRUE(ends());
    EXPECT_EQ(comparison.endpoints()[0].succeeded, 2);
    EXPECT_EQ(comparison.endpoints()[1].failed, 2);
    EXPECT_EQ(comparison.endpoints()[1].lastError.value().kind, ErrorKind::StartTlsNotOffered);
    EXPECT_FALSE(comparison.endpoints()[1].whole.median());
}

TEST_F(EndpointComparisonTest, StopsAtOnceAndKeepsWhatWasFound)
{
    QTcpServer silent;
    ASSERT_TRUE(silent.listen(QHostAddress::LocalHost));
    comparison.start(
        wish, {endpoint(server.tlsPort(), Security::ImplicitTls), endpoint(silent.serverPort(), Security::ImplicitTls)}, 5);
    ASSERT_TRUE(await([&] { return silent.hasPendingConnections(); }));
    comparison.stop();
    EXPECT_EQ(finishedCount, 1);
    EXPECT_FALSE(comparison.isRunning());
    EXPECT_EQ(comparison.endpoints()[0].succeeded, 1);
    comparison.stop();
    EXPECT_EQ(finishedCount, 1);
}

TEST_F(EndpointComparisonTest, MayBeStoppedOrBegunAnewFromItsOwnSignal)
{
    int restarts = 0;
    const QList<transport::Endpoint> endpoints{endpoint(server.tlsPort(), Security::ImplicitTls)};
    QObject::connect(&comparison, &EndpointComparison::changed, [&] {
        if (comparison.endpoints()[0].succeeded == 1 && restarts++ == 0)
            comparison.start(wish, endpoints, 2);
    });
    comparison.start(wish, endpoints, 5);
    ASSERT_TRUE(ends());
    EXPECT_EQ(comparison.endpoints()[0].succeeded, 2);
    EXPECT_EQ(finishedCount, 1);
    QObject::connect(&comparison, &EndpointComparison::changed, &comparison, &EndpointComparison::stop);
    comparison.start(wish, endpoints, 5);
    EXPECT_EQ(finishedCount, 2);
    EXPECT_FALSE(comparison.isRunning());
}

} // namespace pillarbox::test
