#include "app/cli/sendmailtext.h"

#include <gmock/gmock.h>

namespace pillarbox::app {

namespace {

struct Parts {
    QByteArray header;
    QByteArray body;
    bool hasEnded = false; // before the input did

    bool operator==(const Parts &) const = default;
};

Parts fed(const QByteArray &input, qsizetype step, bool isDotPlain)
{
    SendmailText text(isDotPlain);
    Parts parts;
    for (qsizetype at = 0; at < input.size() && !text.hasEnded(); at += step)
        text.feed(QByteArrayView(input).sliced(at, std::min(step, input.size() - at)), parts.body);
    parts.hasEnded = text.hasEnded();
    if (!parts.hasEnded)
        text.finish(parts.body);
    EXPECT_TRUE(text.hasHeader());
    parts.header = text.header();
    return parts;
}

void expectParts(const QByteArray &input, const Parts &expected, bool isDotPlain = false)
{
    for (const qsizetype step : {1, 2, 3, 7, 1000})
        EXPECT_EQ(fed(input, step, isDotPlain), expected) << input.constData() << " in pieces of " << step;
}

TEST(SendmailText, TakesAMessageApart)
{
    expectParts("A: b\nC: d\n\te\n\nf\n\ng", {"A: b\r\nC: d\r\n\te\r\n", "f\r\n\r\ng\r\n"});
    expectParts("A: b\r\nC: d\r\n\r\nf\r\n", {"A: b\r\nC: d\r\n", "f\r\n"});
    expectParts("From x Mon\nA : b\n\n", {"A : b\r\n", ""});
    expectParts("", {"", ""});
}

TEST(SendmailText, EndsTheHeaderAtWhatIsNoField)
{
    expectParts("hello\nA: b\n", {"", "hello\r\nA: b\r\n"});
    expectParts("\nA: b\n", {"", "A: b\r\n"});
    expectParts(" folded\n", {"", " folded\r\n"});
    expectParts("A: b\nhello there: x\n", {"A: b\r\n", "hello there: x\r\n"});
    expectParts(": b\n", {"", ": b\r\n"});
}

TEST(SendmailText, EndsAtADotAlone)
{
    expectParts("A: b\n\n.c\n..\n.\nd\n", {"A: b\r\n", ".c\r\n..\r\n", true});
    expectParts("A: b\r\n\r\nc\r\n.\r\nd\r\n", {"A: b\r\n", "c\r\n", true});
    expectParts(".\nA: b\n", {"", "", true});
    expectParts("A: b\n\nc\n.", {"A: b\r\n", "c\r\n"});
    expectParts("A: b\n\n.\r.\n.\n", {"A: b\r\n", ".\r\n.\r\n", true});
}

TEST(SendmailText, KeepsADotWhenTold)
{
    expectParts("A: b\n\nc\n.\nd\n", {"A: b\r\n", "c\r\n.\r\nd\r\n"}, true);
}

TEST(SendmailText, BoundsTheHeader)
{
    SendmailText text(true);
    QByteArray body;
    const QByteArray piece(1 << 20, 'x');
    for (int i = 0; i < 20 && !text.isTooLong(); ++i)
        text.feed(piece, body);
    EXPECT_TRUE(text.isTooLong());
    EXPECT_TRUE(body.isEmpty());
}

} // namespace

} // namespace pillarbox::app
