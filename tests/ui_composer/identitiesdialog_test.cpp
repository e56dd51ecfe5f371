#include "ui/accounts/identitiesdialog.h"

#include "tests/support/await.h"
#include "tests/ui_composer/accessiblewalk.h"
#include "ui/theme/noticebar.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QTest>
#include <QTextEdit>
#include <QToolButton>

#include <gtest/gtest.h>

namespace pillarbox::test {

using account::Identity;

class IdentitiesDialogTest : public testing::Test
{
protected:
    static Identity named(const char *name, const char *address)
    {
        return Identity{{QString::fromLatin1(name), QString::fromLatin1(address)}};
    }
    void type(const char *field, const QString &text)
    {
        auto *edit = dialog.findChild<QLineEdit *>(QLatin1String(field));
        ASSERT_TRUE(edit);
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, text);
    }
    void press(const char *text)
    {
        const auto buttons = dialog.findChildren<QPushButton *>();
        for (QPushButton *button : buttons)
            if (button->text().remove(u'&') == QLatin1String(text))
                return button->click();
        FAIL() << text;
    }
    QTextEdit *signature() { return dialog.findChild<QTextEdit *>(QStringLiteral("signature")); }
    void click(const char *name)
    {
        auto *button = dialog.findChild<QAbstractButton *>(QLatin1String(name));
        ASSERT_TRUE(button && button->isVisible()) << name;
        button->click();
    }
    QListWidget *list() { return dialog.findChild<QListWidget *>(); }

    Identity first = [] {
        Identity ada = named("Ada", "ada@example.org");
        ada.id = QStringLiteral("a1");
        ada.signature = QStringLiteral("Ada");
        return ada;
    }();
    ui::IdentitiesDialog dialog{{first, named("Press", "press@example.org")}};
};

TEST_F(IdentitiesDialogTest, OpenedAndAcceptedItChangesNothing)
{
    dialog.show();
    dialog.accept();
    EXPECT_EQ(dialog.identities(), (QList<Identity>{first, named("Press", "press@example.org")}));
}

TEST_F(IdentitiesDialogTest, OneIsAddedWithAllItsFields)
{
    dialog.show();
    press("Add");
    type("address", QStringLiteral("desk@example.org"));
    type("replyTo", QStringLiteral("Answers <answers@example.org>"));
    type("organisation", QStringLiteral("Engines"));
    type("bcc", QStringLiteral("a@b.example, c@d.example"));
    type("envelopeSender", QStringLiteral("bounces@example.org"));
    QTest::keyClicks(signature(), QStringLiteral("The desk"));
    dialog.accept();
    EXPECT_EQ(dialog.result(), QDialog::Accepted);
    ASSERT_EQ(dialog.identities().size(), 3);
    const Identity &added = dialog.identities().last();
    EXPECT_EQ(added.name, QStringLiteral("Ada"));
    EXPECT_EQ(added.replyTo.address, QStringLiteral("answers@example.org"));
    EXPECT_EQ(added.organisation, QStringLiteral("Engines"));
    EXPECT_EQ(added.bcc.size(), 2);
    EXPECT_EQ(added.envelopeSender, QStringLiteral("bounces@example.org"));
    EXPECT_EQ(added.signature, QStringLiteral("The desk"));
    EXPECT_EQ(dialog.identities().first(), first);
}

TEST_F(IdentitiesDialogTest, AnotherBecomesTheDefaultAndOneStays)
{
    dialog.show();
    list()->setCurrentRow(1);
    press("Make Default");
    EXPECT_EQ(dialog.identities().first().address, QStringLiteral("press@example.org"));
    EXPECT_EQ(dialog.identities().last(), first);
    press("Remove");
    EXPECT_EQ(dialog.identities(), QList<Identity>{first});
    press("Remove");
    EXPECT_EQ(dialog.identities(), QList<Identity>{first}) << "the last one";
}

TEST_F(IdentitiesDialogTest, WhatIsNoAddressIsNeitherKeptNorLeft)
{
    dialog.show();
    for (const auto &[field, text] : {std::pair("address", "nobody"), std::pair("address", "press@EXAMPLE.org"),
             std::pair("replyTo", "nobody"), std::pair("bcc", "a@b.example, nobody"), std::pair("envelopeSender", "x")}) {
        type(field, QString::fromLatin1(text));
        dialog.accept();
        EXPECT_TRUE(dialog.isVisible()) << field;
        EXPECT_TRUE(dialog.findChild<ui::NoticeBar *>()->isVisible()) << field;
        list()->setCurrentRow(1);
        EXPECT_EQ(list()->currentRow(), 0) << field;
        type(field, field == QByteArrayView("address") ? first.address : QString());
    }
    dialog.accept();
    EXPECT_FALSE(dialog.isVisible());
}

TEST_F(IdentitiesDialogTest, ASignatureIsFormattedAsItIsTyped)
{
    dialog.show();
    signature()->clear();
    click("rich");
    click("bold");
    QTest::keyClicks(signature(), QStringLiteral("Ada"));
    click("bold");
    QTest::keyClicks(signature(), QStringLiteral(" & co"));
    QTest::keyClick(signature(), Qt::Key_Return);
    QTest::keyClicks(signature(), QStringLiteral("London"));
    const Identity typed = dialog.identities().first();
    EXPECT_EQ(typed.signature, QStringLiteral("Ada & co\nLondon"));
    EXPECT_EQ(typed.richSignature, QStringLiteral("<div style=\"white-space: pre-wrap\"><b>Ada</b> &amp; co<br>London</div>"));

    list()->setCurrentRow(1);
    EXPECT_FALSE(dialog.findChild<QCheckBox *>(QStringLiteral("rich"))->isChecked());
    list()->setCurrentRow(0);
    EXPECT_EQ(signature()->toPlainText(), typed.signature);
    QTest::keyClicks(dialog.findChild<QLineEdit *>(QStringLiteral("name")), QStringLiteral("x"));
    EXPECT_EQ(dialog.identities().first().richSignature, typed.richSignature) << "read and written, it stays what it is";

    click("rich");
    EXPECT_EQ(dialog.identities().first().richSignature, QString());
    EXPECT_EQ(dialog.identities().first().signature, typed.signature);
}

TEST_F(IdentitiesDialogTest, OfAPastedSignatureOnlyWhatIsSafeAndCommonStays)
{
    dialog.show();
    signature()->clear();
    click("rich");
    auto *pasted = new QMimeData;
    pasted->setHtml(
        QStringLiteral("<style>p { font-family: Comic }</style><script>alert(1)</script>"
                       "<p style=\"font-size: 40px\"><b>Ada</b><img src=\"https://tracker.example/x.png\">"
                       "<a href=\"https://example.org/?a=1&amp;b=2\">home</a> <a href=\"javascript:x()\">no</a></p>"));
    pasted->setText(QStringLiteral("Ada"));
    QApplication::clipboard()->setMimeData(pasted);
    signature()->paste();
    const Identity identity = dialog.identities().first();
    EXPECT_EQ(identity.signature, QStringLiteral("Adahome no"));
    EXPECT_TRUE(
        identity.richSignature.contains(QLatin1String("<b>Ada</b><a href=\"https://example.org/?a=1&amp;b=2\">home</a>")))
        << qPrintable(identity.richSignature);
    for (const char *word : {"img", "script", "Comic", "40px", "tracker"})
        EXPECT_FALSE(identity.richSignature.contains(QLatin1String(word))) << qPrintable(identity.richSignature);
}

TEST_F(IdentitiesDialogTest, EveryControlHasANameAndEveryMnemonicIsItsOwn)
{
    dialog.show();
    const Walk walked = walk(dialog);
    EXPECT_TRUE(walked.unnamed.isEmpty()) << qPrintable(walked.unnamed.join(QLatin1String(", ")));
    EXPECT_TRUE(walked.doubledMnemonics.isEmpty()) << qPrintable(walked.doubledMnemonics.join(QLatin1String(", ")));
}

} // namespace pillarbox::test
