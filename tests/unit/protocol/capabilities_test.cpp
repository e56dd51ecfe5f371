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

TEST(Capabilities, ofDeliveryAreRead)
{
    const auto all
        = parseCapabilities({"chunking", "BINARYMIME", "DSN", "REQUIRETLS", "FUTURERELEASE 86400 2027-01-02T03:04:05Z",
            "DELIVERBY 240", "MT-PRIORITY mixer", "LIMITS rcptmax=20 MAILMAX=5 RCPTDOMAINMAX=1 XMAX=9"});
    EXPECT_TRUE(all.hasChunking && all.hasBinaryMime && all.hasDsn && all.hasRequireTls);
    EXPECT_EQ(all.futureRelease, (HoldLimits{std::chrono::seconds(86400), QDateTime({2027, 1, 2}, {3, 4, 5}, Qt::UTC)}));
    EXPECT_EQ(all.deliverByMinimum, std::chrono::seconds(240));
    EXPECT_EQ(all.priorityProfile, "MIXER");
    EXPECT_EQ(all.limits, (RelayLimits{5, 20, 1}));
}

TEST(Capabilities, withoutParametersHaveNoLimits)
{
    const auto all = parseCapabilities({"FUTURERELEASE", "DELIVERBY", "MT-PRIORITY", "LIMITS"});
    EXPECT_EQ(all.futureRelease, HoldLimits());
    EXPECT_EQ(all.deliverByMinimum, std::chrono::seconds(0));
    EXPECT_EQ(all.priorityProfile, "");
    EXPECT_EQ(all.limits, RelayLimits());
    const auto none = parseCapabilities({"HELP"});
    EXPECT_FALSE(none.futureRelease || none.deliverByMinimum || none.priorityProfile || none.hasChunking || none.hasDsn);
}

TEST(Capabilities, hostileParametersCountAsNone)
{
    for (const char *line :
        {"FUTURERELEASE 0 never", "FUTURERELEASE -1 2027-01-02", "FUTURERELEASE 9999999999 2027-13-02T03:04:05Z",
            "FUTURERELEASE 0x10 2027-01-02T03:04:05", "FUTURERELEASE many", "FUTURERELEASE 1e3 999999999"})
        EXPECT_EQ(parseCapabilities({line}).futureRelease, HoldLimits()) << line;
    for (const char *line : {"DELIVERBY -5", "DELIVERBY 9999999999", "DELIVERBY soon"})
        EXPECT_EQ(parseCapabilities({line}).deliverByMinimum, std::chrono::seconds(0)) << line;
    for (const char *line : {"MT-PRIORITY A;B", "MT-PRIORITY <x>", "MT-PRIORITY AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
        EXPECT_EQ(parseCapabilities({line}).priorityProfile, "") << line;
    for (const char *line : {"LIMITS RCPTMAX=0 MAILMAX=-1", "LIMITS RCPTMAX=1000000", "LIMITS RCPTMAX", "LIMITS RCPTMAX= =5",
             "LIMITS RCPTMAX=1=2 MAILMAX=5x", "LIMITS RCPTMAX=99999999999999999999"})
        EXPECT_EQ(parseCapabilities({line}).limits, RelayLimits()) << line;
}

TEST(Capabilities, requireTlsCountsThroughTlsOnly)
{
    EXPECT_FALSE(parseCapabilities({"REQUIRETLS"}, false).hasRequireTls);
    EXPECT_TRUE(parseCapabilities({"REQUIRETLS"}, true).hasRequireTls);
}

} // namespace pillarbox::protocol
