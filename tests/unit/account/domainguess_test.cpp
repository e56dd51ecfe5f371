// Which domain was meant: slips of providers' domains, and what is none.

#include "smtp/account/domainguess.h"

#include <gtest/gtest.h>

namespace pillarbox::account {
namespace {

QString meant(const char *address)
{
    return likelyMeant(QString::fromUtf8(address)).value_or(QString());
}

TEST(DomainGuess, ASlipOfAProvidersDomainIsNamed)
{
    for (const char *typed : {"ada@gmial.com", "ada@gmal.com", "ada@gmaill.com", "ada@gmail.con", "ada@gmail.co",
             "ada@GMAIL.cm", "ada@gnail.com", "ada@gmailcom"})
        EXPECT_EQ(meant(typed), QStringLiteral("ada@gmail.com")) << typed;
    EXPECT_EQ(meant("ada@outlok.com"), QStringLiteral("ada@outlook.com"));
    EXPECT_EQ(meant("Ada.L+x@fastmial.com"), QStringLiteral("Ada.L+x@fastmail.com")) << "the rest stays";
}

TEST(DomainGuess, WhatIsKnownOrLikeNothingKnownIsLeftAlone)
{
    for (const char *typed : {"ada@gmail.com", "ada@GMail.com", "ada@mail.com", "ada@example.org", "ada@wed.de", "ada@gmx.at",
             "ada@firm.example", "ada@", "ada", "@gmial.com", ""})
        EXPECT_EQ(meant(typed), QString()) << typed;
}

} // namespace
} // namespace pillarbox::account
