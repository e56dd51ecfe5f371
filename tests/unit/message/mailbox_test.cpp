#include "smtp/message/mailbox.h"
#include "smtp/message/mailboxset.h"

#include <QStringList>

#include <gtest/gtest.h>

namespace pillarbox::message {
namespace {

struct Good {
    const char *text;
    const char *name;
    const char *address;
};

class GoodMailbox : public testing::TestWithParam<Good>
{
};

TEST_P(GoodMailbox, IsParsed)
{
    const auto mailbox = parseMailbox(QString::fromUtf8(GetParam().text));
    ASSERT_TRUE(mailbox) << GetParam().text << " error " << static_cast<int>(mailbox.error());
    EXPECT_EQ(mailbox->name, QString::fromUtf8(GetParam().name));
    EXPECT_EQ(mailbox->address, QString::fromUtf8(GetParam().address));
}

TEST_P(GoodMailbox, SurvivesItsDisplayText)
{
    const Mailbox mailbox{QString::fromUtf8(GetParam().name), QString::fromUtf8(GetParam().address)};
    const auto again = parseMailbox(displayText(mailbox));
    ASSERT_TRUE(again) << qUtf8Printable(displayText(mailbox));
    EXPECT_EQ(*again, mailbox);
}

INSTANTIATE_TEST_SUITE_P(Table, GoodMailbox,
    testing::Values(Good{"a@b.org", "", "a@b.org"}, Good{"  a@b.org ", "", "a@b.org"}, Good{"<a@b.org>", "", "a@b.org"},
        Good{"Ann Example <a@b.org>", "Ann Example", "a@b.org"}, Good{"Ann<a@b.org>", "Ann", "a@b.org"},
        Good{"\"Last, First\" <a@b.org>", "Last, First", "a@b.org"}, Good{"Last, First <a@b.org>", "Last, First", "a@b.org"},
        Good{"\"The \\\"Boss\\\" \\\\\" <a@b.org>", "The \"Boss\" \\", "a@b.org"},
        Good{"\"  spaces  \" <a@b.org>", "  spaces  ", "a@b.org"},
        Good{"O'Neil, J. <o'neil@b.org>", "O'Neil, J.", "o'neil@b.org"},
        Good{"Ann (Sales) <a@b.org>", "Ann (Sales)", "a@b.org"}, Good{"Ann <a@b.org> (home)", "Ann", "a@b.org"},
        Good{"a@b.org (Ann)", "Ann", "a@b.org"}, Good{"(work) a@b.org", "", "a@b.org"},
        Good{"5\" pipe <a@b.org>", "5\" pipe", "a@b.org"}, Good{"\"a b\"@c.org", "", "\"a b\"@c.org"},
        Good{"\"a@b\"@c.org", "", "\"a@b\"@c.org"}, Good{"\"<\"@c.org", "", "\"<\"@c.org"},
        Good{"a@[192.0.2.1]", "", "a@[192.0.2.1]"}, Good{"a@[IPv6:2001:db8::1]", "", "a@[IPv6:2001:db8::1]"},
        Good{"a@localhost", "", "a@localhost"}, Good{"a.b+c=d@x-y.org", "", "a.b+c=d@x-y.org"},
        Good{"jörg@example.org", "", "jörg@example.org"}, Good{"J <a@münchen.example>", "J", "a@münchen.example"},
        Good{"=?utf-8?q?x?= <a@b.org>", "=?utf-8?q?x?=", "a@b.org"}, Good{"😀 דוד <a@b.org>", "😀 דוד", "a@b.org"}));

struct Bad {
    const char *text;
    AddressError error;
};

class BadMailbox : public testing::TestWithParam<Bad>
{
};

TEST_P(BadMailbox, IsRefused)
{
    const auto mailbox = parseMailbox(QString::fromUtf8(GetParam().text));
    ASSERT_FALSE(mailbox) << GetParam().text;
    EXPECT_EQ(mailbox.error(), GetParam().error) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(Table, BadMailbox,
    testing::Values(Bad{"", AddressError::Empty}, Bad{"   ", AddressError::Empty}, Bad{"Ann <>", AddressError::Empty},
        Bad{"a@b.org\r\nRCPT TO:<x@y.org>", AddressError::ControlCharacter}, Bad{"a\n@b.org", AddressError::ControlCharacter},
        Bad{"a@b.org\n", AddressError::ControlCharacter}, Bad{"A\tB <a@b.org>", AddressError::ControlCharacter},
        Bad{"a\x7f@b.org", AddressError::ControlCharacter}, Bad{"a\xc2\x85@b.org", AddressError::ControlCharacter},
        Bad{"A\xe2\x80\xa8 <a@b.org>", AddressError::ControlCharacter}, Bad{"ann", AddressError::NoAt},
        Bad{"Ann <ann>", AddressError::NoAt}, Bad{"\"a@b.org", AddressError::NoAt}, Bad{"@b.org", AddressError::BadLocalPart},
        Bad{"a b@c.org", AddressError::BadLocalPart}, Bad{"Ann a@c.org", AddressError::BadLocalPart},
        Bad{".a@b.org", AddressError::BadLocalPart}, Bad{"a.@b.org", AddressError::BadLocalPart},
        Bad{"a..b@c.org", AddressError::BadLocalPart}, Bad{"a@b@c.org", AddressError::BadLocalPart},
        Bad{"\"\"@c.org", AddressError::BadLocalPart}, Bad{"<@relay:a@b.org>", AddressError::BadLocalPart},
        Bad{"Team: a@b.org;", AddressError::BadLocalPart}, Bad{"a@", AddressError::BadDomain},
        Bad{"a@b..org", AddressError::BadDomain}, Bad{"a@.b.org", AddressError::BadDomain},
        Bad{"a@b.org.", AddressError::BadDomain}, Bad{"a@-b.org", AddressError::BadDomain},
        Bad{"a@b,org", AddressError::BadDomain}, Bad{"a@b.org, c@d.org", AddressError::BadLocalPart},
        Bad{"a@[999.0.2.1]", AddressError::BadDomain}, Bad{"a@[host]", AddressError::BadDomain},
        Bad{"Ann <a@b.org", AddressError::BadDomain}, Bad{"Ann <a@b.org> x", AddressError::TrailingText},
        Bad{"a@b.org x", AddressError::TrailingText}, Bad{"a@b.org (c) x", AddressError::TrailingText}));

TEST(ParseMailbox, RefusesWhatIsTooLongForTheEnvelope)
{
    const QString local(64, QLatin1Char('l'));
    EXPECT_TRUE(parseMailbox(local + QLatin1String("@b.org")));
    EXPECT_EQ(parseMailbox(local + QLatin1String("l@b.org")).error(), AddressError::BadLocalPart);
    EXPECT_EQ(parseMailbox(QString(33, QChar(0xe9)) + QLatin1String("@b.org")).error(), AddressError::BadLocalPart);
    const QString label(60, QLatin1Char('d'));
    const QString domain = QStringList{label, label, label}.join(QLatin1Char('.'));
    EXPECT_TRUE(parseMailbox(local + QLatin1Char('@') + domain + QLatin1String(".org")));
    EXPECT_EQ(parseMailbox(local + QLatin1Char('@') + domain + QLatin1String(".abcdefg")).error(), AddressError::BadDomain);
    EXPECT_EQ(parseMailbox(QLatin1String("a@") + QString(64, QLatin1Char('d')) + QLatin1String(".org")).error(),
        AddressError::BadDomain);
}

TEST(ParseMailbox, RefusesHalfASurrogatePair)
{
    EXPECT_EQ(parseMailbox(QChar(0xd83d) + QLatin1String(" <a@b.org>")).error(), AddressError::ControlCharacter);
}

TEST(SplitMailboxes, SplitsOutsideQuotesAndBrackets)
{
    const QStringList expected{QStringLiteral("a@b.org"), QStringLiteral("\"Last, First\" <c@d.org>"),
        QStringLiteral("\"x;y\"@e.org"), QStringLiteral("F (g, h) <i@j.org>")};
    EXPECT_EQ(
        splitMailboxes(QStringLiteral(" a@b.org, \"Last, First\" <c@d.org>;;\"x;y\"@e.org , F (g, h) <i@j.org>,")), expected);
    EXPECT_TRUE(splitMailboxes(QStringLiteral(" , ; ")).isEmpty());
}

TEST(EnvelopePath, HasTheDomainAsLowerCaseALabel)
{
    EXPECT_EQ(envelopePath(QStringLiteral("Ann@MÜNCHEN.Example")), "Ann@xn--mnchen-3ya.example");
    EXPECT_EQ(envelopePath(QStringLiteral("jörg@B.org")), "j\xc3\xb6rg@b.org");
    EXPECT_EQ(envelopePath(QStringLiteral("a@[IPv6:2001:DB8::1]")), "a@[IPv6:2001:DB8::1]");
}

TEST(IsSameMailbox, ComparesDomainsWithoutCaseAndLocalPartsWithIt)
{
    EXPECT_TRUE(isSameMailbox(QStringLiteral("a@B.org"), QStringLiteral("a@b.ORG")));
    EXPECT_TRUE(isSameMailbox(QStringLiteral("a@münchen.example"), QStringLiteral("a@xn--mnchen-3ya.example")));
    EXPECT_TRUE(isSameMailbox(QStringLiteral("\"a\"@b.org"), QStringLiteral("a@b.org")));
    EXPECT_FALSE(isSameMailbox(QStringLiteral("A@b.org"), QStringLiteral("a@b.org")));
    EXPECT_FALSE(isSameMailbox(QStringLiteral("a@b.org"), QStringLiteral("a@c.org")));
    EXPECT_FALSE(isSameMailbox(QStringLiteral("nobody"), QStringLiteral("a@b.org")));
    EXPECT_TRUE(isSameMailbox(QStringLiteral("nobody"), QStringLiteral("nobody")));
    MailboxSet set;
    EXPECT_TRUE(set.add(QStringLiteral("a@B.org")));
    EXPECT_FALSE(set.add(QStringLiteral("\"a\"@b.ORG")));
    EXPECT_TRUE(set.add(QStringLiteral("A@b.org")));
    EXPECT_TRUE(set.contains(QStringLiteral("a@b.org")));
    EXPECT_FALSE(set.contains(QStringLiteral("b@b.org")));
}

TEST(NeedsSmtpUtf8, IsAboutTheLocalPartAlone)
{
    EXPECT_TRUE(needsSmtpUtf8(QStringLiteral("jörg@b.org")));
    EXPECT_FALSE(needsSmtpUtf8(QStringLiteral("a@münchen.example")));
    EXPECT_FALSE(needsSmtpUtf8(QStringLiteral("jörg")));
}

TEST(Mailbox, AnInvisibleCharacterInADomainIsRefused)
{
    for (const char32_t invisible :
        {0x00adU, 0x034fU, 0x180bU, 0x200bU, 0x200cU, 0x200dU, 0x200eU, 0x2060U, 0x2064U, 0xfe0fU, 0xfeffU, 0xe0100U}) {
        const char32_t pair[] = {U'x', invisible}; // alone, U+FEFF would be taken for a byte order mark
        const QString letter = QString::fromUcs4(pair, 2).mid(1);
        for (const QString &domain :
            {QString(letter + QStringLiteral("b.org")), QString(QStringLiteral("b") + letter + QStringLiteral(".org")),
                QString(QStringLiteral("bücher.or") + letter + QStringLiteral("g"))}) {
            const auto mailbox = parseMailbox(QStringLiteral("a@") + domain);
            ASSERT_FALSE(mailbox) << uint(invisible);
            EXPECT_EQ(mailbox.error(), AddressError::BadDomain) << uint(invisible);
        }
    }
    EXPECT_TRUE(parseMailbox(QStringLiteral("a@bücher.example")));
}

} // namespace
} // namespace pillarbox::message
