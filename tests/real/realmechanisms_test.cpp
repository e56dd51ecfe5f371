// Each mechanism that Postfix with Dovecot offers: it signs in, a wrong secret is refused and not tried otherwise, and the
// message is read back from the mailbox.

#include "smtp/protocol/saslmechanism.h"
#include "tests/real/realserverstest.h"
#include "tests/unit/transport/connectionwatch.h"

#include <QElapsedTimer>
#include <QFile>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pillarbox::test {
namespace {

using protocol::ErrorKind;
using protocol::Security;

class RealMechanismsTest : public RealServersTest, public testing::WithParamInterface<const char *>
{
protected:
    static transport::ConnectionSettings settings(const QByteArray &mechanism)
    {
        transport::ConnectionSettings result;
        result.endpoints = {{RealServers::host(), s_servers->ports().startTls, Security::StartTls}};
        result.isAuthWanted = true;
        result.mechanism = mechanism;
        result.trustedPem = s_servers->caPem();
        return result;
    }
    static QByteArray secret(const QByteArray &mechanism)
    {
        return protocol::secretKindOf(mechanism) == protocol::SecretKind::Token ? RealServers::token()
                                                                                : RealServers::ada().password;
    }
    static protocol::Credential credential(const QByteArray &secret)
    {
        return {RealServers::ada().address.toUtf8(), Secret(secret)};
    }
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

TEST_P(RealMechanismsTest, SignsInAndSends)
{
    const QByteArray mechanism = GetParam();
    const QByteArray recipient = mechanism.toLower() + "@pillarbox.test";
    ConnectionWatch watch(settings(mechanism));
    watch.credential = credential(secret(mechanism));
    ASSERT_TRUE(watch.open()) << watch.transcript().constData() << s_servers->log().constData();
    EXPECT_THAT(watch.transcript().toStdString(), testing::HasSubstr("AUTH " + mechanism.toStdString()));
    EXPECT_FALSE(watch.transcript().contains(secret(mechanism)));
    EXPECT_FALSE(watch.transcript().contains(secret(mechanism).toBase64()));
    const QByteArray content = "Subject: " + mechanism + "\r\n\r\nsigned in\r\n";
    auto envelope = ConnectionWatch::envelope(content, {recipient});
    envelope.reversePath = RealServers::ada().address.toUtf8();
    watch.connection->deliver(envelope, ConnectionWatch::source(content));
    ASSERT_TRUE(watch.awaitOutcome());
    EXPECT_FALSE(watch.outcomes.front().error);
    const QStringList arrived = s_servers->waitForMail(QString::fromLatin1(recipient));
    ASSERT_EQ(arrived.size(), 1) << s_servers->log().constData();
    EXPECT_THAT(contentOf(arrived.first()).toStdString(), testing::HasSubstr("Subject: " + mechanism.toStdString()));
}

TEST_P(RealMechanismsTest, AWrongSecretIsRefusedOnce)
{
    ConnectionWatch watch(settings(GetParam()));
    watch.credential = credential("wrong");
    EXPECT_FALSE(watch.open());
    ASSERT_EQ(watch.errors.size(), 1U) << watch.transcript().constData();
    EXPECT_EQ(watch.errors.front().kind, ErrorKind::CredentialRefused) << watch.transcript().constData();
    EXPECT_EQ(watch.errors.front().replyCode, 535);
    EXPECT_EQ(watch.transcript().count("C: AUTH "), 1) << watch.transcript().constData();
}

INSTANTIATE_TEST_SUITE_P(Offered, RealMechanismsTest,
    testing::Values("PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256", "XOAUTH2", "OAUTHBEARER"),
    [](const auto &of) { return QByteArray(of.param).replace('-', '_').toStdString(); });

using RealChoiceTest = RealMechanismsTest;

TEST_F(RealChoiceTest, TheStrongestIsTaken)
{
    ConnectionWatch watch(settings({}));
    watch.credential = protocol::Credential{RealServers::grace().address.toUtf8(), Secret(RealServers::grace().password)};
    QElapsedTimer clock;
    clock.start();
    ASSERT_TRUE(watch.open()) << watch.transcript().constData() << s_servers->log().constData();
    RecordProperty("openMs", int(clock.elapsed()));
    EXPECT_THAT(watch.transcript().toStdString(), testing::HasSubstr("AUTH SCRAM-SHA-256 "));
    const protocol::RelayMemory &learnt = watch.connection->learnt();
    EXPECT_TRUE(learnt.hasTls);
    EXPECT_TRUE(learnt.mechanisms.contains("SCRAM-SHA-256"));
    EXPECT_TRUE(learnt.capabilities.contains("PIPELINING"));
    EXPECT_EQ(learnt.keySha256.size(), 32);
}

TEST_F(RealChoiceTest, OffersWhatTheTableSays)
{
    ConnectionWatch watch(settings("PLAIN"));
    watch.credential = credential(secret("PLAIN"));
    ASSERT_TRUE(watch.open());
    EXPECT_THAT(watch.connection->capabilities().mechanisms,
        testing::UnorderedElementsAre("PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256", "XOAUTH2", "OAUTHBEARER"));
}

TEST_F(RealChoiceTest, ATokenIsNotSaidAsAPassword)
{
    auto wanting = settings({});
    wanting.secretKind = protocol::SecretKind::Token;
    ConnectionWatch watch(wanting);
    watch.credential
        = protocol::Credential{RealServers::ada().address.toUtf8(), Secret(RealServers::token()), protocol::SecretKind::Token};
    ASSERT_TRUE(watch.open()) << watch.transcript().constData() << s_servers->log().constData();
    EXPECT_THAT(watch.transcript().toStdString(), testing::HasSubstr("AUTH OAUTHBEARER "));
}

} // namespace
} // namespace pillarbox::test
