// Discovery against real sockets: the sandbox plays the servers.

#include "smtp/account/discovery.h"
#include "smtp/sandbox/sandboxserver.h"
#include "tests/support/manualclock.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTemporaryDir>
#include <QTimer>
#include <gtest/gtest.h>

#include <chrono>

namespace pillarbox::account {
namespace {

using namespace std::chrono_literals;
using protocol::Security;
using sandbox::Misbehaviour;
using transport::Endpoint;

template<typename Condition>
bool runUntil(Condition condition)
{
    QTimer tick;
    tick.start(50);
    const QDeadlineTimer deadline(30'000);
    while (!condition() && !deadline.hasExpired())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return condition();
}

class DiscoveryTest : public testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(m_server.start());
        ASSERT_TRUE(m_silent.start());
        m_silent.setMisbehaviour(Misbehaviour::Silence);
    }
    Endpoint startTls() const { return {QStringLiteral("localhost"), m_server.startTlsPort(), Security::StartTls}; }
    Endpoint tls() const { return {QStringLiteral("localhost"), m_server.tlsPort(), Security::ImplicitTls}; }
    Endpoint silent(const char *host) const { return {QString::fromLatin1(host), m_silent.startTlsPort(), Security::StartTls}; }
    Discovery::HintSource hints(const QList<Endpoint> &endpoints)
    {
        return [this, endpoints](const QString &address) {
            m_askedFor = address;
            return hintsOf(endpoints, HostHint::Source::Guess);
        };
    }

    QTemporaryDir m_directory;
    test::ManualClock m_clock;
    sandbox::SandboxServer m_server{m_directory.path(), nullptr, m_clock};
    sandbox::SandboxServer m_silent{m_directory.path(), nullptr, m_clock};
    QString m_askedFor;
};

TEST_F(DiscoveryTest, FindsTheBestOfAHost)
{
    Discovery discovery(
        QStringLiteral("ada@example.org"), m_server.certificatePem(), m_clock, nullptr, hints({startTls(), tls()}));
    discovery.start();
    EXPECT_FALSE(discovery.isFinished());
    ASSERT_TRUE(runUntil([&] {
        m_clock.advance(0ms);
        return discovery.isFinished();
    }));
    EXPECT_EQ(m_askedFor, QStringLiteral("ada@example.org"));
    ASSERT_TRUE(discovery.best());
    const auto &best = discovery.candidates().at(*discovery.best());
    EXPECT_EQ(best.endpoint, startTls());
    EXPECT_TRUE(best.isVerified());
    EXPECT_TRUE(best.capabilities.mechanisms.contains("PLAIN"));
}

TEST_F(DiscoveryTest, ASilentBetterPortIsNotWaitedForLong)
{
    Discovery discovery({}, m_server.certificatePem(), m_clock, nullptr, hints({silent("localhost"), tls()}));
    discovery.start();
    const auto isVerified = [&] {
        const auto &all = discovery.candidates();
        return std::any_of(all.begin(), all.end(), [](const auto &candidate) { return candidate.isVerified(); });
    };
    ASSERT_TRUE(runUntil(isVerified));
    EXPECT_FALSE(discovery.best()) << "587 could still come";
    m_clock.advance(499ms);
    EXPECT_FALSE(discovery.best());
    m_clock.advance(1ms);
    ASSERT_TRUE(discovery.best());
    EXPECT_EQ(discovery.candidates().at(*discovery.best()).endpoint, tls());
    EXPECT_FALSE(discovery.isFinished()) << "the other port may still be shown";
    m_clock.advance(500ms);
    EXPECT_TRUE(runUntil([&] { return discovery.isFinished(); }));
}

TEST_F(DiscoveryTest, ASilentBetterHostIsWaitedForLonger)
{
    Discovery discovery({}, m_server.certificatePem(), m_clock, nullptr, hints({silent("127.0.0.1"), startTls()}));
    discovery.start();
    ASSERT_TRUE(runUntil([&] {
        const auto &all = discovery.candidates();
        return std::any_of(all.begin(), all.end(), [](const auto &candidate) { return candidate.isVerified(); });
    }));
    m_clock.advance(699ms);
    EXPECT_FALSE(discovery.best());
    m_clock.advance(1ms);
    ASSERT_TRUE(discovery.best());
    m_clock.advance(0ms);
    EXPECT_TRUE(runUntil([&] { return discovery.isFinished(); }));
}

TEST_F(DiscoveryTest, NothingAnswersWithinTheLimit)
{
    Discovery discovery({}, m_server.certificatePem(), m_clock, nullptr, hints({silent("localhost")}));
    discovery.start();
    ASSERT_TRUE(runUntil([&] { return !discovery.candidates().isEmpty() && discovery.candidates().first().connectTook; }));
    m_clock.advance(9499ms);
    EXPECT_FALSE(discovery.isFinished());
    m_clock.advance(1ms);
    EXPECT_TRUE(runUntil([&] { return discovery.isFinished(); }));
    EXPECT_FALSE(discovery.best());
    EXPECT_TRUE(discovery.candidates().first().error);
}

TEST_F(DiscoveryTest, AnUnknownCertificateIsNeverChosen)
{
    Discovery discovery({}, {}, m_clock, nullptr, hints({startTls(), tls()}));
    discovery.start();
    ASSERT_TRUE(runUntil([&] {
        m_clock.advance(0ms);
        return discovery.isFinished();
    }));
    EXPECT_FALSE(discovery.best());
    ASSERT_EQ(discovery.candidates().size(), 2);
    for (const auto &candidate : discovery.candidates())
        EXPECT_EQ(candidate.error->kind, protocol::ErrorKind::CertificateInvalid)
            << toText(candidate.transcript).constData() << candidate.endpoint.port
            << candidate.address.toString().toStdString();
}

TEST_F(DiscoveryTest, CanBeStartedAgainByHandInTheMiddle)
{
    Discovery discovery({}, m_server.certificatePem(), m_clock, nullptr, hints({silent("localhost")}));
    int finished = 0;
    QObject::connect(&discovery, &Discovery::finished, &discovery, [&] { ++finished; });
    discovery.start();
    discovery.start({tls()});
    ASSERT_TRUE(runUntil([&] {
        m_clock.advance(0ms);
        return discovery.isFinished();
    }));
    EXPECT_EQ(finished, 1);
    EXPECT_EQ(discovery.hints().first().source, HostHint::Source::User);
    ASSERT_TRUE(discovery.best());
    EXPECT_EQ(discovery.candidates().at(*discovery.best()).endpoint, tls());
}

TEST_F(DiscoveryTest, StopEndsIt)
{
    Discovery discovery({}, m_server.certificatePem(), m_clock, nullptr, hints({silent("localhost")}));
    discovery.start();
    discovery.stop();
    EXPECT_TRUE(discovery.isFinished());
    EXPECT_FALSE(discovery.best());
}

TEST_F(DiscoveryTest, NoHostsNothingToDo)
{
    Discovery discovery(QStringLiteral("no address"), {}, m_clock);
    discovery.start();
    EXPECT_FALSE(discovery.isFinished()) << "told from the event loop";
    m_clock.advance(0ms);
    EXPECT_TRUE(discovery.isFinished());
    EXPECT_FALSE(discovery.best());
}

} // namespace
} // namespace pillarbox::account
