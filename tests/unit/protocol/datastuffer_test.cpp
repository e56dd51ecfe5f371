#include "smtp/protocol/datastuffer.h"

#include <QStringBuilder>

#include <gtest/gtest.h>

namespace pillarbox::protocol {

namespace {

QByteArray stuffed(const QByteArray &content, qsizetype chunk)
{
    DataStuffer stuffer;
    QByteArray out;
    for (qsizetype at = 0; at < content.size(); at += chunk)
        out += stuffer.stuff(content.mid(at, chunk));
    return out + stuffer.finish();
}

} // namespace

class DataStufferInChunks : public testing::TestWithParam<int>
{
};

TEST_P(DataStufferInChunks, doublesDotsAtTheStartOfLines)
{
    EXPECT_EQ(stuffed("", GetParam()), "");
    EXPECT_EQ(stuffed(".", GetParam()), "..\r\n");
    EXPECT_EQ(stuffed(".\r\n..\r\na.\r\n.b\r\n", GetParam()), "..\r\n...\r\na.\r\n..b\r\n");
    EXPECT_EQ(stuffed("a\r\n.\r\nb\r\n", GetParam()), "a\r\n..\r\nb\r\n");
    EXPECT_EQ(stuffed("\r\n\r\n.\r\n", GetParam()), "\r\n\r\n..\r\n");
}

TEST_P(DataStufferInChunks, endsTheLastLine)
{
    EXPECT_EQ(stuffed("a", GetParam()), "a\r\n");
    EXPECT_EQ(stuffed("a\r\n", GetParam()), "a\r\n");
    EXPECT_EQ(stuffed("a\r\n.b", GetParam()), "a\r\n..b\r\n");
}

TEST_P(DataStufferInChunks, leavesTheRestAlone)
{
    QByteArray content;
    for (int octet = 0; octet < 256; ++octet) {
        if (octet != '\r' && octet != '\n')
            content += char(octet);
    }
    content += "\r\n";
    EXPECT_EQ(stuffed(content, GetParam()), content);
}

INSTANTIATE_TEST_SUITE_P(Sizes, DataStufferInChunks, testing::Values(1, 2, 3, 7, 4096));

} // namespace pillarbox::protocol
