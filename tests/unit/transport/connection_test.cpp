// A connection from the name to the receipt, against a real TLS server in the same process.

#include "connectionwatch.h"
#include "tests/support/recordingserver.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

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

} // namespace pillarbox::test
