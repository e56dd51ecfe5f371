#include "smtp/protocol/printable.h"

#include <gtest/gtest.h>

namespace pillarbox::protocol {

TEST(Printable, lettersThatActOnWhatIsAroundThemAreNotReadable)
{
    for (const char32_t letter : {U'a', U' ', U'\u00fc', U'\u4e2d', U'\U0001f4ee', U'\u0301'})
        EXPECT_TRUE(isReadable(letter)) << unsigned(letter);
    const char32_t unreadable[] = {
        U'\0', U'\x1b', U'\x7f', 0x9b, // control characters
        0x200b, 0x202e, 0x2066, 0xfeff, // invisible, or turning the direction
        0x2028, 0x2029, // line ends
        0xd800, 0xe000, 0xfffe, 0x0378, // none
    };
    for (const char32_t letter : unreadable)
        EXPECT_FALSE(isReadable(letter)) << unsigned(letter);
}

TEST(Printable, everyOtherOctetBecomesAQuestionMark)
{
    const QByteArray bytes("a~ \x1b[m\0\x7f\xc3\xbc\r\n", 12);
    EXPECT_FALSE(isPrintable(bytes));
    EXPECT_EQ(printable(bytes), "a~ ?[m??????");
    EXPECT_TRUE(isPrintable(printable(bytes)));
}

} // namespace pillarbox::protocol
