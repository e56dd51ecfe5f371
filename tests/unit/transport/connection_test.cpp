// A connection from the name to the receipt, against a real TLS server in the same process.

#include "connectionwatch.h"
#include "tests/support/recordingserver.h"

#include <QSslSocket>

#include <arpa/inet.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <netinet/tcp.h>
#include <unistd.h>

namespace pillarbox::test {

using protocol::ErrorKind;
using protocol::Security;
using protocol::Stage;
using transport::ConnectionSettings;
using transport::Endpoint;

namespace {

const QByteArray Mail = "From: <alice@example.org>\r\nMessage-ID: <1@example.org>\r\n\r\nHello\r\n.dot\r\n..two\r\n";

class ConnectionTest : public testing::Test
{
protected:
    void SetUp() override { ASSERT_TRUE(server.start()); }

    ConnectionSettings settings(Security security, bool isAuthWanted = false)
    {
        const quint16 port = security == Security::StartTls ? server.startTlsPort()
            : security == Security::ImplicitTls             ? server.tlsPort()
                                                            : server.plainPort();
        ConnectionSettings made;
        made.endpoints = {{QStringLiteral("127.0.0.1"), port, security}};
        made.trustedPem = server.trustedPem();
        made.isAuthWanted = isAuthWanted;
        return made;
    }

    RecordingServer server;
};

using Hook = std::function<void(transport::Connection *, std::function<void()>)>;

std::vector<Hook> everySignal()
{
    using transport::Connection;
    return {
        [](auto *c, auto call) { QObject::connect(c, &Connection::stageFinished, call); },
        [](auto *c, auto call) { QObject::connect(c, &Connection::credentialNeeded, call); },
        [](auto *c, auto call) { QObject::connect(c, &Connection::ready, call); },
        [](auto *c, auto call) { QObject::connect(c, &Connection::recipientAnswered, call); },
        [](auto *c, auto call) { QObject::connect(c, &Connection::progressed, call); },
        [](auto *c, auto call) { QObject::connect(c, &Connection::handOverRequested, call); },
        [](auto *c, auto call) { QObject::connect(c, &Connection::delivered, call); },
        [](auto *c, auto call) { QObject::connect(c, &Connection::finished, call); },
    };
}

// This process's socket to a port on loopback; -1: none.
int socketTo(quint16 port)
{
    for (int descriptor = 0; descriptor < int(::sysconf(_SC_OPEN_MAX)); ++descriptor) {
        sockaddr_in peer = {};
        socklen_t size = sizeof peer;
        const bool hasPeer = ::getpeername(descriptor, reinterpret_cast<sockaddr *>(&peer), &size) == 0;
        if (hasPeer && peer.sin_family == AF_INET && ntohs(peer.sin_port) == port)
            return descriptor;
    }
    return -1;
}

class EachSecurity : public ConnectionTest, public testing::WithParamInterface<Security>
{
};

} // namespace

TEST_P(EachSecurity, CarriesAMessageFromNameToReceipt)
{
    ConnectionWatch watch(settings(GetParam(), GetParam() != Security::None));
    ASSERT_TRUE(watch.open()) << watch.transcript().toStdString();
    EXPECT_TRUE(watch.connection->isReady());
    watch.deliver(Mail, {"bob@example.org", "carol@example.org"});
    EXPECT_FALSE(watch.connection->isReady());
    ASSERT_TRUE(watch.awaitOutcome());

    EXPECT_FALSE(watch.outcomes.at(0).error);
    EXPECT_EQ(watch.outcomes.at(0).queueId, "T1");
    EXPECT_TRUE(watch.outcomes.at(0).isUsable);
    EXPECT_EQ(watch.recipients.size(), 2U);
    ASSERT_EQ(server.received().size(), 1);
    EXPECT_EQ(server.received().at(0).content, Mail);
    EXPECT_EQ(server.received().at(0).forwardPaths, (QByteArrayList{"bob@example.org", "carol@example.org"}));
    EXPECT_EQ(watch.progress.back(), Mail.size());
    EXPECT_EQ(watch.progressTotal, Mail.size());

    const auto &session = watch.connection->session();
    ASSERT_TRUE(session);
    EXPECT_EQ(session->address, QHostAddress(QHostAddress::LocalHost));
    EXPECT_EQ(bool(session->tls), GetParam() != Security::None);
    if (session->tls) {
        EXPECT_TRUE(session->tls->isTrusted);
        EXPECT_TRUE(session->tls->version.startsWith(QStringLiteral("TLSv1.")));
        EXPECT_FALSE(session->tls->cipher.isEmpty());
        EXPECT_EQ(session->tls->chain.at(0).sha256.size(), 32);
    }
    watch.connection->quit();
    ASSERT_TRUE(watch.awaitEnd());
    EXPECT_EQ(server.commands().last(), "QUIT");
    EXPECT_TRUE(watch.errors.empty());
}

// The end of a content would else wait for the server to acknowledge what came before it.
TEST_P(EachSecurity, KeepsNoSmallWriteBack)
{
    const ConnectionSettings made = settings(GetParam());
    ConnectionWatch watch(made);
    ASSERT_TRUE(watch.open());
    int isAtOnce = 0;
    socklen_t size = sizeof isAtOnce;
    ASSERT_EQ(::getsockopt(socketTo(made.endpoints.first().port), IPPROTO_TCP, TCP_NODELAY, &isAtOnce, &size), 0);
    EXPECT_EQ(isAtOnce, 1);
}

INSTANTIATE_TEST_SUITE_P(Connection, EachSecurity, testing::Values(Security::StartTls, Security::ImplicitTls, Security::None));

TEST_F(ConnectionTest, CarriesSeveralMessagesOneAfterAnother)
{
    ConnectionWatch watch(settings(Security::ImplicitTls));
    ASSERT_TRUE(watch.open());
    for (std::size_t i = 1; i <= 3; ++i) {
        watch.deliver(Mail);
        ASSERT_TRUE(watch.awaitOutcome(i));
        EXPECT_FALSE(watch.outcomes.back().error);
    }
    EXPECT_EQ(server.received().size(), 3);
    EXPECT_EQ(server.connectionCount(), 1);
}

TEST_F(ConnectionTest, CarriesMoreThanItKeepsInMemory)
{
    ConnectionWatch watch(settings(Security::StartTls));
    ASSERT_TRUE(watch.open());
    const QByteArray large = QByteArray(QByteArray(70, 'x') + "\r\n").repeated(100'000);
    watch.deliver(large);
    ASSERT_TRUE(watch.awaitOutcome());
    EXPECT_FALSE(watch.outcomes.at(0).error);
    EXPECT_EQ(server.received().at(0).size, large.size());
    EXPECT_TRUE(std::is_sorted(watch.progress.begin(), watch.progress.end()));
    EXPECT_GT(watch.progress.size(), 50U);
    EXPECT_EQ(watch.progress.back(), large.size());
}

TEST_F(ConnectionTest, MayBeDroppedInAnyOfItsSignals)
{
    const auto hooks = everySignal();
    for (std::size_t i = 0; i < hooks.size(); ++i) {
        ConnectionWatch watch(settings(Security::StartTls, true));
        bool isDropped = false;
        hooks[i](watch.connection.get(), [&] {
            watch.connection.reset();
            isDropped = true;
        });
        watch.connection->open();
        const bool hasEnded = await([&] {
            if (watch.connection && watch.connection->isReady())
                watch.outcomes.empty() ? watch.deliver(Mail) : watch.connection->quit();
            return isDropped;
        });
        EXPECT_TRUE(hasEnded) << i;
    }
}

TEST_F(ConnectionTest, MayBeCancelledInAnyOfItsSignals)
{
    const auto hooks = everySignal();
    for (std::size_t i = 0; i < hooks.size(); ++i) {
        ConnectionWatch watch(settings(Security::StartTls, true));
        hooks[i](watch.connection.get(), [&] { watch.connection->cancel(); });
        watch.connection->open();
        const bool hasEnded = await([&] {
            if (watch.connection->isReady())
                watch.outcomes.empty() ? watch.deliver(Mail) : watch.connection->quit();
            return watch.finishedCount > 0;
        });
        EXPECT_TRUE(hasEnded) << i;
        EXPECT_EQ(watch.finishedCount, 1);
        EXPECT_LE(watch.errors.size() + watch.outcomes.size(), 1U) << i;
    }
}

TEST_F(ConnectionTest, DropsTheLinkAtOnceEvenWhenNoEventLoopFollows)
{
    RecordingServer other; // its client must be gone before the loop of this thread turns again
    ASSERT_TRUE(other.start());
    ConnectionSettings wish = settings(Security::ImplicitTls);
    wish.endpoints[0].port = other.tlsPort();
    wish.trustedPem = other.trustedPem();
    for (const bool isCancelled : {true, false}) {
        ConnectionWatch watch(wish);
        ASSERT_TRUE(watch.open());
        const auto *socket = watch.connection->findChild<QSslSocket *>();
        ASSERT_TRUE(socket);
        const int descriptor = int(socket->socketDescriptor());
        ASSERT_GE(::fcntl(descriptor, F_GETFD), 0);
        if (isCancelled)
            watch.connection->cancel();
        else
            watch.connection.reset();
        EXPECT_LT(::fcntl(descriptor, F_GETFD), 0);
    }
}

TEST_F(ConnectionTest, MayBeDroppedWhenItFails)
{
    ConnectionSettings wish = settings(Security::StartTls);
    wish.trustedPem = TestCertificates().authorityPem();
    ConnectionWatch watch(wish);
    bool isDropped = false;
    QObject::connect(watch.connection.get(), &transport::Connection::failed, [&] {
        watch.connection.reset();
        isDropped = true;
    });
    watch.connection->open();
    EXPECT_TRUE(await([&] { return isDropped; }));
}

} // namespace pillarbox::test
