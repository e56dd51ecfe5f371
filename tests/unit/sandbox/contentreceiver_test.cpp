// The end of the content is found and the dots are taken off, however the bytes are cut up.

#include "smtp/sandbox/contentreceiver.h"

#include <QString>
#include <gtest/gtest.h>

namespace pillarbox::sandbox {
namespace {

struct Case {
    const char *name;
    QByteArray wire;
    QByteArray content;
    QByteArray rest; // not part of it
    bool isFinished = true;
};

void PrintTo(const Case &c, std::ostream *out)
{
    *out << c.name;
}

class ContentReceiverTest : public testing::TestWithParam<Case>
{
};

TEST_P(ContentReceiverTest, SameResultForAnyCut)
{
    const Case &c = GetParam();
    for (const qsizetype step : {qsizetype(1), qsizetype(2), qsizetype(3), qsizetype(7), c.wire.size()}) {
        ContentReceiver receiver;
        qsizetype used = 0;
        for (qsizetype at = 0; at < c.wire.size() && !receiver.isFinished(); at += step)
            used += receiver.receive(QByteArrayView(c.wire).sliced(at).first(std::min(step, c.wire.size() - at)));
        EXPECT_EQ(receiver.isFinished(), c.isFinished) << "step " << step;
        EXPECT_EQ(receiver.kept(), c.content) << "step " << step;
        EXPECT_EQ(receiver.size(), c.content.size()) << "step " << step;
        EXPECT_EQ(c.wire.mid(used), c.rest) << "step " << step;
    }
}

INSTANTIATE_TEST_SUITE_P(Wire, ContentReceiverTest,
    testing::Values(Case{"empty", ".\r\n", "", ""}, //
        Case{"plain", "a\r\nb\r\n.\r\n", "a\r\nb\r\n", ""}, //
        Case{"stuffed", "..a\r\n...\r\n.\r\n", ".a\r\n..\r\n", ""}, //
        Case{"stuffedDotAlone", "..\r\n.\r\n", ".\r\n", ""}, //
        Case{"commandFollows", "a\r\n.\r\nQUIT\r\n", "a\r\n", "QUIT\r\n"}, //
        Case{"bareLfIsNoEnd", "a\n.\nb\r\n.\r\n", "a\n.\nb\r\n", ""}, //
        Case{"lfDotCrLfIsNoEnd", "a\n.\r\nb\r\n.\r\n", "a\n.\r\nb\r\n", ""}, //
        Case{"bareCrIsNoEnd", "a\r.\rb\r\n.\r\n", "a\r.\rb\r\n", ""}, //
        Case{"bareCrBeforeLineEnd", "a\r\r\n.\r\n", "a\r\r\n", ""}, //
        Case{"dotCrOther", ".\rx\r\n.\r\n", "\rx\r\n", ""}, //
        Case{"unfinished", "a\r\n.", "a\r\n", "", false}),
    [](const auto &test) { return std::string(test.param.name); });

TEST(ContentReceiver, CountsAllAndKeepsTheBeginning)
{
    const QByteArray line = QByteArray(76, 'x') + "\r\n";
    ContentReceiver receiver;
    qint64 sent = 0;
    while (sent < 3 * ContentReceiver::kKept) {
        receiver.receive(line);
        sent += line.size();
    }
    receiver.receive(".\r\n");
    EXPECT_TRUE(receiver.isFinished());
    EXPECT_EQ(receiver.size(), sent);
    EXPECT_EQ(receiver.kept().size(), ContentReceiver::kKept);
    EXPECT_TRUE(receiver.kept().startsWith(line));
}

} // namespace
} // namespace pillarbox::sandbox
