// RFC 8305 against a family that leads nowhere: the first address swallows every attempt, the second one is tried a quarter of
// a second later, and nobody waits for the first. And the race of the ports, against each way in which one of them is no good.

#include "tests/support/manualclock.h"
#include "tests/support/recordingserver.h"
#include "tests/unit/dns/dnsserver.h"
#include "tests/unit/transport/connectionwatch.h"

#include <QElapsedTimer>
#include <QTcpServer>

#include <gtest/gtest.h>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <vector>

namespace pillarbox::test {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using protocol::Security;
using protocol::Stage;
using transport::ConnectionSettings;
using transport::Endpoint;

namespace {

// [::1] at this port takes no connection and refuses none: its backlog is full, so that the kernel drops each SYN.
class BlackHole
{
public:
    explicit BlackHole(quint16 port)
    {
        m_address.sin6_family = AF_INET6;
        m_address.sin6_addr = in6addr_loopback;
        m_address.sin6_port = htons(port);
        const int listener = open();
        const int yes = 1;
        ::setsockopt(listener, IPPROTO_IPV6, IPV6_V6ONLY, &yes, sizeof yes);
        m_isThere = ::bind(listener, where(), sizeof m_address) == 0 && ::listen(listener, 0) == 0;
        for (int i = 0; i < 3 && m_isThere; ++i)
            ::connect(open(), where(), sizeof m_address);
    }
    ~BlackHole()
    {
        for (const int handle : m_handles)
            ::close(handle);
    }
    bool isThere() const { return m_isThere; }

private:
    int open()
    {
        m_handles.push_back(::socket(AF_INET6, SOCK_STREAM | SOCK_NONBLOCK, 0));
        return m_handles.back();
    }
    const sockaddr *where() const { return reinterpret_cast<const sockaddr *>(&m_address); }

    sockaddr_in6 m_address{};
    std::vector<int> m_handles;
    bool m_isThere = false;
};

class DeadFamily : public testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(server.start());
        hole = std::make_unique<BlackHole>(server.tlsPort());
        ASSERT_TRUE(hole->isThere());
        CertificateWish wish;
        wish.dnsNames = QStringList{u"mail.example.org"_s};
        server.setIdentity(server.certificates().make(wish));
        names.add("mail.example.org", {QHostAddress(QHostAddress::LocalHost), QHostAddress(QHostAddress::LocalHostIPv6)});
        settings.nameserver = names.place();
        settings.endpoints = {{u"mail.example.org"_s, server.tlsPort(), Security::ImplicitTls}};
        settings.trustedPem = server.trustedPem();
    }
    RecordingServer server;
    DnsServer names;
    std::unique_ptr<BlackHole> hole;
    ConnectionSettings settings;
};

} // namespace

TEST_F(DeadFamily, TheOtherOneHasItsTurnAfterAQuarterOfASecond)
{
    ManualClock clock;
    ConnectionWatch watch(settings, clock);
    watch.connection->open();
    ASSERT_TRUE(await([&] { return watch.transcript().contains("connecting to ::1"); }));
    clock.advance(249ms);
    EXPECT_FALSE(await([&] { return server.connectionCount() > 0; }, 200ms));
    clock.advance(1ms);
    ASSERT_TRUE(await([&] { return watch.readyCount == 1; }));
    EXPECT_EQ(watch.connection->session()->address, QHostAddress(QHostAddress::LocalHost));
    EXPECT_TRUE(watch.errors.empty());
}

TEST_F(DeadFamily, CostsAQuarterOfASecondByTheWallClock)
{
    ConnectionWatch watch(settings);
    QElapsedTimer timer;
    timer.start();
    ASSERT_TRUE(watch.open());
    EXPECT_GE(timer.elapsed(), 245);
    EXPECT_LT(timer.elapsed(), 5000); // generous: the machine may be busy
    RecordProperty("milliseconds", int(timer.elapsed()));
}

TEST_F(DeadFamily, CarriesMailAllTheSame)
{
    ConnectionWatch watch(settings);
    ASSERT_TRUE(watch.open());
    watch.deliver("Message-ID: <1@example.org>\r\n\r\n");
    ASSERT_TRUE(watch.awaitOutcome());
    EXPECT_EQ(server.ledger(), QByteArrayList{"<1@example.org>"});
}

namespace {

class PortRace : public testing::TestWithParam<const char *>
{
};

} // namespace

// A port counts once TLS is verified and EHLO answered; before that it may do as it likes.
TEST_P(PortRace, IsWonByThePortThatGetsThroughEhlo)
{
    const QByteArray flaw = GetParam();
    RecordingServer good;
    RecordingServer bad;
    QTcpServer silent; // takes every connection and says nothing
    ASSERT_TRUE(good.start() && bad.start() && silent.listen(QHostAddress::LocalHost));
    const bool isSilent = flaw == "NoHandshake" || flaw == "NoGreeting";
    const Security security = flaw == "NoHandshake" || flaw == "OtherCertificate" ? Security::ImplicitTls : Security::StartTls;
    const quint16 badPort = isSilent        ? silent.serverPort()
        : security == Security::ImplicitTls ? bad.tlsPort()
                                            : bad.startTlsPort();
    if (flaw != "OtherCertificate")
        bad.setIdentity(good.identity());
    if (flaw == "EhloRefused")
        bad.setAnswer([](const Heard &heard) {
            return heard.stage == Stage::Ehlo ? std::optional(Answer{"554 5.7.1 not you", true}) : std::nullopt;
        });
    if (flaw == "EhloSilent")
        bad.setAnswer([](const Heard &heard) { return heard.stage == Stage::Ehlo ? std::optional(Answer{}) : std::nullopt; });
    if (flaw == "StartTlsRefused")
        bad.setAnswer([](const Heard &heard) {
            return heard.stage == Stage::StartTls ? std::optional(Answer{"454 4.7.0 later", false}) : std::nullopt;
        });

    ConnectionSettings settings;
    settings.trustedPem = good.trustedPem();
    settings.endpoints = {{u"127.0.0.1"_s, badPort, security}, {u"127.0.0.1"_s, good.tlsPort(), Security::ImplicitTls}};
    ConnectionWatch watch(settings);
    ASSERT_TRUE(watch.open()) << watch.transcript().constData();
    EXPECT_EQ(watch.connection->session()->endpoint, settings.endpoints.at(1));
    EXPECT_TRUE(watch.errors.empty());
    EXPECT_EQ(bad.commands().count("MAIL FROM:<alice@example.org>"), 0);
}

INSTANTIATE_TEST_SUITE_P(Flaws, PortRace,
    testing::Values("NoGreeting", "NoHandshake", "OtherCertificate", "EhloRefused", "EhloSilent", "StartTlsRefused"),
    [](const auto &parameter) { return std::string(parameter.param); });

} // namespace pillarbox::test
