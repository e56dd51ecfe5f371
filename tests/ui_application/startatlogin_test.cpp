// "Send in the Background After Login" in the File menu: the desktop's file comes and goes, and what cannot be is said.

#include "app/platform/autostart.h"
#include "tests/ui_application/applicationfixture.h"

#include <QDir>

namespace pillarbox::test {

namespace {

class StartAtLoginTest : public ApplicationTest
{
protected:
    static QAction *box() { return window()->commands().autostart(); }
    QString file() const { return m_home.filePath(QStringLiteral("config/autostart/" PILLARBOX_APPLICATION_ID ".desktop")); }
};

TEST_F(StartAtLoginTest, TheFileComesAndGoes)
{
    ASSERT_TRUE(box()->isVisible());
    EXPECT_FALSE(box()->isChecked());
    box()->trigger();
    EXPECT_TRUE(QFile::exists(file()));
    EXPECT_TRUE(box()->isChecked());
    box()->trigger();
    EXPECT_FALSE(QFile::exists(file()));
    EXPECT_FALSE(box()->isChecked());
}

TEST_F(StartAtLoginTest, ItShowsWhatIsSet)
{
    box()->trigger();
    m_application.reset();
    open();
    EXPECT_TRUE(box()->isChecked());
}

TEST_F(StartAtLoginTest, WhatCannotBeIsSaidAndNotTicked)
{
    QFile inTheWay(m_home.filePath(QStringLiteral("config/autostart")));
    ASSERT_TRUE(inTheWay.open(QIODevice::WriteOnly));
    box()->trigger();
    EXPECT_FALSE(box()->isChecked());
    const auto *bar = window()->findChild<ui::NoticeBar *>();
    EXPECT_TRUE(bar->isVisible());
    EXPECT_EQ(bar->notice().title.toStdString(), "What is started at login could not be changed.");
    EXPECT_FALSE(bar->notice().text.isEmpty());
}

} // namespace

} // namespace pillarbox::test
