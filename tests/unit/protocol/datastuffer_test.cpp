#include "smtp/protocol/datastuffer.h"

#include <QStringBuilder>

#include <gtest/gtest.h>

namespace pillarbox::protocol {

namespace {

Expected<QByteArray, StufferFault> stuffed(const QByteArray &content, qsizetype chunk)
{
    DataStuffer stuffer;
    QByteArray out;
    for (qsizetype at = 0; at < content.size(); at += chunk) {
        const auto part = stuffer.stuff(QByteArrayView(content).sliced(at, qMin(chunk, content.size() - at)));
        if (!part)
            return part;
        out += *part;
    }
    const auto end = stuffer.finish();
    return end ? Expected<QByteArray, StufferFault>(out + *end) : end;
}

} // namespace

class DataStufferInChunks : public testing::TestWithParam<int>
{
};

TEST_P(DataStufferInChunks, doublesDotsAtTheStartOfLines)
{
    EXPECT_EQ(*stuffed("", GetParam()), "");
    EXPECT_EQ(*stuffed(".", GetParam()), "..\r\n");
    EXPECT_EQ(*stuffed(".\r\n..\r\na.\r\n.b\r\n", GetParam()), "..\r\n...\r\na.\r\n..b\r\n");
    EXPECT_EQ(*stuffed("a\r\n.\r\nb\r\n", GetParam()), "a\r\n..\r\nb\r\n");
    EXPECT_EQ(*stuffed("\r\n\r\n.\r\n", GetParam()), "\r\n\r\n..\r\n");
}

TEST_P(DataStufferInChunks, endsTheLastLine)
{
    EXPECT_EQ(*stuffed("a", GetParam()), "a\r\n");
    EXPECT_EQ(*stuffed("a\r\n", GetParam()), "a\r\n");
    EXPECT_EQ(*stuffed("a\r\n.b", GetParam()), "a\r\n..b\r\n");
}

TEST_P(DataStufferInChunks, refusesBareLineEnds)
{
    for (const char *content : {"\n", "a\n", "a\r\n\n", "a\n.\r\n", "\n.\r\n", "a\r\n\n.\r\nb"})
        EXPECT_EQ(stuffed(content, GetParam()), (Expected<QByteArray, StufferFault>(Unexpected{StufferFault::BareLineFeed})))
            << content;
    for (const char *content : {"\r", "a\r", "a\rb\r\n", "a\r\r\n", "a\r.\r\n", "a\r\r", "\r\r"})
        EXPECT_EQ(
            stuffed(content, GetParam()), (Expected<QByteArray, StufferFault>(Unexpected{StufferFault::BareCarriageReturn})))
            << content;
}

TEST_P(DataStufferInChunks, leavesTheRestAlone)
{
    QByteArray content;
    for (int octet = 0; octet < 256; ++octet) {
        if (octet != '\r' && octet != '\n')
            content += char(octet);
    }
    content += "\r\n";
    EXPECT_EQ(*stuffed(content, GetParam()), content);
}

INSTANTIATE_TEST_SUITE_P(Sizes, DataStufferInChunks, testing::Values(1, 2, 3, 7, 4096));

} // namespace pillarbox::protocol
