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

TEST(SearchQuery, IsBounded)
{
    EXPECT_EQ(searchExpression(QStringLiteral("a ").repeated(100000)).count(QLatin1String("AND")), 31);
    EXPECT_LT(searchExpression(QString(100000, QLatin1Char('a'))).size(), 1100);
}

} // namespace pillarbox::outbox
