// Arguments of MAIL and RCPT, and the header fields a list shows.

#include "smtp/sandbox/headerfacts.h"
#include "smtp/sandbox/path.h"

#include <gtest/gtest.h>

namespace pillarbox::sandbox {
namespace {

TEST(PathArgument, TakesThePathAndItsParameters)
{
    const auto parsed = parsePathArgument("FROM:<ada@example.org> SIZE=12  BODY=8BITMIME", "FROM:");
    ASSERT_TRUE(parsed);
    EXPECT_EQ(parsed->path, "ada@example.org");
    EXPECT_EQ(parsed->parameters, QByteArrayList({"SIZE=12", "BODY=8BITMIME"}));
}

TEST(PathArgument, TakesAnEmptyPathLowerCaseAndABlankAfterTheColon)
{
    EXPECT_EQ(parsePathArgument("from: <>", "FROM:"), (PathArgument{"", {}}));
}

TEST(PathArgument, ABracketInQuotesIsPartOfThePath)
{
    EXPECT_EQ(parsePathArgument(R"(TO:<"a>\"b"@example.org>)", "TO:"), (PathArgument{R"("a>\"b"@example.org)", {}}));
}

TEST(PathArgument, RefusesWhatIsNotInThisForm)
{
    for (const QByteArray &text : {QByteArray("FROM:ada@example.org"), QByteArray("FROM:<ada@example.org"),
             QByteArray("FROM:<ada@example.org>SIZE=1"), QByteArray("TO:<a@b>"), QByteArray(""), QByteArray("FROM:"),
             QByteArray("FROM:<a\rb@c>"), QByteArray("FROM:<a@b> SI\0ZE=1", 18), QByteArray("FROM:<\"a>")})
        EXPECT_FALSE(parsePathArgument(text, "FROM:")) << text.constData();
}

TEST(MailParameters, KnowsWhatEhloOffered)
{
    EXPECT_EQ(parseMailParameters({"size=10", "BODY=7BIT", "SMTPUTF8"}), (MailParameters{10, true}));
    EXPECT_FALSE(parseMailParameters({"SIZE=x"}));
    EXPECT_FALSE(parseMailParameters({"SIZE=-1"}));
    EXPECT_FALSE(parseMailParameters({"RET=HDRS"}));
    EXPECT_FALSE(parseMailParameters({"BODY=BINARYMIME"}));
}

TEST(HeaderFacts, FindsSubjectAndMessageIdInAnyCaseAndFolded)
{
    const HeaderFacts facts
        = headerFactsOf("message-id:\r\n <1@example.org>\r\nSUBJECT: Quarterly\r\n numbers\r\n\r\nSubject: not this\r\n");
    EXPECT_EQ(facts.messageId, "<1@example.org>");
    EXPECT_EQ(facts.subject, QStringLiteral("Quarterly numbers"));
}

TEST(HeaderFacts, DecodesEncodedWords)
{
    EXPECT_EQ(decodedText("=?utf-8?Q?Gr=C3=BC=C3=9Fe?= an =?ISO-8859-1?b?SvxyZw==?="), QStringLiteral("Grüße an Jürg"));
    EXPECT_EQ(decodedText("=?UTF-8?Q?a_b?= =?UTF-8?Q?c?="), QStringLiteral("a bc"));
}

TEST(HeaderFacts, ACharacterSplitOverTwoWordsComesTogether)
{
    EXPECT_EQ(decodedText("=?UTF-8?B?w5bDvA==?=  =?utf-8?B?w4M=?= =?utf-8?Q?=C3?= =?utf-8?Q?=9F?="), QStringLiteral("ÖüÃß"));
}

TEST(HeaderFacts, TakesAnything)
{
    EXPECT_EQ(headerFactsOf(""), HeaderFacts());
    EXPECT_EQ(headerFactsOf("Subject").subject, QString());
    EXPECT_EQ(headerFactsOf("Subject:").subject, QString());
    EXPECT_EQ(headerFactsOf("\r\n\r\nSubject: x").subject, QString());
    EXPECT_EQ(decodedText("=?no-such-set?Q?a?="), QStringLiteral("a"));
    EXPECT_EQ(decodedText("=?utf-8?X?a?="), QStringLiteral("=?utf-8?X?a?="));
    EXPECT_EQ(decodedText("=?utf-8?B?!!?= x"), QStringLiteral(" x"));
}

} // namespace
} // namespace pillarbox::sandbox
