// SPF's syntax, and what its macros stand for.

#include "smtp/domain/spfmacro.h"
#include "smtp/domain/spfrecord.h"

#include <gtest/gtest.h>

namespace pillarbox::test {

using domain::parseSpfRecord;
using domain::SpfDirective;
using domain::SpfMacroValues;
using domain::SpfResult;
using Kind = domain::SpfSyntaxError::Kind;

namespace {

struct BadTerm {
    const char *term;
    Kind kind;
};

SpfMacroValues values(const char *address = "192.0.2.3")
{
    return {QHostAddress(QString::fromLatin1(address)), "strong-bad", "email.example.com", "email.example.com",
        "mx.example.org", "unknown"};
}

} // namespace

TEST(SpfRecord, IsToldFromOtherTexts)
{
    for (const char *yes : {"v=spf1", "v=spf1 -all", "V=SPF1 "})
        EXPECT_TRUE(domain::isSpfRecord(yes)) << yes;
    for (const char *no : {"", "v=spf10", "v=spf1-all", " v=spf1", "v=spf2.0/pra", "spf1"})
        EXPECT_FALSE(domain::isSpfRecord(no)) << no;
}

TEST(SpfRecord, ReadsDirectivesAndModifiers)
{
    const auto record = parseSpfRecord("v=spf1 ip4:192.0.2.0/24 ~A:mail.example.org/28//64 include:_spf.%{d} -all "
                                       "redirect=other.example exp=why.%{d} note=x");
    ASSERT_TRUE(record);
    const auto &directives = record.value().directives;
    ASSERT_EQ(directives.size(), 4);
    EXPECT_EQ(directives[0].mechanism, SpfDirective::Mechanism::Ip4);
    EXPECT_EQ(directives[0].network, QHostAddress(QStringLiteral("192.0.2.0")));
    EXPECT_EQ(directives[0].prefix4, 24);
    EXPECT_EQ(directives[1].qualifier, SpfResult::SoftFail);
    EXPECT_EQ(directives[1].domainSpec, "mail.example.org");
    EXPECT_EQ(directives[1].prefix4, 28);
    EXPECT_EQ(directives[1].prefix6, 64);
    EXPECT_EQ(directives[2].domainSpec, "_spf.%{d}");
    EXPECT_EQ(directives[3].qualifier, SpfResult::Fail);
    EXPECT_EQ(record.value().redirect, "other.example");
    EXPECT_EQ(record.value().explanation, "why.%{d}");
}

TEST(SpfRecord, NamesTheTermThatIsWrongAndWhy)
{
    for (const BadTerm &bad : {BadTerm{"moo", Kind::UnknownMechanism}, BadTerm{"ip4:192.0.2.256", Kind::BadAddress},
             BadTerm{"ip6:192.0.2.1", Kind::BadAddress}, BadTerm{"ip4:192.0.2.1/33", Kind::BadPrefix},
             BadTerm{"a/033", Kind::BadPrefix}, BadTerm{"a:localhost", Kind::BadDomain}, BadTerm{"include", Kind::BadDomain},
             BadTerm{"a:%{x}.test", Kind::BadDomain}, BadTerm{"a:%{d.test", Kind::BadDomain},
             BadTerm{"all:x.test", Kind::NothingMayFollow}, BadTerm{"a:caf\xc3\xa9.test", Kind::NotAscii},
             BadTerm{"redirect=a.test redirect=b.test", Kind::Repeated}}) {
        const auto record = parseSpfRecord(QByteArray("v=spf1 ip4:192.0.2.1 ") + bad.term + " -all");
        ASSERT_FALSE(record) << bad.term;
        EXPECT_EQ(record.error().kind, bad.kind) << bad.term;
        EXPECT_EQ(record.error().term, QByteArray(bad.term).split(' ').last());
    }
}

// The examples of RFC 7208 section 7.4.
TEST(SpfMacros, AreThoseOfTheRfc)
{
    const auto expand = [](const char *spec) { return domain::expandSpfMacros(spec, values()); };
    EXPECT_EQ(expand("%{s}"), "strong-bad@email.example.com");
    EXPECT_EQ(expand("%{d4}"), "email.example.com");
    EXPECT_EQ(expand("%{d2}"), "example.com");
    EXPECT_EQ(expand("%{dr}"), "com.example.email");
    EXPECT_EQ(expand("%{d2r}"), "example.email");
    EXPECT_EQ(expand("%{l-}"), "strong.bad");
    EXPECT_EQ(expand("%{lr-}"), "bad.strong");
    EXPECT_EQ(expand("%{l1r-}"), "strong");
    EXPECT_EQ(expand("%{ir}.%{v}._spf.%{d2}"), "3.2.0.192.in-addr._spf.example.com");
    EXPECT_EQ(expand("%{lr-}.lp.%{ir}.%{v}._spf.%{d2}"), "bad.strong.lp.3.2.0.192.in-addr._spf.example.com");
    EXPECT_EQ(expand("%{d2}.trusted-domains.example.net"), "example.com.trusted-domains.example.net");
    EXPECT_EQ(domain::expandSpfMacros("%{ir}.%{v}._spf.%{d2}", values("2001:db8::cb01")),
        "1.0.b.c.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6._spf.example.com");
}

TEST(SpfMacros, AreEscapedInCapitalsAndCutFromTheLeft)
{
    EXPECT_EQ(domain::expandSpfMacros("%{S}.test", values()), "strong-bad%40email.example.com.test");
    const QByteArray longName = QByteArray("%{d}.").repeated(30) + "test";
    const QByteArray cut = domain::expandSpfMacros(longName, values());
    EXPECT_LE(cut.size(), 253);
    EXPECT_TRUE(cut.endsWith(".email.example.com.test"));
}

} // namespace pillarbox::test
