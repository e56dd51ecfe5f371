#include "tests/support/transcriptscript.h"

#include <gtest/gtest.h>

namespace pillarbox::test {

TEST(TranscriptScript, isRead)
{
    const auto script
        = parseTranscriptScript("# a comment\nsecurity: starttls\nauth: an%20na pass%25word\nmechanism: LOGIN\n"
                                "message: from=a@x to=b@y,c@y size=5 8bit\ncontent: .\\r\\nx\\*3\\r\\n\n"
                                "EXPECT partial rcpt refused 550 replies=250,550 id=7 usable\n\n"
                                "S: 220 a: b\nRAW: 2\\x35\\0\nNEXT\nS: z\nC: EHLO x\nTLS\nBODY\nHALF\nDROP\nWAIT\nCLOSE\n");
    ASSERT_TRUE(script) << qPrintable(script.error());
    EXPECT_EQ(script->security, protocol::Security::StartTls);
    ASSERT_TRUE(script->login);
    EXPECT_EQ(script->login->userName, "an na");
    EXPECT_EQ(script->login->password, "pass%word");
    ASSERT_EQ(script->messages.size(), 1);
    EXPECT_EQ(script->messages[0].forwardPaths, (QList<QByteArray>{"b@y", "c@y"}));
    EXPECT_EQ(script->messages[0].size, 5);
    EXPECT_TRUE(script->messages[0].has8BitContent);
    EXPECT_EQ(script->content, ".\r\nxxx\r\n");
    EXPECT_EQ(script->stuffedContent(), "..\r\nxxx\r\n.\r\n");
    ASSERT_EQ(script->expectations.size(), 1U);
    EXPECT_EQ(script->expectations[0].result, ScriptResult::Partial);
    EXPECT_EQ(script->expectations[0].replyCode, 550);
    EXPECT_EQ(script->expectations[0].stage, "rcpt");
    EXPECT_EQ(script->expectations[0].kind, "refused");
    EXPECT_EQ(script->expectations[0].recipientCodes, (QList<int>{250, 550}));
    EXPECT_EQ(script->expectations[0].queueId, "7");
    EXPECT_EQ(script->expectations[0].isUsable, true);
    ASSERT_EQ(script->steps.size(), 9U);
    EXPECT_EQ(std::get<step::ServerBytes>(script->steps[0]).bytes, QByteArray("220 a: b\r\n25\0", 13));
    EXPECT_EQ(std::get<step::ServerBytes>(script->steps[1]).bytes, "z\r\n");
    EXPECT_EQ(std::get<step::ClientLine>(script->steps[2]).line, "EHLO x");
}

TEST(TranscriptScript, mistakesAreNamed)
{
    for (const char *text : {"", "S: 220\n", "EXPECT nothing\n", "EXPECT sent foo=bar\n", "colour: red\nEXPECT sent\n",
             "security: ssl\nEXPECT sent\n", "EXPECT sent\nJUMP\n", "EXPECT sent\nRAW: \\q\n", "EXPECT sent\nRAW: a\\\n",
             "EXPECT sent\nRAW: \\*5\n", "EXPECT sent\nS: 220\nprobe: yes\n", "auth: anna\nEXPECT sent\n",
             "message: subject=x\nEXPECT sent\n"})
        EXPECT_FALSE(parseTranscriptScript(text)) << text;
}

} // namespace pillarbox::test
