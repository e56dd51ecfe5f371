#include "smtp/protocol/xtext.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace pillarbox::protocol {

namespace {

bool isPlainWord(const QByteArray &text)
{
    return std::all_of(text.begin(), text.end(), [](char octet) { return octet > 0x20 && octet < 0x7f && octet != '='; });
}

} // namespace

TEST(Xtext, encodesWhatCouldEndAWord)
{
    EXPECT_EQ(toXtext("QQ314159"), "QQ314159");
    EXPECT_EQ(toXtext("a+b=c d"), "a+2Bb+3Dc+20d");
    EXPECT_EQ(toXtext("a\r\nb"), "a+0D+0Ab");
    EXPECT_EQ(toXtext(QByteArray("\0\xff", 2)), "+00+FF");
    EXPECT_EQ(toXtext(""), "");
}

TEST(Xtext, ofAnInternationalAddress)
{
    EXPECT_EQ(toUtf8AddressXtext("j\xc3\xb6rg@y.example"), "j\\x{F6}rg@y.example");
    EXPECT_EQ(toUtf8AddressXtext("a+b=c\\d e"), "a\\x{2B}b\\x{3D}c\\x{5C}d\\x{20}e");
    EXPECT_EQ(toUtf8AddressXtext("\xe4\xb8\xad\xf0\x9f\x93\xac@x"), "\\x{4E2D}\\x{1F4EC}@x");
    EXPECT_EQ(toUtf8AddressXtext("\n"), "\\x{0A}");
}

TEST(Xtext, everyOctetBecomesAPlainWord)
{
    for (int octet = 0; octet < 256; ++octet) {
        EXPECT_TRUE(isPlainWord(toXtext(QByteArray(1, char(octet))))) << octet;
        EXPECT_TRUE(isPlainWord(toUtf8AddressXtext(QByteArray(1, char(octet))))) << octet;
    }
}

} // namespace pillarbox::protocol
