#include "smtp/protocol/replyparser.h"

#include <QStringBuilder>

#include <gtest/gtest.h>

namespace pillarbox::protocol {

namespace {

Reply only(const QByteArray &bytes)
{
    ReplyParser parser;
    parser.add(bytes);
    const auto next = parser.next();
    EXPECT_TRUE(next && next->has_value()) << bytes.constData();
    EXPECT_TRUE(parser.isEmpty());
    return next && next->has_value() ? **next : Reply();
}

std::optional<ReplyFault> fault(const QByteArray &bytes)
{
    ReplyParser parser;
    parser.add(bytes);
    const auto next = parser.next();
    if (!next || next->has_value())
        return std::nullopt;
    return next->error();
}

} // namespace

TEST(ReplyParser, readsLines)
{
    EXPECT_EQ(only("250 Ok\r\n"), (Reply{250, {"Ok"}}));
    EXPECT_EQ(only("250-a\r\n250-\r\n250 c\r\n"), (Reply{250, {"a", "", "c"}}));
    EXPECT_EQ(only("354\r\n"), (Reply{354, {""}}));
    EXPECT_EQ(only("571 no\n"), (Reply{571, {"no"}}));
    EXPECT_EQ(only("250  two spaces \r\n"), (Reply{250, {" two spaces "}}));
    EXPECT_EQ(only(QByteArray("550 \0\x1b\xff\r!\r\n", 11)), (Reply{550, {QByteArray("\0\x1b\xff\r!", 5)}}));
}

TEST(ReplyParser, anySplitIsTheSame)
{
    const QByteArray bytes = "220-a\r\n220 b\r\n250 c\r\n";
    for (qsizetype first = 0; first <= bytes.size(); ++first) {
        ReplyParser parser;
        QList<Reply> replies;
        for (const QByteArray &part : {bytes.first(first), bytes.sliced(first)}) {
            parser.add(part);
            while (const auto next = parser.next())
                replies.append(**next);
        }
        EXPECT_EQ(replies, (QList<Reply>{{220, {"a", "b"}}, {250, {"c"}}})) << first;
        EXPECT_TRUE(parser.isEmpty());
    }
}

TEST(ReplyParser, holdsBackWhatIsIncomplete)
{
    ReplyParser parser;
    EXPECT_TRUE(parser.isEmpty());
    for (const char *part : {"2", "50-a\r\n", "250 b\r"}) {
        parser.add(part);
        EXPECT_FALSE(parser.next());
        EXPECT_FALSE(parser.isEmpty()) << part;
    }
    parser.add("\n");
    EXPECT_TRUE(parser.next());
    EXPECT_TRUE(parser.isEmpty());
}

TEST(ReplyParser, refusesWhatIsNoReply)
{
    for (const char *line : {"", "2", "25", "250x", "2500 x", "150 x", "650 x", "2a0 x", " 250 x", "HTTP/1.1 400", "+OK"})
        EXPECT_EQ(fault(QByteArray(line) + "\r\n"), ReplyFault::NotAReply) << line;
    EXPECT_EQ(fault("250-a\r\n251 b\r\n"), ReplyFault::MixedCodes);
}

TEST(ReplyParser, isBounded)
{
    const QByteArray longest = "250 " + QByteArray(ReplyParser::maximumLine - 6, 'x');
    EXPECT_FALSE(fault(longest + "\r\n"));
    EXPECT_EQ(fault("250 " + QByteArray(ReplyParser::maximumLine, 'x')), ReplyFault::LineTooLong); // no line end needed
    EXPECT_EQ(fault("250 " + QByteArray(ReplyParser::maximumLine, 'x') + "\r\n"), ReplyFault::LineTooLong);
    EXPECT_FALSE(fault(QByteArray("250-a\r\n").repeated(ReplyParser::maximumLines - 1) + "250 z\r\n"));
    EXPECT_EQ(fault(QByteArray("250-a\r\n").repeated(ReplyParser::maximumLines + 1)), ReplyFault::TooManyLines);
    EXPECT_EQ(fault(QByteArray("250-" + QByteArray(10'000, 'x') + "\r\n").repeated(20)), ReplyFault::TooLarge);
}

TEST(ReplyParser, staysFailed)
{
    ReplyParser parser;
    parser.add("nonsense\r\n250 Ok\r\n");
    EXPECT_FALSE(parser.next()->has_value());
    EXPECT_FALSE(parser.next()->has_value());
}

TEST(Reply, takesTheCodesOffItsText)
{
    const Reply reply{550, {"5.1.1 no such", "5.1.1 mailbox", "here"}};
    EXPECT_EQ(reply.text(), "no such\nmailbox\nhere");
    EXPECT_EQ(reply.enhanced(), (EnhancedStatusCode{5, 1, 1}));
    EXPECT_EQ((Reply{250, {"2.0.0"}}).text(), "");
    EXPECT_EQ((Reply{250, {"5.1.1 not this class"}}).text(), "5.1.1 not this class");
}

TEST(Reply, keepsItsTextRawAndShowsItPrintable)
{
    const Reply reply{250, {"2.0.0 \x1b[31m", "caf\xc3\xa9"}};
    EXPECT_EQ(reply.text(), "\x1b[31m\ncaf\xc3\xa9");
    EXPECT_EQ(reply.toPrintable(), "250 2.0.0 ?[31m caf??");
    EXPECT_EQ((Reply{354, {""}}).toPrintable(), "354");
}

} // namespace pillarbox::protocol
