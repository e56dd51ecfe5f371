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

TEST(Path, nothingCanEndItEarly)
{
    for (const QByteArray &path : {QByteArray("a@b\r\nRCPT TO:<c@d>"), QByteArray("a@b\n"), QByteArray("a@b\r"),
             QByteArray("a@b\0", 4), QByteArray("a b@c"), QByteArray("a@b>"), QByteArray("<a@b"), QByteArray("a@b> SIZE=1"),
             QByteArray("\"a@b"), QByteArray("\"a\\"), QByteArray("a\\b@c"), QByteArray("\"a\"b\" c@d"), QByteArray("a\tb@c"),
             QByteArray("\x7f@c"), QByteArray("\"a\rb\"@c"), QByteArray(), QByteArray(2000, 'a')})
        EXPECT_FALSE(isSafePath(path)) << path.constData();
}

TEST(Path, unusualOnesPass)
{
    for (const char *path : {"a@b.example", "\"john smith\"@x.example", "\"a>\\\"b\"@x.example", "a+b=c%d!e@x.example",
             "postmaster", "a@[192.0.2.1]", "a@[IPv6:2001:db8::1]", "j\xc3\xb6rg@x.example", "'o@x.example"})
        EXPECT_TRUE(isSafePath(path)) << path;
}

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
    EXPECT_EQ(command::rcptTo("b@y.example"), "RCPT TO:<b@y.example>\r\n");
}

TEST(Command, helloTakesOnlyAName)
{
    EXPECT_EQ(command::ehlo("client.example"), "EHLO client.example\r\n");
    EXPECT_EQ(command::ehlo("[IPv6:::1]"), "EHLO [IPv6:::1]\r\n");
    for (const char *name : {"", "a b", "a\r\nQUIT", "j\xc3\xb6rg"})
        EXPECT_EQ(command::helo(name), "HELO [127.0.0.1]\r\n");
}

TEST(LocalFault, isFoundBeforeAnythingIsSent)
{
    EXPECT_FALSE(localFault(envelope(), {}));
    Envelope bad = envelope();
    bad.forwardPaths.append("c@y\r\nDATA");
    EXPECT_EQ(localFault(bad, {})->kind, ErrorKind::BadAddress);
    EXPECT_EQ(localFault(bad, {})->stage, Stage::Local);
    EXPECT_EQ(localFault(bad, {})->detail, QStringLiteral("c@y??DATA"));
    bad = envelope();
    bad.reversePath = "a b@x";
    EXPECT_EQ(localFault(bad, {})->detail, QStringLiteral("a b@x"));
    bad = envelope();
    bad.forwardPaths.clear();
    EXPECT_EQ(localFault(bad, {})->kind, ErrorKind::NoRecipients);
    bad = envelope();
    bad.forwardPaths = {""};
    EXPECT_EQ(localFault(bad, {})->kind, ErrorKind::BadAddress);
}

TEST(LocalFault, knowsTheServersLimits)
{
    Envelope large = envelope();
    EXPECT_FALSE(localFault(large, parseCapabilities({"SIZE 42"})));
    EXPECT_EQ(localFault(large, parseCapabilities({"SIZE 41"}))->kind, ErrorKind::TooLarge);
    EXPECT_EQ(localFault(large, parseCapabilities({"SIZE 41"}))->detail, QStringLiteral("42/41"));
    large.has8BitContent = true;
    EXPECT_EQ(localFault(large, {})->kind, ErrorKind::Needs8BitMime);
    EXPECT_FALSE(localFault(large, parseCapabilities({"8BITMIME"})));
    Envelope international = envelope();
    international.forwardPaths.append("j\xc3\xb6rg@y.example"); // not declared, and found all the same
    EXPECT_EQ(localFault(international, {})->kind, ErrorKind::NeedsSmtpUtf8);
    EXPECT_EQ(localFault(international, {})->detail, QString::fromUtf8("jörg@y.example"));
    EXPECT_FALSE(localFault(international, parseCapabilities({"SMTPUTF8"})));
}

} // namespace pillarbox::protocol
