// A Connection to Postfix: each port, each mechanism, good and bad passwords, and what arrives in the mailbox.

#include "smtp/transport/tlssessions.h"
#include "tests/real/realserverstest.h"
#include "tests/unit/transport/connectionwatch.h"

#include <QFile>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pillarbox::test {
namespace {

using protocol::ErrorKind;
using protocol::Security;
using protocol::Stage;

constexpr const char *kTellsOfSessions = "-o smtpd_tls_loglevel=2";

// Started once for all tests of the file.
class RealConnectionTest : public RealServersTest
{
protected:
    static void SetUpTestSuite()
    {
        startServers([](RealServers &servers) { servers.addVariant(kTellsOfSessions); });
    }
    static transport::ConnectionSettings settings(quint16 port, Security security, const QByteArray &mechanism = {})
    {
        transport::ConnectionSettings result;
        result.endpoints = {{RealServers::host(), port, security}};
        result.isAuthWanted = true;
        result.mechanism = mechanism;
        result.trustedPem = s_servers->caPem();
        return result;
    }
    static protocol::Credential credential(const RealServers::User &user)
    {
        return {user.address.toUtf8(), Secret(user.password)};
    }
    static void deliver(ConnectionWatch &watch, const QByteArray &content, const QByteArrayList &to)
    {
        auto envelope = ConnectionWatch::envelope(content, to);
        envelope.reversePath = RealServers::ada().address.toUtf8();
        watch.connection->deliver(envelope, ConnectionWatch::source(content));
    }
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

TEST_F(RealConnectionTest, DeliversOverEachPortWithEachMechanism)
{
    struct Way {
        quint16 port;
        Security security;
    };
    const auto ports = s_servers->ports();
    int number = 0;
    for (const Way way : {Way{ports.startTls, Security::StartTls}, Way{ports.tls, Security::ImplicitTls},
             Way{ports.alternative, Security::StartTls}}) {
        for (const QByteArray mechanism : {"PLAIN", "LOGIN"}) {
            const QByteArray recipient = "way" + QByteArray::number(++number) + "@pillarbox.test";
            ConnectionWatch watch(settings(way.port, way.security, mechanism));
            watch.credential = credential(RealServers::ada());
            ASSERT_TRUE(watch.open()) << watch.transcript().constData();
            ASSERT_TRUE(watch.connection->session() && watch.connection->session()->tls);
            EXPECT_TRUE(watch.connection->session()->tls->isTrusted);
            const QByteArray content = "Subject: " + recipient + "\r\n\r\n.one dot\r\n..two dots\r\n.\r\nend\r\n";
            deliver(watch, content, {recipient});
            ASSERT_TRUE(watch.awaitOutcome());
            EXPECT_FALSE(watch.outcomes.front().error);
            EXPECT_FALSE(watch.outcomes.front().queueId.isEmpty());
            EXPECT_THAT(watch.transcript().toStdString(), testing::HasSubstr("AUTH " + mechanism.toStdString()));
            EXPECT_FALSE(watch.transcript().contains("correct horse"));
            watch.connection->quit();
            EXPECT_TRUE(watch.awaitEnd());

            const QStringList arrived = s_servers->waitForMail(QString::fromLatin1(recipient));
            ASSERT_EQ(arrived.size(), 1) << s_servers->log().constData();
            const QByteArray delivered = contentOf(arrived.first()).replace("\r\n", "\n");
            EXPECT_TRUE(delivered.endsWith("\n\n.one dot\n..two dots\n.\nend\n")) << delivered.constData();
        }
    }
}

TEST_F(RealConnectionTest, SignsInWithAPasswordBeyondAscii)
{
    for (const QByteArray mechanism : {"PLAIN", "LOGIN"}) {
        ConnectionWatch watch(settings(s_servers->ports().startTls, Security::StartTls, mechanism));
        watch.credential = credential(RealServers::grace());
        EXPECT_TRUE(watch.open()) << watch.transcript().constData();
        watch.connection->quit();
        EXPECT_TRUE(watch.awaitEnd());
    }
}

TEST_F(RealConnectionTest, AWrongPasswordIsThePasswordsFault)
{
    ConnectionWatch watch(settings(s_servers->ports().tls, Security::ImplicitTls));
    watch.credential = protocol::Credential{"ada@pillarbox.test", Secret("wrong")};
    EXPECT_FALSE(watch.open());
    ASSERT_EQ(watch.errors.size(), 1U);
    EXPECT_EQ(watch.errors.front().kind, ErrorKind::CredentialRefused);
    EXPECT_EQ(watch.errors.front().stage, Stage::Auth);
    EXPECT_EQ(watch.errors.front().replyCode, 535);
    EXPECT_EQ(watch.credentialCount, 1) << "no second try with the same password";
    EXPECT_FALSE(watch.transcript().contains(QByteArray("wrong").toBase64()));
}

TEST_F(RealConnectionTest, AnUnknownAuthorityGetsNoPassword)
{
    auto untrusting = settings(s_servers->ports().startTls, Security::StartTls);
    untrusting.trustedPem.clear();
    ConnectionWatch watch(untrusting);
    EXPECT_FALSE(watch.open());
    ASSERT_EQ(watch.errors.size(), 1U);
    EXPECT_EQ(watch.errors.front().kind, ErrorKind::CertificateInvalid);
    EXPECT_EQ(watch.credentialCount, 0);
}

TEST_F(RealConnectionTest, TheNextConnectionResumesTheSession)
{
    auto resuming = settings(s_servers->variantPort(kTellsOfSessions), Security::StartTls);
    resuming.sessions = std::make_shared<transport::TlsSessions>();
    for (int number = 0; number < 2; ++number) {
        EXPECT_FALSE(s_servers->log().contains("Reusing old session"));
        ConnectionWatch watch(resuming);
        watch.credential = credential(RealServers::ada());
        ASSERT_TRUE(watch.open()) << watch.transcript().constData();
        watch.connection->quit();
        EXPECT_TRUE(watch.awaitEnd());
    }
    EXPECT_TRUE(await([] { return s_servers->log().contains("Reusing old session"); })) << s_servers->log().constData();
}

TEST_F(RealConnectionTest, EachRecipientHasItsOwnAnswer)
{
    s_servers->answerRecipient(QStringLiteral("later@pillarbox.test"), "450 4.2.1 Mailbox busy");
    s_servers->answerRecipient(QStringLiteral("never@pillarbox.test"), "550 5.1.1 No such mailbox");
    ConnectionWatch watch(settings(s_servers->ports().startTls, Security::StartTls));
    watch.credential = credential(RealServers::ada());
    ASSERT_TRUE(watch.open());
    const QByteArrayList to{"later@pillarbox.test", "mixed@pillarbox.test", "never@pillarbox.test"};
    deliver(watch, "Subject: mixed\r\n\r\ntext\r\n", to);
    ASSERT_TRUE(watch.awaitOutcome());
    s_servers->acceptAllRecipients();
    const auto &outcome = watch.outcomes.front();
    EXPECT_FALSE(outcome.error);
    ASSERT_EQ(outcome.recipients.size(), 3);
    EXPECT_EQ(outcome.recipients.at(0).replyCode, 450);
    EXPECT_EQ(outcome.recipients.at(1).replyCode, 250);
    EXPECT_EQ(outcome.recipients.at(2).replyCode, 550);
    EXPECT_EQ(outcome.recipients.at(2).enhanced->toByteArray(), "5.1.1");
    EXPECT_EQ(s_servers->waitForMail(QStringLiteral("mixed@pillarbox.test")).size(), 1);
    // The same connection carries the next one.
    ASSERT_TRUE(outcome.isUsable);
    deliver(watch, "Subject: next\r\n\r\ntext\r\n", {"next@pillarbox.test"});
    ASSERT_TRUE(watch.awaitOutcome(2));
    EXPECT_FALSE(watch.outcomes.back().error);
    EXPECT_EQ(s_servers->waitForMail(QStringLiteral("next@pillarbox.test")).size(), 1);
}

TEST_F(RealConnectionTest, ALargerMessageThanDeclaredPossibleIsNotEvenBegun)
{
    ConnectionWatch watch(settings(s_servers->ports().tls, Security::ImplicitTls));
    watch.credential = credential(RealServers::ada());
    ASSERT_TRUE(watch.open());
    ASSERT_EQ(watch.connection->capabilities().sizeLimit, 200'000'000);
    auto envelope = ConnectionWatch::envelope("", {"a@pillarbox.test"});
    envelope.size = 200'000'001;
    watch.connection->deliver(envelope, ConnectionWatch::source(""));
    ASSERT_TRUE(watch.awaitOutcome());
    ASSERT_TRUE(watch.outcomes.front().error);
    EXPECT_EQ(watch.outcomes.front().error->kind, ErrorKind::TooLarge);
    EXPECT_EQ(watch.outcomes.front().error->stage, Stage::Local);
}

} // namespace
} // namespace pillarbox::test
