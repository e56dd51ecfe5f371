#include "smtp/protocol/capabilities.h"

#include <gtest/gtest.h>

namespace pillarbox::protocol {

TEST(Capabilities, areReadInAnyCase)
{
    const auto all
        = parseCapabilities({"PIPELINING", "size 36700160", "StartTLS", "8bitMime", "SMTPUTF8", "ENHANCEDSTATUSCODES"});
    EXPECT_TRUE(all.isEsmtp && all.hasPipelining && all.hasStartTls && all.has8BitMime && all.hasSmtpUtf8);
    EXPECT_TRUE(all.hasEnhancedStatusCodes && all.hasSize);
    EXPECT_EQ(all.sizeLimit, 36700160);
    EXPECT_EQ(all.lines.size(), 6);
}

TEST(Capabilities, areNotFoundInsideOtherWords)
{
    const auto none = parseCapabilities({"XPIPELINING", "STARTTLSX", "HELP STARTTLS", "8BITMIME2"});
    EXPECT_FALSE(none.hasPipelining || none.hasStartTls || none.has8BitMime);
}

TEST(Capabilities, sizeWithoutALimit)
{
    for (const char *line : {"SIZE", "SIZE 0", "SIZE -5", "SIZE many", "SIZE 99999999999999999999", "SIZE 0x10"}) {
        const auto capabilities = parseCapabilities({line});
        EXPECT_TRUE(capabilities.hasSize) << line;
        EXPECT_FALSE(capabilities.sizeLimit) << line;
    }
}

TEST(Capabilities, mechanismsInOrderAndOnce)
{
    const auto capabilities = parseCapabilities({"AUTH login PLAIN XOAUTH2", "AUTH=PLAIN LOGIN CRAM-MD5", "AUTH  NTLM "});
    EXPECT_EQ(capabilities.mechanisms, (QByteArrayList{"LOGIN", "PLAIN", "XOAUTH2", "CRAM-MD5", "NTLM"}));
    EXPECT_TRUE(parseCapabilities({"AUTH", "AUTH="}).mechanisms.isEmpty());
    EXPECT_TRUE(parseCapabilities({"AUTH PL\"AIN A;B THIS-NAME-IS-MUCH-TOO-LONG"}).mechanisms.isEmpty());
}

TEST(Capabilities, nonsenseIsLeftOut)
{
    const auto capabilities
        = parseCapabilities({"", " ", "-X", "a_b", QByteArray("STARTTLS\0", 9), "SIZE \x1b[31m", "\xc3\xa4", "HELP"});
    EXPECT_EQ(capabilities.lines, QByteArrayList{"HELP"});
    EXPECT_FALSE(capabilities.hasStartTls || capabilities.hasSize);
}

} // namespace pillarbox::protocol
