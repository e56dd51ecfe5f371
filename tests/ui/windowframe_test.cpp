// The main window as assistive techniques, the keyboard and long languages meet it.

#include "tests/ui/pictures/scenes.h"
#include "tests/ui_composer/accessiblewalk.h"
#include "ui/mainwindow/mailpage.h"
#include "ui/mainwindow/windowactions.h"
#include "ui/mainwindow/windowframe.h"
#include "ui/outbox/attemptlog.h"
#include "ui/outbox/detailpane.h"
#include "ui/outbox/folderlist.h"
#include "ui/outbox/messagelist.h"
#include "ui/outbox/timeline.h"
#include "ui/outbox/undostrip.h"
#include "ui/theme/look.h"
#include "ui/theme/textlabel.h"

#include <QAccessible>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

#include <gtest/gtest.h>

#include <iostream>

using namespace pillarbox;
using namespace pillarbox::ui;

namespace {

// How many interactive parts each window has at least: fewer means that something fell out of sight.
constexpr std::array leastInWindow{15, 11, 14, 14, 14}; // by the row that is selected
constexpr int leastInNarrowWindow = 14;
constexpr int leastInFirstStart = 2;
constexpr int leastInLog = 4;

std::unique_ptr<WindowFrame> shown(int selected)
{
    auto window = test::sceneWindow(selected);
    window->show();
    EXPECT_TRUE(QTest::qWaitForWindowExposed(window.get()));
    return window;
}

void expectNamed(QWidget &window, int least, const char *what)
{
    const test::Walk walk = test::walk(window);
    std::cout << what << ": " << walk.named << " named controls" << std::endl;
    EXPECT_EQ(walk.unnamed.size(), 0) << walk.unnamed.join(QStringLiteral(", ")).toStdString();
    EXPECT_GE(walk.named, least);
    EXPECT_EQ(walk.doubledMnemonics.size(), 0) << walk.doubledMnemonics.join(QStringLiteral(", ")).toStdString();
}

QStringList doubled(const QList<QAction *> &actions, QStringList seen = {})
{
    QStringList twice;
    for (const QAction *action : actions) {
        if (!action->isVisible() || action->isSeparator())
            continue;
        const QString key = QKeySequence::mnemonic(action->text()).toString();
        if (key.isEmpty())
            continue;
        if (seen.contains(key))
            twice += action->text();
        seen += key;
    }
    return twice;
}

QStringList mnemonicsOf(const QList<QAction *> &actions)
{
    QStringList keys;
    for (const QAction *action : actions)
        if (action->isVisible())
            keys += QKeySequence::mnemonic(action->text()).toString();
    return keys;
}

// Every text four tenths longer, as some languages are.
class LongWords : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *source, const char *, int n) const override
    {
        QString text = QString::fromUtf8(source);
        text.replace(QStringLiteral("%n"), QString::number(n));
        return text + QString(std::max<qsizetype>(1, text.size() * 2 / 5), QLatin1Char('~'));
    }
};

// A label or button that got less room than its text needs. Those that may end in dots show the whole in a tool tip.
QStringList clipped(QWidget &window)
{
    QStringList found;
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        const bool isIconInField = qobject_cast<QLineEdit *>(widget->parentWidget()) != nullptr;
        if (!widget->isVisible() || widget->window() != &window || isIconInField)
            continue;
        const auto *button = qobject_cast<QAbstractButton *>(widget);
        const auto *label = qobject_cast<TextLabel *>(widget);
        const bool isText = (button && !button->text().isEmpty()) || (label && !label->isElided() && !label->wordWrap());
        if (isText && widget->width() < widget->sizeHint().width())
            found += button ? button->text() : label->text();
        if (label && label->wordWrap() && label->height() < label->heightForWidth(label->width()))
            found += label->text();
    }
    return found;
}

} // namespace

class EachRow : public testing::TestWithParam<int>
{
};

TEST_P(EachRow, EveryControlHasANameAndItsOwnMnemonic)
{
    const auto window = shown(GetParam());
    expectNamed(*window, leastInWindow.at(std::size_t(GetParam())), "main window");
    const QStringList menus = mnemonicsOf(window->menuBar()->actions());
    EXPECT_TRUE(doubled(window->menuBar()->actions()).isEmpty());
    for (const QAbstractButton *button : window->page().findChildren<QAbstractButton *>())
        if (const QString key = QKeySequence::mnemonic(button->text()).toString(); button->isVisible() && !key.isEmpty()) {
            EXPECT_FALSE(menus.contains(key)) << button->text().toStdString() << " and a menu";
        }
    for (const QMenu *menu : window->findChildren<QMenu *>())
        EXPECT_TRUE(doubled(menu->actions()).isEmpty())
            << menu->title().toStdString() << ": " << doubled(menu->actions()).join(QStringLiteral(", ")).toStdString();
}

TEST_P(EachRow, NothingIsCutOff)
{
    const auto window = shown(GetParam());
    for (const int width : {1120, 800, 640}) {
        window->resize(width, 740);
        QCoreApplication::processEvents();
        EXPECT_EQ(window->width(), width) << "the window can be this narrow";
        EXPECT_TRUE(clipped(*window).isEmpty()) << width << ": " << clipped(*window).join(QStringLiteral(" | ")).toStdString();
    }
}

TEST_P(EachRow, NothingIsCutOffInALongerLanguage)
{
    LongWords words;
    QCoreApplication::installTranslator(&words);
    const auto window = shown(GetParam());
    window->resize(1120, 740);
    QCoreApplication::processEvents();
    EXPECT_TRUE(clipped(*window).isEmpty()) << clipped(*window).join(QStringLiteral(" | ")).toStdString();
    QCoreApplication::removeTranslator(&words);
}

INSTANTIATE_TEST_SUITE_P(MainWindow, EachRow, testing::Range(0, 5));

TEST(WindowFrame, FirstStartIsNamedToo)
{
    WindowFrame window;
    window.setFirstStart(true);
    window.show();
    expectNamed(window, leastInFirstStart, "first start");
    EXPECT_TRUE(clipped(window).isEmpty());
}

TEST(WindowFrame, AttemptLogIsNamedToo)
{
    AttemptLog log;
    log.setItem(test::sceneItems().at(2), test::sceneTime());
    log.show();
    expectNamed(log, leastInLog, "attempt log");
}

TEST(WindowFrame, TheReportOfTheAttemptsIsSaved)
{
    const QTemporaryDir folder;
    AttemptLog log;
    const auto item = test::sceneItems().at(2);
    log.setItem(item, test::sceneTime());
    log.saveTo(folder.filePath(QStringLiteral("report.txt")));
    QFile file(folder.filePath(QStringLiteral("report.txt")));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    ASSERT_FALSE(item.attempts.last().transcript.isEmpty());
    EXPECT_TRUE(text.contains(item.attempts.last().transcript.trimmed()));
    log.saveTo(folder.filePath(QStringLiteral("none/report.txt")));
    const auto *box = log.findChild<QMessageBox *>();
    ASSERT_TRUE(box);
    EXPECT_TRUE(box->text().contains(QStringLiteral("cannot be written")));
}

TEST(WindowFrame, StagesAreReadAsText)
{
    const auto window = shown(2);
    QStringList read;
    for (StageLabel *label : window->findChildren<StageLabel *>()) {
        QAccessibleInterface *part = QAccessible::queryAccessibleInterface(label);
        ASSERT_NE(part, nullptr);
        EXPECT_EQ(part->role(), QAccessible::StaticText);
        read += part->text(QAccessible::Name);
    }
    ASSERT_EQ(read.size(), stageCount);
    EXPECT_EQ(read.at(5).toStdString(), "Hand over: stopped, 451 4.7.1");
}

TEST(WindowFrame, RowsAreReadWhole)
{
    const auto window = shown(2);
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&window->page().list());
    ASSERT_NE(list, nullptr);
    ASSERT_NE(list->tableInterface(), nullptr);
    QAccessibleInterface *cell = list->tableInterface()->cellAt(2, 0);
    ASSERT_NE(cell, nullptr);
    EXPECT_TRUE(cell->text(QAccessible::Name).contains(QStringLiteral("Invoice 2026-118")));
    EXPECT_TRUE(cell->text(QAccessible::Name).contains(QStringLiteral("451 4.7.1")));
}

TEST(WindowFrame, F6GoesRoundThePanes)
{
    const auto window = shown(2);
    window->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(window.get()));
    MailPage &page = window->page();
    page.folders().setFocus();
    QTest::keyClick(window.get(), Qt::Key_F6);
    EXPECT_TRUE(page.list().hasFocus());
    QTest::keyClick(window.get(), Qt::Key_F6);
    EXPECT_TRUE(page.detail().isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(window.get(), Qt::Key_F6);
    EXPECT_TRUE(page.folders().hasFocus());
}

TEST(WindowFrame, TabReachesEveryVisibleControl)
{
    const auto window = shown(0);
    window->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(window.get()));
    window->page().list().setFocus();
    QSet<QWidget *> reached;
    for (int i = 0; i < 60; ++i) {
        reached.insert(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    for (QAbstractButton *button : window->page().findChildren<QAbstractButton *>())
        if (button->isVisible() && button->isEnabled()) {
            EXPECT_TRUE(reached.contains(button)) << button->text().toStdString() << button->accessibleName().toStdString();
        }
    EXPECT_TRUE(reached.contains(&window->page().folders()));
    EXPECT_TRUE(reached.contains(&window->search()));
}

TEST(WindowFrame, NarrowWindowsHaveACombinationBoxForFolders)
{
    const auto window = shown(2);
    window->resize(640, 700);
    QCoreApplication::processEvents();
    EXPECT_TRUE(window->page().isNarrow());
    EXPECT_FALSE(window->page().folders().isVisible());
    expectNamed(*window, leastInNarrowWindow, "narrow main window");
    window->resize(1000, 700);
    QCoreApplication::processEvents();
    EXPECT_TRUE(window->page().folders().isVisible());
}

TEST(WindowFrame, FollowsAChangeOfThePalette)
{
    installReferenceLook(*qApp, false);
    const auto window = shown(2);
    const QImage light = window->grab().toImage();
    installReferenceLook(*qApp, true);
    QCoreApplication::processEvents();
    const QImage dark = window->grab().toImage();
    // What is bright in the light picture must not stay bright: sample the whole window.
    int stayed = 0;
    int bright = 0;
    for (int y = 2; y < light.height(); y += 5)
        for (int x = 2; x < light.width(); x += 5) {
            if (luminance(light.pixelColor(x, y)) < .8)
                continue;
            ++bright;
            stayed += luminance(dark.pixelColor(x, y)) > .5 ? 1 : 0;
        }
    EXPECT_GT(bright, 1000);
    EXPECT_LT(stayed, bright / 50) << "text only";
    installReferenceLook(*qApp, false);
}

TEST(WindowFrame, MirrorsWithoutLosingAnything)
{
    QApplication::setLayoutDirection(Qt::RightToLeft);
    const auto window = shown(2);
    EXPECT_GT(window->page().folders().x(), window->width() / 2);
    EXPECT_TRUE(clipped(*window).isEmpty());
    const QImage picture = window->page().list().grab().toImage();
    const Colours colours = coloursOf(window->palette());
    const int y = window->page().list().visualRect(window->page().list().messages().index(2, 0)).center().y();
    EXPECT_EQ(picture.pixelColor(picture.width() - 2, y), colours.accent) << "the selection's mark is at the leading edge";
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

TEST(WindowFrame, TheSearchFieldSaysWhatItSearches)
{
    const auto window = shown(0);
    for (const char *covered : {"subject", "people", "text"})
        EXPECT_TRUE(window->search().toolTip().contains(QLatin1String(covered))) << covered;
}
