#include "smtp/protocol/path.h"

#include <gtest/gtest.h>

namespace pillarbox::protocol {

TEST(Path, nothingCanEndItEarly)
{
    for (const QByteArray &path :
        {QByteArray("a@b\r\nRCPT TO:<c@d>"), QByteArray("a@b\n"), QByteArray("a@b\r"), QByteArray("a@b\0", 4),
            QByteArray("a b@c"), QByteArray("a@b>"), QByteArray("<a@b"), QByteArray("a@b> SIZE=1"), QByteArray("\"a@b"),
            QByteArray("\"a\\"), QByteArray("a\\b@c"), QByteArray("\"a\"b\" c@d"), QByteArray("a\tb@c"), QByteArray("\x7f@c"),
            QByteArray("\"a\rb\"@c"), QByteArray(), QByteArray(499, 'a'), QByteArray("j\xf6rg@x.example"),
            QByteArray("a\xc0\x8a@x.example"), QByteArray("a\xc2\x85@x.example"), QByteArray("a\xed\xa0\x80@x.example")})
        EXPECT_FALSE(isSafePath(path)) << path.constData();
}

TEST(Path, unusualOnesPass)
{
    for (const char *path : {"a@b.example", "\"john smith\"@x.example", "\"a>\\\"b\"@x.example", "a+b=c%d!e@x.example",
             "postmaster", "a@[192.0.2.1]", "a@[IPv6:2001:db8::1]", "j\xc3\xb6rg@x.example", "'o@x.example"})
        EXPECT_TRUE(isSafePath(path)) << path;
}

TEST(Path, aCommandLineHasRoomForIt)
{
    EXPECT_TRUE(isSafePath(QByteArray(498, 'a'))); // "MAIL FROM:<" and ">" and CRLF make it 512 (RFC 5321 4.5.3.1.4)
    EXPECT_FALSE(isSafePath(QByteArray(499, 'a')));
}

TEST(Path, theFirstOneThatNeedsSmtpUtf8IsNamed)
{
    Envelope mail;
    mail.reversePath = "a@x.example";
    mail.forwardPaths = {"b@y.example", "j\xc3\xb6rg@y.example", "\xc3\xa4@y.example"};
    EXPECT_EQ(first8BitPath(mail), "j\xc3\xb6rg@y.example");
    EXPECT_TRUE(needsSmtpUtf8(mail));
    mail.forwardPaths = {"b@y.example"};
    EXPECT_EQ(first8BitPath(mail), "");
    EXPECT_FALSE(needsSmtpUtf8(mail));
}

TEST(Path, domainsAreComparedWithoutCase)
{
    EXPECT_EQ(domainOf("a@Y.Example"), "y.example");
    EXPECT_EQ(domainOf("\"a@b\"@y.example"), "y.example");
    EXPECT_EQ(domainOf("postmaster"), "");
}

} // namespace pillarbox::protocol
