// A Connection to Exim: what is true of Postfix is no accident of Postfix.

#include "tests/real/eximserver.h"
#include "tests/real/need.h"
#include "tests/real/realservers.h"
#include "tests/unit/transport/connectionwatch.h"

#include <QFile>
#include <gtest/gtest.h>

namespace pillarbox::test {
namespace {

using protocol::ErrorKind;
using protocol::Security;

class RealEximTest : public testing::Test
{
protected:
    static void SetUpTestSuite()
    {
        if (!EximServer::missing().isEmpty())
            return;
        s_server = new EximServer;
        s_isUp = s_server->start();
    }
    static void TearDownTestSuite()
    {
        delete s_server;
        s_server = nullptr;
    }
    void SetUp() override
    {
        PILLARBOX_NEED(EximServer::missing());
        ASSERT_TRUE(s_isUp) << qPrintable(s_server->error());
    }
    static transport::ConnectionSettings settings(Security security, const QByteArray &mechanism = {})
    {
        transport::ConnectionSettings result;
        const quint16 port = security == Security::ImplicitTls ? s_server->tlsPort() : s_server->startTlsPort();
        result.endpoints = {{RealServers::host(), port, security}};
        result.isAuthWanted = true;
        result.mechanism = mechanism;
        result.trustedPem = s_server->caPem();
        return result;
    }
    static protocol::Credential ada() { return {RealServers::ada().address.toUtf8(), Secret(RealServers::ada().password)}; }

    static EximServer *s_server;
    static bool s_isUp;
};

EximServer *RealEximTest::s_server = nullptr;
bool RealEximTest::s_isUp = false;

TEST_F(RealEximTest, DeliversOverBothPortsWithEachMechanism)
{
    qsizetype count = 0;
    for (const Security security : {Security::StartTls, Security::ImplicitTls}) {
        for (const QByteArray mechanism : {"PLAIN", "LOGIN"}) {
            ConnectionWatch watch(settings(security, mechanism));
            watch.credential = ada();
            ASSERT_TRUE(watch.open()) << watch.transcript().constData() << s_server->log().constData();
            const QByteArray body = "\r\n.one dot\r\n..two dots\r\n.\r\n" + mechanism + "\r\n";
            watch.deliver("Subject: Exim\r\n" + body, {"anybody@pillarbox.test"});
            ASSERT_TRUE(watch.awaitOutcome());
            ASSERT_FALSE(watch.outcomes.front().error) << watch.transcript().constData();
            const QByteArray queueId = watch.outcomes.front().queueId;
            EXPECT_FALSE(queueId.isEmpty());
            watch.connection->quit();
            EXPECT_TRUE(watch.awaitEnd());

            const QStringList files = s_server->waitForMail(++count);
            ASSERT_EQ(files.size(), count) << s_server->log().constData();
            EXPECT_TRUE(s_server->log().contains(queueId)) << queueId.constData();
            QFile file(files.last());
            ASSERT_TRUE(file.open(QIODevice::ReadOnly));
            EXPECT_TRUE(file.readAll().endsWith(QByteArray(body).replace("\r\n", "\n")));
        }
    }
}

TEST_F(RealEximTest, AWrongPasswordIsThePasswordsFault)
{
    ConnectionWatch watch(settings(Security::StartTls));
    watch.credential = protocol::Credential{"ada@pillarbox.test", Secret("wrong")};
    EXPECT_FALSE(watch.open());
    ASSERT_EQ(watch.errors.size(), 1U);
    EXPECT_EQ(watch.errors.front().kind, ErrorKind::CredentialRefused);
    EXPECT_EQ(watch.errors.front().replyCode, 535);
}

TEST_F(RealEximTest, EachRecipientHasItsOwnAnswer)
{
    ConnectionWatch watch(settings(Security::ImplicitTls));
    watch.credential = ada();
    ASSERT_TRUE(watch.open());
    const qsizetype before = s_server->waitForMail(0).size();
    watch.deliver("Subject: three\r\n\r\nx\r\n", {"busy@pillarbox.test", "fine@pillarbox.test", "gone@pillarbox.test"});
    ASSERT_TRUE(watch.awaitOutcome());
    const auto &outcome = watch.outcomes.front();
    EXPECT_FALSE(outcome.error);
    ASSERT_EQ(outcome.recipients.size(), 3);
    EXPECT_EQ(outcome.recipients.at(0).replyCode / 100, 4);
    EXPECT_TRUE(outcome.recipients.at(1).isAccepted());
    EXPECT_EQ(outcome.recipients.at(2).replyCode, 550);
    EXPECT_EQ(s_server->waitForMail(before + 1).size(), before + 1);
}

} // namespace
} // namespace pillarbox::test
