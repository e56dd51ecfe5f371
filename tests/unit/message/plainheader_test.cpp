// People's text in plain UTF-8 becomes encoded words; what is US-ASCII already is not touched.

#include "smtp/message/emlfields.h"
#include "smtp/message/plainheader.h"

#include <gtest/gtest.h>

namespace pillarbox::message {

namespace {

QByteArray plain(const QByteArray &header)
{
    const auto result = plainHeader(header);
    EXPECT_TRUE(result) << header.toStdString();
    return result ? *result : QByteArray();
}

QString subjectIn(const QByteArray &header)
{
    return textOf({RawField{"subject", header.mid(8).trimmed()}}, "subject");
}

TEST(PlainHeader, LeavesAsciiAsItStands)
{
    const char *header = "From: a@x.example\r\nTo: odd  :  b@x.example (c)  ;\r\nSubject:   two  spaces\r\n\tfolded\r\nX:\r\n";
    EXPECT_EQ(plain(header), header);
    EXPECT_EQ(plain(""), "");
}

TEST(PlainHeader, EncodesText)
{
    EXPECT_EQ(plain("Subject: Gr\u00fc\u00dfe\r\nX-A: b\r\n"), "Subject: =?UTF-8?B?R3LDvMOfZQ==?=\r\nX-A: b\r\n");
    const QByteArray folded = plain("Subject: Gr\u00fc\u00dfe aus\r\n\tK\u00f6ln \U0001f389 =?UTF-8?Q?=C3=BC?=\r\n");
    EXPECT_EQ(subjectIn(folded), QStringLiteral("Gr\u00fc\u00dfe aus K\u00f6ln \U0001f389 \u00fc"));
    const QString longText = QStringLiteral("\u00dcbergr\u00f6\u00dfe ").repeated(40).trimmed();
    const QByteArray longHeader = plain("Subject: " + longText.toUtf8() + "\r\n");
    EXPECT_EQ(subjectIn(longHeader), longText);
    for (const QByteArray &line : longHeader.split('\n'))
        EXPECT_LE(line.size(), 77);
}

TEST(PlainHeader, EncodesNamesAndDomainsButNoLocalPart)
{
    EXPECT_EQ(plain("From: J\u00fcrgen <me@a.example>\r\n"), "From: =?UTF-8?Q?J=C3=BCrgen?= <me@a.example>\r\n");
    EXPECT_EQ(plain("Cc: \"M\u00fcller, K\" <k@a.example>,\r\n b@a.example\r\n"),
        "Cc: =?UTF-8?Q?M=C3=BCller=2C_K?= <k@a.example>, b@a.example\r\n");
    EXPECT_EQ(plain("To: a@b\u00fccher.example\r\n"), "To: a@xn--bcher-kva.example\r\n");
    EXPECT_EQ(plain("Resent-To: J\u00fc <j\u00fc@a.example>\r\n"), "Resent-To: =?UTF-8?B?SsO8?= <j\u00fc@a.example>\r\n");
}

// SMTPUTF8 carries them as they are.
TEST(PlainHeader, LeavesWhatHasNoPlaceForAnEncodedWord)
{
    for (const char *header : {"Content-Type: text/plain; name=\"\u00fc.txt\"\r\n", "References: <\u00fc@a.example>\r\n",
             "To: fr\u00fch: a@x.example;\r\n", "To: \u00fcber, a@x.example\r\n"})
        EXPECT_EQ(plain(header), header);
}

TEST(PlainHeader, KeepsAddressesAndStructureInFieldsOfOthers)
{
    EXPECT_EQ(plain("Disposition-Notification-To: \"J\u00fcrgen M\" <a@x.example>\r\n"),
        "Disposition-Notification-To: =?UTF-8?B?SsO8cmdlbiBN?= <a@x.example>\r\n");
    const char *listed = "List-Unsubscribe: <https://x.example/\u00fc>, <mailto:a@x.example>\r\n";
    EXPECT_EQ(plain(listed), listed);
}

TEST(PlainHeader, NamesTheFieldThatIsNoUtf8)
{
    const auto result = plainHeader("X-A: \u00fc\r\nSubject: caf\xe9\r\n");
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error(), "Subject");
}

} // namespace

} // namespace pillarbox::message
