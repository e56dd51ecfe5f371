// Authentication-Results as servers write it: the standard's examples, what the large ones add to it, and what is none.

#include "smtp/message/authenticationresults.h"
#include "smtp/message/receivedcopy.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace pillarbox::message {
namespace {

AuthenticationResults read(const char *value)
{
    const auto results = readAuthenticationResults(value);
    EXPECT_TRUE(results) << value;
    return results.value_or(AuthenticationResults());
}

// RFC 8601 appendix B.
TEST(AuthenticationResults, TheExamplesOfTheStandard)
{
    EXPECT_EQ(read("example.org 1; none"), (AuthenticationResults{"example.org", {}}));
    EXPECT_EQ(read("example.com;\r\n\t spf=pass smtp.mailfrom=example.net"),
        (AuthenticationResults{"example.com", {{"spf", "pass", {}, {{"smtp", "mailfrom", "example.net"}}}}}));
    const auto two
        = read("example.com;\r\n auth=pass (cram-md5) smtp.auth=sender@example.net;\r\n spf=pass smtp.mailfrom=example.net");
    ASSERT_EQ(two.results.size(), 2);
    EXPECT_EQ(two.results[0].reason, "cram-md5");
    EXPECT_EQ(two.results[0].property("smtp", "auth"), "sender@example.net");
    const auto reasons = read("example.com; dkim=pass reason=\"good signature\" header.i=@mail-router.example.net;\r\n"
                              " dkim=fail reason=\"bad signature\" header.i=@newyork.example.com");
    ASSERT_EQ(reasons.results.size(), 2);
    EXPECT_EQ(reasons.results[1].result, "fail");
    EXPECT_EQ(reasons.results[1].reason, "bad signature");
    EXPECT_EQ(reasons.results[1].property("header", "i"), "@newyork.example.com");
}

TEST(AuthenticationResults, CommentsMayStandAnywhere)
{
    const auto odd = read("foo.example.net (foobar) 1 (baz);\r\n"
                          "    dkim (Because I like it) / 1 (One yay) = (wait for it) fail\r\n"
                          "     policy (A dot can go here) . (like that) expired\r\n"
                          "     (this surprised me) = (as I wasn't expecting it) 1362471462");
    ASSERT_EQ(odd.results.size(), 1);
    EXPECT_EQ(odd.server, "foo.example.net");
    EXPECT_EQ(odd.results[0].method, "dkim");
    EXPECT_EQ(odd.results[0].result, "fail");
    EXPECT_EQ(odd.results[0].property("policy", "expired"), "1362471462");
}

TEST(AuthenticationResults, WordsOfTheirOwnAreKept)
{
    const auto results
        = read("mx.example; spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=a.example; dkim=pass (signature was\r\n"
               " verified) header.d=a.example;dmarc=pass action=none header.from=a.example;compauth=pass reason=100");
    ASSERT_EQ(results.results.size(), 4);
    EXPECT_EQ(results.results[0].reason, "sender IP is 192.0.2.1");
    EXPECT_EQ(results.results[1].reason, "signature was verified");
    EXPECT_EQ(results.results[2].property("", "action"), "none");
    EXPECT_EQ(results.results[2].property("header", "from"), "a.example");
    EXPECT_EQ(results.results[3].method, "compauth");
    EXPECT_EQ(results.results[3].reason, "100");
}

// As Exchange Online writes it.
TEST(AuthenticationResults, TheServerMayBeLeftOut)
{
    const auto nameless
        = read("spf=pass (sender IP is 192.0.2.1)\r\n smtp.mailfrom=a.example; dkim=pass (signature was verified)\r\n"
               " header.d=a.example;dmarc=pass action=none\r\n header.from=a.example;compauth=pass reason=100");
    EXPECT_EQ(nameless.server, "");
    ASSERT_EQ(nameless.results.size(), 4);
    EXPECT_EQ(nameless.results[0].reason, "sender IP is 192.0.2.1");
    EXPECT_EQ(nameless.results[0].property("smtp", "mailfrom"), "a.example");
    EXPECT_EQ(nameless.results[3].method, "compauth");
}

TEST(AuthenticationResults, NonsenseIsNone)
{
    for (const char *value : {"", ";", "=", "(never ends", "\"", "example.org", "a=b; c=d"})
        EXPECT_FALSE(readAuthenticationResults(value)) << value;
    EXPECT_EQ(read("a.example; =; ;;; x; y=; spf=pass").results.size(), 1);
}

TEST(AuthenticationResults, AnyBytesEnd)
{
    QRandomGenerator random(3);
    const QByteArray alphabet = "ab.=;/()\"\\ \r\n\t@1";
    for (int round = 0; round < 20'000; ++round) {
        QByteArray value = "a;";
        for (int i = random.bounded(60); i > 0; --i)
            value += alphabet.at(random.bounded(int(alphabet.size())));
        const auto results = readAuthenticationResults(value);
        EXPECT_LE(results ? results->results.size() : 0, 100);
    }
}

class ReceivedCopyTest : public testing::Test
{
protected:
    Expected<ReceivedCopy, EmlError> copyOf(const QByteArray &bytes)
    {
        QFile file(folder.filePath(QStringLiteral("copy.eml")));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        return readReceivedCopy(file.fileName());
    }
    QTemporaryDir folder;
};

TEST_F(ReceivedCopyTest, TheHeaderTellsWhoCheckedAndWhoSigned)
{
    const auto copy = copyOf("Return-Path: <bounce@firm.example>\r\nAuthentication-Results: mx.far.example; spf=pass\r\n"
                             "Received: from here\r\nAuthentication-Results: forged.example; dkim=pass\r\n"
                             "DKIM-Signature: v=1; a=rsa-sha256; d=Firm.Example;\r\n s=k1; bh=x; b=y\r\n"
                             "DKIM-Signature: v=1; nonsense\r\nFrom: Ada <ada@firm.example>\r\n\r\nhello\r\n");
    ASSERT_TRUE(copy);
    EXPECT_EQ(copy->from.address, QStringLiteral("ada@firm.example"));
    EXPECT_EQ(copy->returnPath, "bounce@firm.example");
    ASSERT_EQ(copy->checks.size(), 2);
    EXPECT_EQ(copy->checks.first().server, "mx.far.example");
    EXPECT_EQ(copy->signatures, (QList<ReceivedCopy::Signature>{{"firm.example", "k1"}}));
}

// A filter of Postfix for each method, each with a field of its own.
TEST_F(ReceivedCopyTest, FieldsOfOneServerAreOneCheck)
{
    const auto copy = copyOf("Received: from far by mx.far.example\r\n"
                             "Authentication-Results: mx.far.example; dmarc=pass header.from=firm.example\r\n"
                             "Authentication-Results: MX.far.example; dkim=pass header.d=firm.example\r\n"
                             "Authentication-Results: other.example; auth=pass\r\n"
                             "Received: from here by relay.example\r\n"
                             "Authentication-Results: mx.far.example; spf=pass\r\nFrom: Ada <ada@firm.example>\r\n\r\n");
    ASSERT_TRUE(copy);
    ASSERT_EQ(copy->checks.size(), 3) << "one further down the way may have come with the message";
    ASSERT_EQ(copy->checks[0].results.size(), 2);
    EXPECT_EQ(copy->checks[0].results[1].method, "dkim");
    EXPECT_EQ(copy->checks[1].server, "other.example");
}

// One below may have come with the message.
TEST_F(ReceivedCopyTest, WhatTheLastServerWroteStandsEvenIfItCannotBeRead)
{
    const QByteArray received = "Received: from here by relay.example\r\n";
    const QByteArray forged = "Authentication-Results: evil.example; dmarc=pass\r\n";
    for (const char *top : {"=;;;", "mx.far.example", "mx.far.example; none"}) {
        const auto copy
            = copyOf(QByteArray("Authentication-Results: ") + top + "\r\n" + received + forged + "From: a@b.example\r\n\r\n");
        ASSERT_TRUE(copy);
        ASSERT_EQ(copy->checks.size(), 2) << top;
        EXPECT_TRUE(copy->checks.first().results.isEmpty());
    }
    const auto beside = copyOf("Authentication-Results: =;;;\r\n" + forged + received + "From: a@b.example\r\n\r\n");
    ASSERT_TRUE(beside);
    ASSERT_EQ(beside->checks.size(), 1);
    EXPECT_EQ(beside->checks.first().server, "evil.example");
}

TEST_F(ReceivedCopyTest, WhatIsNoMessageIsTold)
{
    EXPECT_FALSE(readReceivedCopy(folder.filePath(QStringLiteral("none.eml"))));
    const auto copy = copyOf("no header at all");
    EXPECT_TRUE(!copy || copy->from.address.isEmpty());
}

} // namespace
} // namespace pillarbox::message
