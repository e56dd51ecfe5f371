// A transcript tells everything but secrets, and stays small.

#include "smtp/transport/transcriptrecorder.h"
#include "tests/support/manualclock.h"

#include <gtest/gtest.h>

namespace pillarbox::test {

using namespace std::chrono_literals;
using transport::TranscriptLine;
using transport::TranscriptRecorder;

TEST(TranscriptRecorder, WritesBothSidesWithTheTime)
{
    ManualClock clock;
    TranscriptRecorder recorder(clock);
    recorder.received("220 mail.example.org ESMTP\r\n");
    clock.advance(1041ms);
    recorder.sent("MAIL FROM:<>\r\nRCPT TO:<a@b.example>\r\n");
    recorder.note("closed");
    EXPECT_EQ(transport::toText(recorder.transcript()),
        "   0.000 S: 220 mail.example.org ESMTP\n"
        "   1.041 C: MAIL FROM:<>\n"
        "   1.041 C: RCPT TO:<a@b.example>\n"
        "   1.041 -- closed\n");
}

TEST(TranscriptRecorder, JoinsLinesFromPiecesAndKeepsAnUnfinishedOne)
{
    ManualClock clock;
    TranscriptRecorder recorder(clock);
    recorder.received("250-on");
    recorder.received("e\r");
    recorder.received("\n250 two\r\nrest");
    EXPECT_EQ(recorder.transcript().size(), 2);
    recorder.ended();
    ASSERT_EQ(recorder.transcript().size(), 3);
    EXPECT_EQ(recorder.transcript().at(0).text, "250-one");
    EXPECT_EQ(recorder.transcript().at(2).text, "rest");
}

TEST(TranscriptRecorder, NeverShowsASecretNotEvenFromTheServer)
{
    ManualClock clock;
    TranscriptRecorder recorder(clock);
    recorder.conceal({"alice", Secret("correct horse")});
    const QByteArray token = QByteArray("\0alice\0correct horse", 20).toBase64();
    recorder.sentSecret(Secret("AUTH PLAIN " + token + "\r\n"), "AUTH PLAIN ********");
    recorder.received(QByteArray("535 no such token: " + token + "\r\n"));
    recorder.received("535 password was correct horse\r\n");
    const QByteArray text = transport::toText(recorder.transcript());
    EXPECT_FALSE(text.contains(token));
    EXPECT_FALSE(text.contains("correct horse"));
    EXPECT_TRUE(text.contains("C: AUTH PLAIN ********"));
    EXPECT_TRUE(text.contains("S: 535 password was ********"));
}

TEST(TranscriptRecorder, NeverShowsATokenThatTheServerSaysBackInItsOwnWay)
{
    ManualClock clock;
    TranscriptRecorder recorder(clock);
    const QByteArray token = "ya29.a0AfH6SMBx";
    recorder.conceal({"alice", Secret(token), protocol::SecretKind::Token});
    recorder.sentSecret(Secret("AUTH XOAUTH2 " + QByteArray("user=alice\1auth=Bearer " + token + "\1\1").toBase64() + "\r\n"),
        "AUTH XOAUTH2 ********");
    recorder.received(QByteArray("535-5.7.8 " + token + " has expired\r\n"));
    recorder.received(QByteArray("334 " + QByteArray("{\"status\":\"401\",\"token\":\"" + token + "\"}").toBase64() + "\r\n"));
    recorder.received(QByteArray("334 " + QByteArray("{\"status\":\"401\"}").toBase64() + "\r\n"));
    const QByteArray text = transport::toText(recorder.transcript());
    EXPECT_TRUE(text.contains("S: 535-5.7.8 ******** has expired\n"));
    EXPECT_TRUE(text.contains("S: 334 ********\n"));
    EXPECT_TRUE(text.contains("S: 334 eyJzdGF0dXMiOiI0MDEifQ==\n")); // nothing in it
}

TEST(TranscriptRecorder, FindsASecretAtTheEndOfALongLine)
{
    ManualClock clock;
    TranscriptRecorder recorder(clock);
    recorder.sentSecret(Secret("c2VjcmV0\r\n"), "********");
    recorder.received(QByteArray(QByteArray(995, 'x') + "c2VjcmV0 and more\r\n"));
    EXPECT_FALSE(recorder.transcript().at(1).text.contains("c2Vjc"));
}

TEST(TranscriptRecorder, MakesLinesPrintable)
{
    ManualClock clock;
    TranscriptRecorder recorder(clock);
    recorder.received(QByteArray(QByteArray("550 \x1b[31m\0", 10) + "\xc3\xa4 \xc2\x9b \xff\r\n"));
    recorder.received("550 M\xc3\xbcller\r\n");
    EXPECT_EQ(recorder.transcript().at(0).text, "550 \\x1b[31m\\x00\\xc3\\xa4 \\xc2\\x9b \\xff");
    EXPECT_EQ(recorder.transcript().at(1).text, "550 M\xc3\xbcller");
}

TEST(TranscriptRecorder, LetsNothingTurnTheTextAroundIt)
{
    ManualClock clock;
    TranscriptRecorder recorder(clock);
    recorder.received("220 \xe2\x80\xaetxt\xe2\x80\xa8 \xe2\x80\x8b \xef\xbf\xbe \xc3\xbc\r\n");
    ASSERT_EQ(recorder.transcript().size(), 1);
    EXPECT_EQ(
        recorder.transcript().at(0).text, "220 \\xe2\\x80\\xaetxt\\xe2\\x80\\xa8 \\xe2\\x80\\x8b \\xef\\xbf\\xbe \xc3\xbc");
}

TEST(TranscriptRecorder, KeepsNothingByWhichAPasswordCouldBeGuessed)
{
    ManualClock clock;
    TranscriptRecorder recorder(clock);
    const QByteArray challenge = "334 " + QByteArray("r=nonce,s=QSXCR+Q6sek8bf92,i=4096").toBase64();
    recorder.received(QByteArray(challenge + "\r\n"));
    recorder.received(QByteArray("334 " + QByteArray("v=rmF9pqV8S7suAoZWja4dJRkFsKQ=").toBase64() + "\r\n"));
    ASSERT_EQ(recorder.transcript().size(), 2);
    EXPECT_EQ(recorder.transcript().at(0).text, challenge);
    EXPECT_EQ(recorder.transcript().at(1).text, "334 ********");
}

TEST(TranscriptRecorder, StaysBounded)
{
    ManualClock clock;
    TranscriptRecorder recorder(clock);
    recorder.received("220 first\r\n");
    for (int i = 0; i < 20'000; ++i)
        recorder.received("250 more\r\n");
    recorder.received(QByteArray(QByteArray(1'000'000, 'x') + "\r\n"));
    recorder.received("221 last\r\n");
    EXPECT_LE(recorder.transcript().size(), 1000);
    EXPECT_LT(transport::toText(recorder.transcript()).size(), 60'000);
    EXPECT_EQ(recorder.transcript().first().text, "220 first");
    EXPECT_EQ(recorder.transcript().last().text, "221 last");
}

} // namespace pillarbox::test
