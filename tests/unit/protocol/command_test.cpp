#include "smtp/protocol/command.h"

#include <gtest/gtest.h>

namespace pillarbox::protocol {

namespace {

Envelope envelope()
{
    Envelope envelope;
    envelope.reversePath = "a@x.example";
    envelope.forwardPaths = {"b@y.example"};
    envelope.size = 42;
    return envelope;
}

} // namespace

TEST(Command, declaresWhatIsOfferedAndNeeded)
{
    Envelope mail = envelope();
    EXPECT_EQ(command::mailFrom(mail, {}), "MAIL FROM:<a@x.example>\r\n");
    EXPECT_EQ(
        command::mailFrom(mail, parseCapabilities({"SIZE", "8BITMIME", "SMTPUTF8"})), "MAIL FROM:<a@x.example> SIZE=42\r\n");
    mail.has8BitContent = true;
    mail.needsSmtpUtf8 = true;
    mail.reversePath.clear();
    EXPECT_EQ(command::mailFrom(mail, parseCapabilities({"8BITMIME", "SMTPUTF8"})), "MAIL FROM:<> BODY=8BITMIME SMTPUTF8\r\n");
    EXPECT_EQ(command::rcptTo(mail, 0, {}), "RCPT TO:<b@y.example>\r\n");
}

TEST(Command, binaryContentIsDeclaredAsSuch)
{
    Envelope mail = envelope();
    mail.has8BitContent = true;
    mail.isBinary = true;
    EXPECT_EQ(command::mailFrom(mail, parseCapabilities({"8BITMIME", "BINARYMIME", "CHUNKING"})),
        "MAIL FROM:<a@x.example> BODY=BINARYMIME\r\n");
    EXPECT_EQ(command::lastChunk(12345678901), "BDAT 12345678901 LAST\r\n");
}

TEST(Command, wishesComeLast)
{
    Envelope mail = envelope();
    mail.options.dsn = DsnRequest{};
    mail.options.isTlsRequired = true;
    const auto all = parseCapabilities({"SIZE", "DSN", "REQUIRETLS"});
    EXPECT_EQ(command::mailFrom(mail, all), "MAIL FROM:<a@x.example> SIZE=42 RET=HDRS REQUIRETLS\r\n");
    EXPECT_EQ(command::rcptTo(mail, 0, all), "RCPT TO:<b@y.example> NOTIFY=FAILURE ORCPT=rfc822;b@y.example\r\n");
}

TEST(Command, helloTakesOnlyAName)
{
    EXPECT_EQ(command::ehlo("client.example"), "EHLO client.example\r\n");
    EXPECT_EQ(command::ehlo("[IPv6:::1]"), "EHLO [IPv6:::1]\r\n");
    for (const char *name : {"", "a b", "a\r\nQUIT", "j\xc3\xb6rg"})
        EXPECT_EQ(command::helo(name), "HELO [127.0.0.1]\r\n");
}

} // namespace pillarbox::protocol
