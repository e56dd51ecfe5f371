// What is asked of an HTTP proxy, and what its answer means, octet by octet.

#include "smtp/transport/httptunnel.h"

#include <gtest/gtest.h>

namespace pillarbox::test {

using namespace Qt::StringLiterals;
using transport::HttpTunnel;
using transport::Proxy;
using Error = QAbstractSocket::SocketError;

namespace {

HttpTunnel tunnelTo(const QString &host)
{
    return {host, 587, Proxy{Proxy::Kind::HttpConnect, u"proxy.example"_s, 3128, {}, {}}};
}

// How many octets it takes until it knows; at most all of them.
qsizetype feed(HttpTunnel &tunnel, const QByteArray &answer)
{
    qsizetype taken = 0;
    while (taken < answer.size() && tunnel.isWaiting())
        tunnel.take(answer[taken++]);
    return taken;
}

std::optional<Error> errorAfter(const QByteArray &answer)
{
    HttpTunnel tunnel = tunnelTo(u"mail.example.org"_s);
    feed(tunnel, answer);
    const auto *fault = std::get_if<HttpTunnel::Fault>(&tunnel.state());
    return fault ? std::optional(fault->error) : std::nullopt;
}

std::optional<Error> errorOf(int status)
{
    return errorAfter("HTTP/1.1 " + QByteArray::number(status) + " Some reason\r\nContent-Length: 0\r\n\r\n");
}

} // namespace

TEST(HttpTunnelRequest, NamesTheServer)
{
    EXPECT_EQ(tunnelTo(u"mail.example.org"_s).request().reveal(),
        "CONNECT mail.example.org:587 HTTP/1.1\r\nHost: mail.example.org:587\r\n\r\n");
    EXPECT_EQ(tunnelTo(u"::1"_s).request().reveal(), "CONNECT [::1]:587 HTTP/1.1\r\nHost: [::1]:587\r\n\r\n");
}

TEST(HttpTunnelRequest, HoldsCredentialsInUtf8)
{
    const HttpTunnel tunnel(
        u"h"_s, 25, Proxy{Proxy::Kind::HttpConnect, u"proxy.example"_s, 3128, u"josé"_s, Secret("pässwörd €")});
    EXPECT_EQ(tunnel.request().reveal(),
        "CONNECT h:25 HTTP/1.1\r\nHost: h:25\r\nProxy-Authorization: Basic " + QByteArray("josé:pässwörd €").toBase64()
            + "\r\n\r\n");
}

TEST(HttpTunnelRequest, ABadNameAddsNoLine)
{
    const QByteArray request = tunnelTo(u"h:25 HTTP/1.1\r\nX: y\r\n\r\n"_s).request().reveal();
    EXPECT_EQ(request.count('\n'), 3) << request.constData();
    EXPECT_EQ(request.count("HTTP/1.1\r\n"), 1);
}

TEST(HttpTunnelAnswer, OpensWithAnySuccess)
{
    for (const QByteArray &answer : QByteArrayList{"HTTP/1.1 200 Connection established\r\n\r\n", "HTTP/1.0 200\r\n\r\n",
             "HTTP/1.1 299 \r\nContent-Length: 5\r\nX: y\r\n\r\n", "HTTP/1.1 200 OK\nVia: old\n\n"}) {
        HttpTunnel tunnel = tunnelTo(u"h"_s);
        feed(tunnel, answer.chopped(1));
        EXPECT_TRUE(tunnel.isWaiting()) << answer.constData();
        tunnel.take('\n');
        EXPECT_TRUE(tunnel.isOpen()) << answer.constData();
    }
}

TEST(HttpTunnelAnswer, LeavesTheServersOctets)
{
    const QByteArray answer = "HTTP/1.1 200 OK\r\nX: y\r\n\r\n";
    HttpTunnel tunnel = tunnelTo(u"h"_s);
    EXPECT_EQ(feed(tunnel, answer + "220 mail.example.org\r\n"), answer.size());
    EXPECT_TRUE(tunnel.isOpen());
}

TEST(HttpTunnelAnswer, SkipsInterimOnes)
{
    const QByteArray interim = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Working\r\nX: y\r\n\r\n";
    EXPECT_EQ(errorAfter(interim), std::nullopt);
    EXPECT_EQ(errorAfter(interim + "HTTP/1.1 407 Who\r\n\r\n"), Error::ProxyAuthenticationRequiredError);
    HttpTunnel tunnel = tunnelTo(u"h"_s);
    feed(tunnel, interim + "HTTP/1.1 200 OK\r\n\r\n");
    EXPECT_TRUE(tunnel.isOpen());
}

TEST(HttpTunnelAnswer, TellsRefusalsApart)
{
    EXPECT_EQ(errorOf(407), Error::ProxyAuthenticationRequiredError);
    for (const int status : {403, 405})
        EXPECT_EQ(errorOf(status), Error::SocketAccessError) << status;
    for (const int status : {502, 503, 504})
        EXPECT_EQ(errorOf(status), Error::ConnectionRefusedError) << status;
    for (const int status : {302, 400, 404, 500, 999})
        EXPECT_EQ(errorOf(status), Error::HostNotFoundError) << status;
}

TEST(HttpTunnelAnswer, AnotherProtocolIsSeenAtOnce)
{
    HttpTunnel tunnel = tunnelTo(u"h"_s);
    EXPECT_EQ(feed(tunnel, "SSH-2.0-x"), 1);
    EXPECT_EQ(errorAfter("HTTP/2"), Error::ProxyProtocolError);
    for (const char *line : {"\r\n", "\n", "HTTP/1.1\r\n", "HTTP/1.1 20\r\n", "HTTP/1.1 2000 OK\r\n", "HTTP/1.1  200 OK\r\n",
             "HTTP/1.x 200 OK\r\n", "HTTP/1.1 2a0 OK\r\n", "HTTP/1.1 +20 OK\r\n"})
        EXPECT_EQ(errorAfter(line), Error::ProxyProtocolError) << line;
}

TEST(HttpTunnelAnswer, EndsAtItsBound)
{
    for (const QByteArray &unit : QByteArrayList{"x", "X: y\r\n", QByteArray(1, '\0')}) {
        const QByteArray answer = "HTTP/1.1 200 OK\r\nX: " + unit.repeated(20 * 1024);
        HttpTunnel tunnel = tunnelTo(u"h"_s);
        EXPECT_EQ(feed(tunnel, answer), 16 * 1024 + 1);
        EXPECT_EQ(tunnel.state(), HttpTunnel::State(HttpTunnel::Fault{Error::ProxyProtocolError}));
    }
    HttpTunnel tunnel = tunnelTo(u"h"_s);
    feed(tunnel, QByteArray("HTTP/1.1 100 Continue\r\n\r\n").repeated(1000));
    EXPECT_EQ(tunnel.state(), HttpTunnel::State(HttpTunnel::Fault{Error::ProxyProtocolError}));
}

} // namespace pillarbox::test
