#include "smtp/protocol/lineendcheck.h"

#include <QStringBuilder>

#include <gtest/gtest.h>

namespace pillarbox::protocol {

namespace {

std::optional<LineEndFault> faultOf(const QByteArray &content, qsizetype piece)
{
    LineEndCheck check;
    for (qsizetype at = 0; at < content.size(); at += piece) {
        if (const auto fault = check.add(content.mid(at, piece)))
            return fault;
    }
    return check.finish();
}

} // namespace

class LineEndCheckInPieces : public testing::TestWithParam<int>
{
};

TEST_P(LineEndCheckInPieces, bareOnesAreRefused)
{
    for (const char *content : {"\n", "a\n", "a\r\n\n", "a\n.\r\n", "\n.\r\n", "a\r\n\n.\r\nb", "ab\ncd\r\n"})
        EXPECT_EQ(faultOf(content, GetParam()), LineEndFault::BareLineFeed) << content;
    for (const char *content : {"\r", "a\r", "a\rb\r\n", "a\r\r\n", "a\r.\r\n", "a\r\r", "\r\r", "a\r\nb\rc\r\n"})
        EXPECT_EQ(faultOf(content, GetParam()), LineEndFault::BareCarriageReturn) << content;
}

TEST_P(LineEndCheckInPieces, everythingElsePasses)
{
    QByteArray content;
    for (int octet = 0; octet < 256; ++octet) {
        if (octet != '\r' && octet != '\n')
            content += char(octet);
    }
    for (const QByteArray &good : {QByteArray(), QByteArray("a"), QByteArray("\r\n"), QByteArray("\r\n\r\n.\r\n"), content,
             QByteArray(content + "\r\n" + content + "\r\n\r\n")})
        EXPECT_FALSE(faultOf(good, GetParam())) << good.toPercentEncoding().constData();
}

INSTANTIATE_TEST_SUITE_P(Sizes, LineEndCheckInPieces, testing::Values(1, 2, 3, 7, 4096));

} // namespace pillarbox::protocol
