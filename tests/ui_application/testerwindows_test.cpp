// From where the program's windows lead to the connection tester, and what it is given there.

#include "tests/ui_application/applicationfixture.h"
#include "ui/accounts/accountdialog.h"
#include "ui/accounts/accountlistdialog.h"
#include "ui/tester/testerwindow.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTextEdit>
#include <QToolButton>

namespace pillarbox::test {

namespace {

class TesterWindowsTest : public ApplicationTest
{
protected:
    static ui::TesterWindow *tester()
    {
        auto *found = topLevel<ui::TesterWindow>();
        return found && found->isVisible() ? found : nullptr;
    }
    static QPushButton *buttonOf(QWidget &window, const QString &text)
    {
        for (QPushButton *button : window.findChildren<QPushButton *>())
            if (button->text() == text)
                return button;
        return nullptr;
    }
};

} // namespace

TEST_F(TesterWindowsTest, TheToolsMenuOpensItAndItTestsTheAccount)
{
    window()->commands().connectionTest()->trigger();
    ASSERT_TRUE(tester());
    auto *verdict = tester()->findChild<QLabel *>(QStringLiteral("verdict"));
    tester()->findChild<QPushButton *>(QStringLiteral("start"))->click();
    ASSERT_TRUE(await([&] { return verdict->text().startsWith(QStringLiteral("Works on port")); }))
        << qPrintable(verdict->text());
    tester()->close();
    EXPECT_FALSE(tester());
    window()->commands().connectionTest()->trigger();
    ASSERT_TRUE(tester());
    EXPECT_TRUE(verdict->text().startsWith(QStringLiteral("Works on port"))) << "what was found stays";
}

TEST_F(TesterWindowsTest, TheAccountManagerOpensItOnTheAccountThatIsChosen)
{
    window()->commands().accounts()->trigger();
    auto *list = window()->findChild<ui::AccountListDialog *>();
    ASSERT_TRUE(list);
    auto *test = buttonOf(*list, QStringLiteral("&Test Connection…"));
    ASSERT_TRUE(test && test->isEnabled());
    test->click();
    ASSERT_TRUE(tester());
    EXPECT_FALSE(tester()->findChild<QLineEdit *>(QStringLiteral("host"))->text().isEmpty());
}

TEST_F(TesterWindowsTest, TheAccountPageTestsWhatStandsInItsFields)
{
    window()->commands().addAccount()->trigger();
    auto *page = window()->findChild<ui::AccountDialog *>();
    ASSERT_TRUE(page);
    page->findChild<QToolButton *>(QStringLiteral("inDetail"))->click();
    auto *opened = page->findChild<ui::TesterWindow *>();
    ASSERT_TRUE(opened && opened->isVisible());
    EXPECT_EQ(opened->findChild<QLabel *>(QStringLiteral("verdict"))->text(), QStringLiteral("Type the name of a server."));
}

TEST_F(TesterWindowsTest, AMessageBringsItsAccountAndItsRecipients)
{
    send("Hello");
    const ui::MessageListModel *rows = nullptr;
    for (const auto *view : window()->findChildren<QAbstractItemView *>())
        if (const auto *model = qobject_cast<const ui::MessageListModel *>(view->model()))
            rows = model;
    ASSERT_TRUE(rows);
    ASSERT_TRUE(await([&] { return rows->rowCount() == 1; }));
    Q_EMIT window()->testRequested(rows->idAt(0));
    ASSERT_TRUE(tester());
    EXPECT_TRUE(tester()->findChild<QCheckBox *>(QStringLiteral("signIn"))->isChecked());
    EXPECT_TRUE(tester()->findChild<QCheckBox *>(QStringLiteral("rehearse"))->isChecked());
    EXPECT_EQ(tester()->findChild<QLineEdit *>(QStringLiteral("recipients"))->text(), QStringLiteral("grace@example.net"));
    auto *verdict = tester()->findChild<QLabel *>(QStringLiteral("verdict"));
    tester()->findChild<QPushButton *>(QStringLiteral("start"))->click();
    ASSERT_TRUE(await([&] { return verdict->text().contains(QStringLiteral("sign-in was accepted")); }))
        << qPrintable(verdict->text());
}

TEST_F(TesterWindowsTest, ATestMessageIsWrittenInAComposer)
{
    window()->commands().connectionTest()->trigger();
    ASSERT_TRUE(tester());
    tester()->findChild<QPushButton *>(QStringLiteral("testMessage"))->click();
    auto *composer = topLevel<ui::Composer>();
    ASSERT_TRUE(composer);
    EXPECT_TRUE(composer->findChild<QTextEdit *>()->toPlainText().startsWith(QStringLiteral("A message to see whether")));
    delete composer;
}

} // namespace pillarbox::test
