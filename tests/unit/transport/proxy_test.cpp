// The way through a proxy: names are resolved there and not here, what the proxy does wrong is told apart from what the server
// does, and nothing about TLS changes.

#include "smtp/transport/probe.h"
#include "smtp/transport/proxy.h"
#include "tests/support/manualclock.h"
#include "tests/support/proxyserver.h"
#include "tests/support/recordingserver.h"
#include "tests/unit/dns/dnsserver.h"
#include "tests/unit/transport/connectionwatch.h"
#include "tests/unit/transport/peakmemory.h"

#include <QSemaphore>
#include <QTcpSocket>
#include <QThreadPool>

#include <gtest/gtest.h>

namespace pillarbox::test {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using protocol::ErrorKind;
using protocol::Security;
using protocol::Stage;
using transport::ConnectionSettings;
using transport::Proxy;
using Manner = ProxyServer::Manner;

namespace {

// Known to nobody: whoever looked it up here would fail.
const QString Inside = u"mail.inside.invalid"_s;
const QByteArray Mail = "Message-ID: <1@example.org>\r\n\r\nHello\r\n";

class ThroughProxy : public testing::TestWithParam<ProxyServer::Kind>
{
protected:
    void SetUp() override
    {
        CertificateWish wish;
        wish.dnsNames = QStringList{Inside};
        server.setIdentity(server.certificates().make(wish));
        ASSERT_TRUE(server.start());
    }

    ConnectionSettings settings()
    {
        ConnectionSettings made;
        made.endpoints = {{Inside, server.startTlsPort(), Security::StartTls}};
        made.trustedPem = server.trustedPem();
        made.nameserver = names.place();
        made.proxy.kind = GetParam() == ProxyServer::Kind::Socks5 ? Proxy::Kind::Socks5 : Proxy::Kind::HttpConnect;
        made.proxy.host = u"127.0.0.1"_s;
        made.proxy.port = proxy.serverPort();
        return made;
    }

    protocol::SendError failure(const ConnectionSettings &settings)
    {
        ConnectionWatch watch(settings);
        EXPECT_FALSE(watch.open());
        EXPECT_EQ(watch.errors.size(), 1U);
        EXPECT_TRUE(server.commands().isEmpty());
        return watch.errors.empty() ? protocol::SendError() : watch.errors.front();
    }

    void TearDown() override { EXPECT_TRUE(names.questions().isEmpty()); }

    RecordingServer server;
    DnsServer names;
    ProxyServer proxy{GetParam()};
};

ConnectionSettings throughSystemProxy(const RecordingServer &server)
{
    ConnectionSettings settings;
    settings.endpoints = {{u"127.0.0.1"_s, server.tlsPort(), Security::ImplicitTls}};
    settings.trustedPem = server.trustedPem();
    settings.proxy.kind = Proxy::Kind::System;
    return settings;
}

} // namespace

TEST_P(ThroughProxy, MailGoesToANameThatOnlyTheProxyKnows)
{
    ConnectionWatch watch(settings());
    ASSERT_TRUE(watch.open()) << watch.transcript().constData();
    watch.deliver(Mail);
    ASSERT_TRUE(watch.awaitOutcome());
    EXPECT_FALSE(watch.outcomes.at(0).error);
    EXPECT_EQ(server.ledger(), QByteArrayList{"<1@example.org>"});
    EXPECT_EQ(proxy.asked(), QByteArrayList{"mail.inside.invalid:" + QByteArray::number(server.startTlsPort())});
    EXPECT_EQ(std::count(watch.stages.begin(), watch.stages.end(), Stage::Resolve), 0);
    EXPECT_TRUE(watch.connection->session()->tls->isTrusted);
    EXPECT_TRUE(watch.connection->session()->address.isNull());
}

TEST_P(ThroughProxy, EndpointsAreRacedThere)
{
    ConnectionSettings wish = settings();
    wish.endpoints.prepend({Inside, server.plainPort(), Security::StartTls}); // does not offer it
    wish.endpoints.append({Inside, server.tlsPort(), Security::ImplicitTls});
    ConnectionWatch watch(wish);
    ASSERT_TRUE(watch.open());
    EXPECT_EQ(watch.connection->session()->endpoint.port, server.startTlsPort());
}

TEST_P(ThroughProxy, CertificateOfAnotherNameIsRefused)
{
    server.setIdentity(server.certificates().otherName());
    ConnectionWatch watch(settings());
    EXPECT_FALSE(watch.open());
    EXPECT_EQ(watch.errors.at(0).kind, ErrorKind::CertificateInvalid);
}

TEST_P(ThroughProxy, PasswordLetsIn)
{
    proxy.setCredential("ada", "pass word");
    ConnectionSettings wish = settings();
    wish.proxy.userName = u"ada"_s;
    wish.proxy.password = Secret("pass word");
    ConnectionWatch watch(wish);
    EXPECT_TRUE(watch.open());
    EXPECT_FALSE(watch.transcript().contains("pass word"));
}

// RFC 7617 section 2.1; RFC 1929 leaves it open.
TEST_P(ThroughProxy, PasswordIsUtf8)
{
    proxy.setCredential("josé", "pässwörd €");
    ConnectionSettings wish = settings();
    wish.proxy.userName = u"josé"_s;
    wish.proxy.password = Secret("pässwörd €");
    ConnectionWatch watch(wish);
    EXPECT_TRUE(watch.open()) << watch.transcript().constData();
}

TEST_P(ThroughProxy, MissingAndWrongPasswordAreNamed)
{
    proxy.setCredential("ada", "pass word");
    EXPECT_EQ(failure(settings()).detail, u"proxy authentication required"_s);
    ConnectionSettings wish = settings();
    wish.proxy.userName = u"ada"_s;
    wish.proxy.password = Secret("wrong");
    const protocol::SendError error = failure(wish);
    EXPECT_EQ(error.stage, Stage::Connect);
    EXPECT_EQ(error.detail, u"proxy authentication required"_s);
}

TEST_P(ThroughProxy, ProxyThatIsNotThereIsNamed)
{
    proxy.close();
    const protocol::SendError error = failure(settings());
    EXPECT_EQ(error.stage, Stage::Connect);
    EXPECT_EQ(error.kind, ErrorKind::Unreachable);
    EXPECT_EQ(error.detail, u"proxy unreachable"_s);
}

TEST_P(ThroughProxy, ProxyOfAnUnknownNameIsNamed)
{
    ConnectionSettings wish = settings();
    wish.proxy.host = u"proxy.inside.invalid"_s;
    EXPECT_EQ(failure(wish).detail, u"proxy not found"_s);
}

TEST_P(ThroughProxy, RefusalIsTheProxys)
{
    proxy.setManner(Manner::Refusing);
    const protocol::SendError error = failure(settings());
    EXPECT_EQ(error.kind, ErrorKind::Unreachable);
    const bool isSocks = GetParam() == ProxyServer::Kind::Socks5; // where an unknown name gets the same
    EXPECT_EQ(error.detail, isSocks ? u"proxy made no connection"_s : u"proxy denied"_s);
}

TEST_P(ThroughProxy, ServerThatIsNotThereIsNotTheProxysFault)
{
    proxy.setManner(Manner::Unconnected);
    const protocol::SendError error = failure(settings());
    EXPECT_EQ(error.kind, ErrorKind::Unreachable);
    EXPECT_FALSE(error.detail.startsWith("proxy"_L1)) << qPrintable(error.detail);
}

TEST_P(ThroughProxy, ProxyThatClosesIsNamed)
{
    proxy.setManner(Manner::Closing);
    EXPECT_EQ(failure(settings()).detail, u"proxy closed"_s);
}

TEST_P(ThroughProxy, EndlessSpeechEndsAndTakesNoMemory)
{
    for (const Manner manner : {Manner::Babbling, Manner::EndlessLine, Manner::EndlessLines, Manner::EndlessGreeting}) {
        SCOPED_TRACE(int(manner));
        proxy.setManner(manner);
        const PeakMemory memory;
        ASSERT_TRUE(memory.isKnown());
        const protocol::SendError error = failure(settings());
        EXPECT_LT(memory.growth(), PeakMemory::MostGrowth);
        if (manner == Manner::EndlessGreeting)
            EXPECT_EQ(error.stage, Stage::Greeting);
        else
            EXPECT_EQ(error.detail, u"proxy violates its protocol"_s);
    }
}

TEST_P(ThroughProxy, AnAnswerMayComeInPiecesOrWithTheGreeting)
{
    for (const Manner manner : {Manner::Trickling, Manner::Joining}) {
        proxy.setManner(manner);
        ConnectionWatch watch(settings());
        EXPECT_TRUE(watch.open()) << int(manner) << watch.transcript().constData();
    }
}

// A server of implicit TLS says nothing first: neither is it heard, nor kept for later.
TEST_P(ThroughProxy, PlainTextBeforeTlsIsNotTaken)
{
    proxy.setManner(Manner::Injecting);
    ConnectionSettings wish = settings();
    wish.endpoints = {{Inside, server.tlsPort(), Security::ImplicitTls}};
    EXPECT_EQ(failure(wish).kind, ErrorKind::TlsFailed);
}

TEST_P(ThroughProxy, AddressOfSixStandsInBrackets)
{
    CertificateWish certificate;
    certificate.addresses = QStringList{u"::1"_s};
    server.setIdentity(server.certificates().make(certificate));
    ConnectionSettings wish = settings();
    wish.endpoints = {{u"::1"_s, server.startTlsPort(), Security::StartTls}};
    ConnectionWatch watch(wish);
    EXPECT_TRUE(watch.open()) << watch.transcript().constData();
    const QByteArray host = GetParam() == ProxyServer::Kind::Socks5 ? "an address" : "[::1]";
    EXPECT_EQ(proxy.asked(), QByteArrayList{host + ':' + QByteArray::number(server.startTlsPort())});
}

TEST_P(ThroughProxy, SilenceEndsAtTheLimit)
{
    proxy.setManner(Manner::Silent);
    ManualClock clock;
    ConnectionWatch watch(settings(), clock);
    watch.connection->open();
    ASSERT_TRUE(await([&] { return clock.pendingTimers() > 0 && proxy.findChildren<QTcpSocket *>().size() == 1; }));
    clock.advance(30s);
    ASSERT_TRUE(watch.awaitEnd());
    ASSERT_EQ(watch.errors.size(), 1U);
    EXPECT_EQ(watch.errors.at(0).stage, Stage::Connect);
    EXPECT_EQ(watch.errors.at(0).kind, ErrorKind::TimedOut);
    EXPECT_EQ(watch.errors.at(0).detail, u"proxy timed out"_s);
}

INSTANTIATE_TEST_SUITE_P(Each, ThroughProxy, testing::Values(ProxyServer::Kind::Socks5, ProxyServer::Kind::HttpConnect),
    [](const auto &parameter) { return std::string(parameter.param == ProxyServer::Kind::Socks5 ? "Socks5" : "HttpConnect"); });

TEST(SystemProxy, ComesFromTheEnvironment)
{
    ProxyServer proxy(ProxyServer::Kind::HttpConnect);
    const QByteArray before = qgetenv("all_proxy");
    qputenv("http_proxy", "http://127.0.0.1:" + QByteArray::number(proxy.serverPort()));
    qputenv("all_proxy", "http://127.0.0.1:" + QByteArray::number(proxy.serverPort()));
    std::optional<Proxy> found;
    QObject context;
    transport::findSystemProxy(u"mail.example.org"_s, 587, &context, [&found](const Proxy &one) { found = one; });
    EXPECT_FALSE(found); // never within the call
    ASSERT_TRUE(await([&found] { return found.has_value(); }));
    qunsetenv("http_proxy");
    qputenv("all_proxy", before);
    EXPECT_EQ(found->kind, Proxy::Kind::HttpConnect);
    EXPECT_EQ(found->port, proxy.serverPort());
}

TEST(SystemProxy, IsNoneWithoutOne)
{
    RecordingServer server;
    ASSERT_TRUE(server.start());
    ConnectionWatch watch(throughSystemProxy(server));
    EXPECT_TRUE(watch.open());
}

TEST(SystemProxy, ThatStaysUnknownEndsTheAttempt)
{
    QThreadPool &pool = *QThreadPool::globalInstance();
    QSemaphore answer;
    const int threads = pool.maxThreadCount();
    pool.setMaxThreadCount(1);
    pool.start([&answer] { answer.acquire(); }); // nobody else gets a turn
    ManualClock clock;
    RecordingServer server;
    ASSERT_TRUE(server.start());
    ConnectionWatch watch(throughSystemProxy(server), clock);
    watch.connection->open();
    clock.advance(10s);
    EXPECT_TRUE(await([&watch] { return !watch.errors.empty(); }));
    answer.release();
    pool.waitForDone();
    pool.setMaxThreadCount(threads);
    ASSERT_EQ(watch.errors.size(), 1U);
    EXPECT_EQ(watch.errors.front().kind, ErrorKind::TimedOut);
    EXPECT_EQ(watch.errors.front().stage, Stage::Connect);
    EXPECT_EQ(watch.errors.front().detail, u"proxy unknown");
    EXPECT_TRUE(server.commands().isEmpty());
}

TEST_P(ThroughProxy, AProbeAsksTheProxyForTheName)
{
    transport::ProbeSettings wish;
    wish.endpoints = settings().endpoints;
    wish.trustedPem = server.trustedPem();
    wish.proxy = settings().proxy;
    transport::Probe probe(wish);
    bool isFinished = false;
    QObject::connect(&probe, &transport::Probe::finished, &probe, [&isFinished] { isFinished = true; });
    probe.start();
    ASSERT_TRUE(await([&isFinished] { return isFinished; }));
    ASSERT_TRUE(probe.best());
    const auto &candidate = probe.candidates().at(*probe.best());
    EXPECT_TRUE(candidate.isVerified());
    EXPECT_TRUE(candidate.address.isNull());
}

TEST(ProxyFrom, ReadsWhatAPersonWrites)
{
    using transport::proxyFrom;
    EXPECT_EQ(proxyFrom(u"none"_s), Proxy{});
    EXPECT_EQ(proxyFrom(u"system"_s)->kind, Proxy::Kind::System);
    EXPECT_EQ(proxyFrom(u"socks5://ada%40home@[::1]:1080"_s), (Proxy{Proxy::Kind::Socks5, u"::1"_s, 1080, u"ada@home"_s, {}}));
    EXPECT_EQ(proxyFrom(u"http://proxy.example:3128"_s), (Proxy{Proxy::Kind::HttpConnect, u"proxy.example"_s, 3128, {}, {}}));
    for (const QString &text : {u"none"_s, u"system"_s, u"socks5://ada%40home@[::1]:1080"_s, u"http://proxy.example:3128"_s})
        EXPECT_EQ(transport::toText(*proxyFrom(text)), text);
    for (const char *bad : {"", "socks5://", "socks5://host", "socks4://host:1", "https://host:1", "http://u:secret@host:1",
             "host:1080", "http://host:1/path", "http://host:99999", "http://host:0", "socks5://ho st:1"})
        EXPECT_FALSE(proxyFrom(QString::fromLatin1(bad))) << bad;
}

} // namespace pillarbox::test
