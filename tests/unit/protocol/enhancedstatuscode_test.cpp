#include "smtp/protocol/enhancedstatuscode.h"

#include <gtest/gtest.h>

namespace pillarbox::protocol {

TEST(EnhancedStatusCode, isReadFromTheFrontOfAText)
{
    EXPECT_EQ(EnhancedStatusCode::parse("5.1.1 no such user", 550), (EnhancedStatusCode{5, 1, 1}));
    EXPECT_EQ(EnhancedStatusCode::parse("2.0.0", 250), (EnhancedStatusCode{2, 0, 0}));
    EXPECT_EQ(EnhancedStatusCode::parse("4.7.999 later", 451), (EnhancedStatusCode{4, 7, 999}));
    EXPECT_EQ(EnhancedStatusCode::parse("2.0.0: 1a2b Message accepted", 250), (EnhancedStatusCode{2, 0, 0}));
}

TEST(EnhancedStatusCode, isAbsentWhereThereIsNone)
{
    for (const char *text : {"", "5", "5.", "5.1", "5.1.", "5.1.1x", "5.1.1.1 address", "5.1000.1 x", "5..1 x", "x5.1.1",
             " 5.1.1", "192.168.0.1 is blocked", "-5.1.1 x", "5.1.-1 x"})
        EXPECT_FALSE(EnhancedStatusCode::parse(text, 550)) << text;
}

TEST(EnhancedStatusCode, mustAgreeWithTheReplyCode)
{
    EXPECT_FALSE(EnhancedStatusCode::parse("4.1.1 x", 550));
    EXPECT_FALSE(EnhancedStatusCode::parse("5.1.1 x", 250));
    EXPECT_FALSE(EnhancedStatusCode::parse("3.1.1 x", 354));
}

TEST(EnhancedStatusCode, isWrittenAsItIsRead)
{
    EXPECT_EQ((EnhancedStatusCode{5, 7, 26}).toByteArray(), "5.7.26");
}

} // namespace pillarbox::protocol
