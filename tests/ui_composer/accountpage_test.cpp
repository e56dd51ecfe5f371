// The account page on a low screen: nothing leaves it, everything can be reached.

#include "tests/ui_composer/profile.h"
#include "ui/accounts/accountdialog.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

namespace pillarbox::test {
namespace {

using namespace Qt::StringLiterals;

class AccountPage : public testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(profile.open());
        dialog = std::make_unique<ui::AccountDialog>(profile.accounts(), profile.keychain(), profile.outbox(), systemClock(),
            nullptr, [](const QString &) { return QList<account::HostHint>(); });
        dialog->show();
    }
    void press(const char *name)
    {
        auto *button = dialog->findChild<QToolButton *>(QLatin1String(name));
        ASSERT_TRUE(button) << name;
        button->click();
        QApplication::processEvents();
    }
    void openFolds()
    {
        press("fold");
        press("advanced");
    }
    bool isInView(const QWidget *widget) const
    {
        const QRect seen = dialog->rect();
        const QRect own(widget->mapTo(dialog.get(), QPoint()), widget->size());
        const auto *page = dialog->findChild<QScrollArea *>();
        const QRect shown(page->mapTo(dialog.get(), QPoint()), page->size());
        return seen.contains(own) && (!page->isAncestorOf(widget) || shown.contains(own));
    }

    Profile profile;
    std::unique_ptr<ui::AccountDialog> dialog;
};

TEST_F(AccountPage, StaysOnTheScreenWithEverythingOpen)
{
    openFolds();
    EXPECT_LE(dialog->frameGeometry().height(), dialog->screen()->availableGeometry().height());
    EXPECT_TRUE(isInView(dialog->findChild<QPushButton *>(u"add"_s)));
    const auto *page = dialog->findChild<QScrollArea *>();
    EXPECT_GE(page->viewport()->width(), page->widget()->minimumSizeHint().width()) << "nothing is cut off at the side";
}

TEST_F(AccountPage, ClosedAgainItIsAsBefore)
{
    const QSize before = dialog->size();
    press("fold");
    EXPECT_GT(dialog->height(), before.height());
    press("fold");
    EXPECT_EQ(dialog->size(), before);
}

TEST_F(AccountPage, WhatGetsTheFocusComesIntoView)
{
    openFolds();
    dialog->resize(1024, 600);
    QApplication::processEvents();
    EXPECT_EQ(dialog->size(), QSize(1024, 600));
    int fields = 0;
    for (const char *type : {"QLineEdit", "QComboBox", "QSpinBox", "QToolButton"}) {
        const auto widgets = dialog->findChildren<QWidget *>();
        for (QWidget *widget : widgets) {
            const bool isWanted = widget->inherits(type) && widget->isVisible() && widget->isEnabled()
                && (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy();
            if (!isWanted)
                continue;
            widget->setFocus(Qt::TabFocusReason);
            QApplication::processEvents();
            EXPECT_TRUE(isInView(widget)) << type << ' ' << qPrintable(widget->objectName());
            ++fields;
        }
    }
    EXPECT_GT(fields, 15);
}

} // namespace
} // namespace pillarbox::test
