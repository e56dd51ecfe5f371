#include "smtp/message/signature.h"

#include <gtest/gtest.h>

namespace pillarbox::message {
namespace {

const QString kAda = QStringLiteral("Ada\nLondon");
const QString kPress = QStringLiteral("The press desk");

TEST(Signature, StandsBelowTheTextBehindItsSeparator)
{
    EXPECT_EQ(withSignature(QStringLiteral("Hello"), {}, kAda), QStringLiteral("Hello\n\n-- \nAda\nLondon"));
    EXPECT_EQ(withSignature({}, {}, kAda), QStringLiteral("\n\n-- \nAda\nLondon"));
    EXPECT_EQ(withSignature(QStringLiteral("Hello"), {}, {}), QStringLiteral("Hello"));
    EXPECT_EQ(withSignature({}, {}, QStringLiteral("-- \nAda\n\n")), QStringLiteral("\n\n-- \nAda")) << "as it is often typed";
}

TEST(Signature, IsReplacedWhereNobodyTouchedIt)
{
    const QString text = withSignature(QStringLiteral("Hello"), {}, kAda);
    EXPECT_EQ(withSignature(text, kAda, kPress), QStringLiteral("Hello\n\n-- \nThe press desk"));
    EXPECT_EQ(withSignature(text, kAda, {}), QStringLiteral("Hello"));
    EXPECT_EQ(withSignature(text, kAda, kAda), text);
}

TEST(Signature, StaysWhereItWasChangedAndIsNeverDoubled)
{
    const QString changed = withSignature(QStringLiteral("Hello"), {}, kAda) + QStringLiteral(", in winter");
    EXPECT_EQ(withSignature(changed, kAda, kPress), changed);
    const QString removed = QStringLiteral("Hello");
    EXPECT_EQ(withSignature(removed, kAda, kPress), removed);
    for (const QString &own : {QStringLiteral("Hello\n-- \nA. L."), QStringLiteral("-- \nA. L.")})
        EXPECT_EQ(withSignature(own, {}, kAda), own);
}

TEST(Signature, ThatIsRichStandsInTheHtmlOfTheWholeText)
{
    const QString body = withSignature(QStringLiteral("1 < 2\n  & more"), {}, kAda);
    EXPECT_EQ(htmlWithSignature(body, kAda, QStringLiteral("<b>Ada</b><br>London")),
        QStringLiteral(
            "<!DOCTYPE html>\n<html><body>\n<div style=\"white-space: pre-wrap\">1 &lt; 2<br>  &amp; more<br><br>-- </div>\n"
            "<b>Ada</b><br>London\n</body></html>\n"));
}

TEST(Signature, ThatWasChangedOrIsPlainMakesNoHtml)
{
    const QString body = withSignature(QStringLiteral("Hello"), {}, kAda);
    const QString rich = QStringLiteral("<b>Ada</b>");
    EXPECT_EQ(htmlWithSignature(body, kAda, {}), QString());
    EXPECT_EQ(htmlWithSignature(body, {}, rich), QString());
    EXPECT_EQ(htmlWithSignature(body + QStringLiteral(", in winter"), kAda, rich), QString());
    EXPECT_EQ(htmlWithSignature(QStringLiteral("Hello"), kAda, rich), QString());
}

} // namespace
} // namespace pillarbox::message
