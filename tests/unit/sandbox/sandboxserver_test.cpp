// The built-in server as a client sees it: what it promises, each misbehaviour, and that garbage never hurts it.

#include "smtp/sandbox/sandboxserver.h"
#include "tests/support/manualclock.h"
#include "tests/unit/sandbox/rawclient.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

namespace pillarbox::sandbox {
namespace {

using namespace std::chrono_literals;
using test::RawClient;

const QByteArray kMail = "MAIL FROM:<ada@example.org>";
const QByteArray kMessage
    = "Message-ID: <7@example.org>\r\nSubject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\r\n\r\nHello\r\n..dot\r\n.\r\n";

class SandboxServerTest : public testing::Test
{
protected:
    void SetUp() override
    {
        const auto started = m_server.start();
        ASSERT_TRUE(started) << qPrintable(started.error());
    }
    RawClient plain() { return RawClient(m_server.startTlsPort(), RawClient::Start::Plain, m_server.certificatePem()); }
    RawClient tls() { return RawClient(m_server.tlsPort(), RawClient::Start::Tls, m_server.certificatePem()); }
    QByteArray handOver(RawClient &client, const QByteArray &recipients = "RCPT TO:<grace@example.org>")
    {
        client.ask(kMail);
        client.ask(recipients);
        client.ask("DATA");
        client.send(kMessage);
        return client.reply();
    }

    QTemporaryDir m_directory;
    test::ManualClock m_clock;
    SandboxServer m_server{m_directory.path(), nullptr, m_clock};
};

TEST_F(SandboxServerTest, TakesAMessageOverStartTlsAndOverImplicitTls)
{
    for (const auto start : {RawClient::Start::Plain, RawClient::Start::Tls}) {
        m_server.clear();
        auto client = start == RawClient::Start::Tls ? tls() : plain();
        EXPECT_TRUE(client.signIn(SandboxServer::password()).startsWith("235 2.7.0"));
        const QByteArray answer = handOver(client);
        EXPECT_TRUE(answer.startsWith("250 2.0.0 Ok: queued as ")) << answer.constData();
        EXPECT_TRUE(client.ask("QUIT").startsWith("221 "));
        EXPECT_TRUE(client.waitForEnd());

        ASSERT_EQ(m_server.received().size(), 1);
        const ReceivedMessage &message = m_server.received().first();
        EXPECT_EQ(message.reversePath, "ada@example.org");
        EXPECT_EQ(message.forwardPaths, QByteArrayList{"grace@example.org"});
        EXPECT_TRUE(message.content.endsWith("\r\n\r\nHello\r\n.dot\r\n"));
        EXPECT_EQ(message.size, message.content.size());
        EXPECT_EQ(message.messageId, "<7@example.org>");
        EXPECT_EQ(message.subject, QStringLiteral("Grüße"));
        EXPECT_TRUE(answer.endsWith(message.queueId));
        EXPECT_EQ(message.receivedAt, m_clock.now());
        EXPECT_FALSE(message.isReplyLost);
    }
}

TEST_F(SandboxServerTest, OffersSigningInOnlyAfterTls)
{
    auto client = plain();
    ASSERT_TRUE(client.waitForGreeting());
    QByteArray ehlo = client.ask("EHLO test");
    EXPECT_THAT(ehlo.toStdString(), testing::HasSubstr("250-STARTTLS"));
    EXPECT_THAT(ehlo.toStdString(), testing::Not(testing::HasSubstr("AUTH")));
    EXPECT_TRUE(client.ask("AUTH PLAIN AGEAYg==").startsWith("538 "));
    EXPECT_TRUE(client.ask(kMail).startsWith("530 "));
    EXPECT_TRUE(client.ask("STARTTLS").startsWith("220 "));
    ASSERT_TRUE(client.startTls());
    EXPECT_TRUE(client.ask(kMail).startsWith("503 ")) << "what was said before TLS counts no more";
    ehlo = client.ask("EHLO test");
    for (const char *line :
        {"250-PIPELINING", "250-SIZE ", "250-8BITMIME", "250-SMTPUTF8", "250-AUTH PLAIN LOGIN", "250 ENHANCEDSTATUSCODES"})
        EXPECT_THAT(ehlo.toStdString(), testing::HasSubstr(line));
    EXPECT_THAT(ehlo.toStdString(), testing::Not(testing::HasSubstr("STARTTLS")));
    EXPECT_TRUE(client.ask(kMail).startsWith("530 ")) << "not signed in";
}

TEST_F(SandboxServerTest, CommandsSmuggledBehindStartTlsEndTheLink)
{
    auto client = plain();
    ASSERT_TRUE(client.waitForGreeting());
    client.ask("EHLO test");
    client.send("STARTTLS\r\nNOOP\r\n");
    EXPECT_TRUE(client.reply().startsWith("220 "));
    EXPECT_EQ(client.reply(), "");
    EXPECT_TRUE(client.waitForEnd());
}

TEST_F(SandboxServerTest, SignsInWithLoginToo)
{
    auto client = tls();
    ASSERT_TRUE(client.waitForGreeting());
    client.ask("EHLO test");
    EXPECT_TRUE(client.ask("AUTH LOGIN").startsWith("334 "));
    EXPECT_TRUE(client.ask(QByteArray("anybody").toBase64()).startsWith("334 "));
    EXPECT_TRUE(client.ask(SandboxServer::password().toBase64()).startsWith("235 "));
}

TEST_F(SandboxServerTest, RefusesAWrongPasswordAndBadForms)
{
    auto client = tls();
    EXPECT_TRUE(client.signIn("wrong").startsWith("535 5.7.8 "));
    EXPECT_TRUE(client.ask("AUTH PLAIN !!").startsWith("501 "));
    EXPECT_TRUE(client.ask("AUTH PLAIN " + QByteArray("one part").toBase64()).startsWith("501 "));
    EXPECT_TRUE(client.ask("AUTH CRAM-MD5").startsWith("504 "));
    EXPECT_TRUE(client.ask("AUTH PLAIN").startsWith("334 "));
    EXPECT_TRUE(client.ask("*").startsWith("501 "));
    EXPECT_TRUE(client.ask(kMail).startsWith("530 "));
}

TEST_F(SandboxServerTest, AnswersPipelinedCommandsInOrder)
{
    auto client = tls();
    client.signIn(SandboxServer::password());
    client.send(kMail + "\r\nRCPT TO:<a@example.org>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n");
    for (const char *code : {"250 2.1.0", "250 2.1.5", "250 2.1.5", "354 "})
        EXPECT_TRUE(client.reply().startsWith(code));
    client.send(kMessage + kMail + "\r\nRSET\r\nNOOP\r\n");
    for (const char *code : {"250 2.0.0 Ok: queued", "250 2.1.0", "250 2.0.0", "250 2.0.0"})
        EXPECT_TRUE(client.reply().startsWith(code));
    ASSERT_EQ(m_server.received().size(), 1);
    EXPECT_EQ(m_server.received().first().forwardPaths, (QByteArrayList{"a@example.org", "b@example.org"}));
}

TEST_F(SandboxServerTest, ServesSeveralConnectionsAtOnce)
{
    auto first = tls();
    auto second = plain();
    EXPECT_TRUE(first.signIn(SandboxServer::password()).startsWith("235"));
    EXPECT_TRUE(second.signIn(SandboxServer::password()).startsWith("235"));
    first.ask(kMail);
    EXPECT_TRUE(handOver(second).startsWith("250 "));
    EXPECT_TRUE(first.ask("RCPT TO:<a@example.org>").startsWith("250 "));
    EXPECT_EQ(m_server.received().size(), 1);
}

TEST_F(SandboxServerTest, GreylistsEachRecipientOnce)
{
    m_server.setMisbehaviour(Misbehaviour::Greylist);
    auto client = tls();
    client.signIn(SandboxServer::password());
    client.ask(kMail);
    EXPECT_TRUE(client.ask("RCPT TO:<a@example.org>").startsWith("451 4.7.1 "));
    EXPECT_TRUE(client.ask("RCPT TO:<b@example.org>").startsWith("451 4.7.1 "));
    EXPECT_TRUE(client.ask("DATA").startsWith("554 "));
    client.ask("RSET");
    client.ask(kMail);
    EXPECT_TRUE(client.ask("RCPT TO:<a@example.org>").startsWith("250 "));
}

TEST_F(SandboxServerTest, RefusesTheLastRecipient)
{
    m_server.setMisbehaviour(Misbehaviour::RefuseRecipient);
    auto client = tls();
    client.signIn(SandboxServer::password());
    client.send(kMail + "\r\nRCPT TO:<a@example.org>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n");
    for (const char *code : {"250 2.1.0", "250 2.1.5", "550 5.1.1", "354 "})
        EXPECT_TRUE(client.reply().startsWith(code));
    client.send(kMessage);
    EXPECT_TRUE(client.reply().startsWith("250 "));
    ASSERT_EQ(m_server.received().size(), 1);
    EXPECT_EQ(m_server.received().first().forwardPaths, QByteArrayList{"a@example.org"});
}

TEST_F(SandboxServerTest, RefusesAnyPassword)
{
    m_server.setMisbehaviour(Misbehaviour::RefusePassword);
    auto client = tls();
    EXPECT_TRUE(client.signIn(SandboxServer::password()).startsWith("535 5.7.8 "));
}

TEST_F(SandboxServerTest, CutsAfterTheData)
{
    m_server.setMisbehaviour(Misbehaviour::CutAfterData);
    auto client = tls();
    client.signIn(SandboxServer::password());
    EXPECT_EQ(handOver(client), "");
    EXPECT_TRUE(client.waitForEnd());
    ASSERT_EQ(m_server.received().size(), 1);
    EXPECT_TRUE(m_server.received().first().isReplyLost);
}

TEST_F(SandboxServerTest, SaysNothingAndEndsWhenTheIdleTimeIsOver)
{
    m_server.setMisbehaviour(Misbehaviour::Silence);
    auto first = plain();
    auto second = tls();
    first.send("EHLO test\r\n");
    EXPECT_TRUE(first.isSilent(300));
    EXPECT_TRUE(second.isSilent(1));
    m_clock.advance(5min);
    EXPECT_TRUE(first.waitForEnd());
    EXPECT_TRUE(second.waitForEnd());
}

TEST_F(SandboxServerTest, DeclaresAndKeepsASmallSize)
{
    m_server.setMisbehaviour(Misbehaviour::SmallSize);
    auto client = tls();
    client.signIn(SandboxServer::password());
    EXPECT_THAT(client.ask("EHLO test").toStdString(), testing::HasSubstr("250-SIZE 10000\n"));
    EXPECT_TRUE(client.ask(kMail + " SIZE=10001").startsWith("552 5.3.4 "));
    client.ask(kMail);
    client.ask("RCPT TO:<a@example.org>");
    client.ask("DATA");
    client.send(QByteArray("0123456789abcdef\r\n").repeated(600) + ".\r\n");
    EXPECT_TRUE(client.reply().startsWith("552 5.3.4 "));
    EXPECT_TRUE(m_server.received().isEmpty());
    EXPECT_TRUE(handOver(client).startsWith("250 "));
}

TEST_F(SandboxServerTest, TellsWhenAnIdleLinkIsEnded)
{
    auto client = plain();
    ASSERT_TRUE(client.waitForGreeting());
    client.ask("NOOP");
    m_clock.advance(5min);
    EXPECT_TRUE(client.reply().startsWith("421 4.4.2 "));
    EXPECT_TRUE(client.waitForEnd());
}

TEST_F(SandboxServerTest, CountsABigMessageAndKeepsItsBeginning)
{
    auto client = tls();
    client.signIn(SandboxServer::password());
    client.ask(kMail);
    client.ask("RCPT TO:<a@example.org>");
    client.ask("DATA");
    const QByteArray line = QByteArray(76, 'A') + "\r\n";
    client.send("Subject: big\r\n\r\n" + line.repeated(40'000) + ".\r\n");
    EXPECT_TRUE(client.reply().startsWith("250 "));
    ASSERT_EQ(m_server.received().size(), 1);
    EXPECT_EQ(m_server.received().first().size, 16 + 40'000 * 78);
    EXPECT_EQ(m_server.received().first().content.size(), 1024 * 1024);
    EXPECT_EQ(m_server.received().first().subject, QStringLiteral("big"));
}

TEST_F(SandboxServerTest, RefusesWhatItDoesNotKnowAndStaysUsable)
{
    auto client = tls();
    client.signIn(SandboxServer::password());
    EXPECT_TRUE(client.ask("HELP ME").startsWith("500 "));
    EXPECT_TRUE(client.ask("").startsWith("500 "));
    EXPECT_TRUE(client.ask("MAIL").startsWith("501 "));
    EXPECT_TRUE(client.ask("MAIL FROM:<a@b> RET=FULL").startsWith("555 "));
    EXPECT_TRUE(client.ask("MAIL FROM:<j\xc3\xb6rg@example.org>").startsWith("553 "));
    EXPECT_TRUE(client.ask("RCPT TO:<a@b>").startsWith("503 "));
    EXPECT_TRUE(client.ask("DATA").startsWith("503 "));
    EXPECT_TRUE(client.ask(QByteArray(20'000, 'x')).startsWith("500 5.5.6 "));
    EXPECT_TRUE(client.ask("MAIL FROM:<j\xc3\xb6rg@example.org> SMTPUTF8").startsWith("250 "));
    EXPECT_TRUE(client.ask("RCPT TO:<>").startsWith("501 "));
    EXPECT_TRUE(client.ask("RCPT TO:<a@b>").startsWith("250 "));
    EXPECT_TRUE(client.ask("DATA").startsWith("354 "));
    client.send(kMessage);
    EXPECT_TRUE(client.reply().startsWith("250 "));
}

TEST_F(SandboxServerTest, EndsALinkThatSendsOnlyGarbage)
{
    auto client = plain();
    ASSERT_TRUE(client.waitForGreeting());
    client.send(QByteArray("garbage\r\n").repeated(100));
    EXPECT_TRUE(client.waitForEnd());
}

TEST_F(SandboxServerTest, SurvivesRandomBytes)
{
    // A seed of its own, so that a failure comes again.
    QRandomGenerator random(20260302);
    const QByteArrayList words{"EHLO x", "MAIL FROM:<a@b>", "RCPT TO:<c@d>", "DATA", ".", "AUTH PLAIN ", "AUTH LOGIN", "=",
        "RSET", "STARTTLS", "\r", "\n", "\r\n", "QUIT", "*", "<", ">"};
    for (int round = 0; round < 30; ++round) {
        auto client = tls();
        ASSERT_FALSE(client.signIn(SandboxServer::password()).isEmpty());
        QByteArray bytes;
        for (int i = 0; i < 300; ++i)
            bytes += random.bounded(3) == 0 ? QByteArray(1, static_cast<char>(random.bounded(256)))
                                            : words.at(random.bounded(int(words.size()))) + (random.bounded(2) ? "\r\n" : "");
        client.send(bytes + "\r\n.\r\nQUIT\r\n");
        client.isSilent(5);
    }
    auto client = tls();
    EXPECT_TRUE(client.signIn(SandboxServer::password()).startsWith("235 "));
    EXPECT_TRUE(handOver(client).startsWith("250 "));
}

TEST_F(SandboxServerTest, ListensOnLoopbackOnlyAndKeepsItsCertificate)
{
    SandboxServer again(m_directory.path());
    ASSERT_TRUE(again.start());
    EXPECT_EQ(again.certificatePem(), m_server.certificatePem());
    EXPECT_NE(again.tlsPort(), m_server.tlsPort());
    QFile table(QStringLiteral("/proc/net/tcp"));
    ASSERT_TRUE(table.open(QIODevice::ReadOnly));
    const QByteArray listening = table.readAll();
    const QByteArray port = QByteArray::number(again.tlsPort(), 16).toUpper().rightJustified(4, '0');
    EXPECT_TRUE(listening.contains(QByteArray(" 0100007F:" + port + " 00000000:0000 0A")));
    EXPECT_FALSE(listening.contains(QByteArray(" 00000000:" + port + " 00000000:0000 0A")));
}

TEST(SandboxServer, CanGoWhileConnectionsStand)
{
    const QTemporaryDir directory;
    auto server = std::make_unique<SandboxServer>(directory.path());
    ASSERT_TRUE(server->start());
    RawClient client(server->tlsPort(), RawClient::Start::Tls, server->certificatePem());
    ASSERT_TRUE(client.signIn(SandboxServer::password()).startsWith("235 "));
    server.reset();
    EXPECT_TRUE(client.waitForEnd());
}

} // namespace
} // namespace pillarbox::sandbox
