// RFC 4013 section 3.

#include "smtp/protocol/saslprep.h"

#include <gtest/gtest.h>

namespace pillarbox::protocol {

TEST(SaslPrep, mapsAndNormalizes)
{
    EXPECT_EQ(saslPrepared("I\u00adX"), "IX");
    EXPECT_EQ(saslPrepared("user"), "user");
    EXPECT_EQ(saslPrepared("USER"), "USER");
    EXPECT_EQ(saslPrepared("\u00aa"), "a");
    EXPECT_EQ(saslPrepared("\u2168"), "IX");
    EXPECT_EQ(saslPrepared("p\u00e4ss\u00a0w\u00f6rd"), "p\u00e4ss w\u00f6rd");
    EXPECT_EQ(saslPrepared("\U0001F511"), "\U0001F511"); // younger than the tables
}

TEST(SaslPrep, leavesAloneWhatItCannotPrepare)
{
    EXPECT_EQ(saslPrepared("\x07"), "\x07"); // prohibited
    EXPECT_EQ(saslPrepared("\u0627\x31"), "\u0627\x31"); // both directions
    EXPECT_EQ(saslPrepared("\xff\xfe"), "\xff\xfe"); // no UTF-8
    EXPECT_EQ(saslPrepared(QByteArray("a\0b", 3)), QByteArray("a\0b", 3));
    EXPECT_EQ(saslPrepared("\u00ad"), "\u00ad"); // nothing would be left
    EXPECT_EQ(saslPrepared({}), QByteArray());
}

} // namespace pillarbox::protocol
