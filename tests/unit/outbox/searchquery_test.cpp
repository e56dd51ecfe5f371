// What is typed into a search field, as FTS5 takes it.

#include "smtp/outbox/searchquery.h"

#include <gtest/gtest.h>

namespace pillarbox::outbox {

struct Typed {
    const char16_t *words;
    const char16_t *expression;
};

class SearchQuery : public testing::TestWithParam<Typed>
{
};

TEST_P(SearchQuery, BecomesAnExpressionWithoutOperators)
{
    EXPECT_EQ(searchExpression(QString::fromUtf16(GetParam().words)).toStdString(),
        QString::fromUtf16(GetParam().expression).toStdString());
}

INSTANTIATE_TEST_SUITE_P(Typed, SearchQuery,
    testing::Values(Typed{u"", u""}, Typed{u"   ", u""}, Typed{u"\"", u""}, Typed{u"* - ( : ^", u""},
        Typed{u"plan", u"\"plan\"*"}, Typed{u" plan  b ", u"\"plan\"* AND \"b\"*"}, Typed{u"\"the plan\"", u"\"the plan\""},
        Typed{u"\"the pl", u"\"the pl\"*"}, Typed{u"a \"b c\" d", u"\"a\"* AND \"b c\" AND \"d\"*"},
        Typed{u"NEAR(a OR b)", u"\"NEAR(a\"* AND \"OR\"* AND \"b)\"*"}, Typed{u"subject:x", u"\"subject:x\"*"},
        Typed{u"ada@firm.example", u"\"ada@firm.example\"*"}, Typed{u"Grün", u"(\"Grün\"* OR \"Gruen\"*)"},
        Typed{u"Gru\u0308n", u"(\"Grün\"* OR \"Gruen\"*)"}, Typed{u"Mueller", u"(\"Mueller\"* OR \"Muller\"*)"},
        Typed{u"strasse", u"(\"strasse\"* OR \"straße\"*)"}));

TEST(SearchCondition, SignsAloneAreLookedForAsTheyStand)
{
    const auto signsOf = [](const QString &typed) {
        const auto condition = searchCondition(typed);
        return condition && condition->filter == QLatin1String("1") ? condition->values : QVariantList();
    };
    EXPECT_EQ(signsOf(QStringLiteral("\U0001f389")), QVariantList{QStringLiteral("\U0001f389")});
    EXPECT_EQ(signsOf(QStringLiteral(" % \u263a\ufe0f ")), (QVariantList{QStringLiteral("%"), QStringLiteral("\u263a")}));
    EXPECT_EQ(signsOf(QStringLiteral("% of all")), QVariantList());
    EXPECT_EQ(searchCondition(QStringLiteral("\U0001f389 party"))->values, QVariantList{QStringLiteral("\"party\"*")});
    for (const char *nothing : {"", " ", "\"", "\"\"", "\" \""})
        EXPECT_FALSE(searchCondition(QLatin1String(nothing))) << nothing;
}

TEST(SearchQuery, IsBounded)
{
    EXPECT_EQ(searchExpression(QStringLiteral("a ").repeated(100000)).count(QLatin1String("AND")), 31);
    EXPECT_LT(searchExpression(QString(100000, QLatin1Char('a'))).size(), 1100);
}

} // namespace pillarbox::outbox
