// The main window on a real outbox in a throw-away profile: from the first start to deleting and taking back.

#include "tests/support/await.h"
#include "tests/support/diskfaults.h"
#include "tests/support/manualclock.h"
#include "tests/ui_composer/profile.h"
#include "ui/mainwindow/mailpage.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/windowactions.h"
#include "ui/outbox/detailpane.h"
#include "ui/outbox/door.h"
#include "ui/outbox/firststart.h"
#include "ui/outbox/folderlist.h"
#include "ui/outbox/healthstrip.h"
#include "ui/outbox/messagelist.h"
#include "ui/outbox/undostrip.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>

using namespace pillarbox;
using namespace pillarbox::ui;
using outbox::State;
using std::chrono::seconds;

namespace {

class MainWindowTest : public testing::Test
{
protected:
    void SetUp() override { ASSERT_TRUE(m_profile.open()); }

    void open()
    {
        m_delivery = std::make_unique<outbox::DeliveryService>(
            m_profile.outbox(), m_profile.accounts(), m_profile.keychain(), m_clock);
        m_settings = std::make_unique<QSettings>(m_profile.path(QStringLiteral("settings.ini")), QSettings::IniFormat);
        m_window = std::make_unique<MainWindow>(m_profile.outbox(), *m_delivery, m_profile.accounts(), *m_settings, m_clock);
        m_window->show();
        m_window->activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(m_window.get()));
    }

    message::Draft draft(const char *subject) const
    {
        message::Draft made;
        made.accountId = m_account.id;
        made.from = m_account.identity;
        made.to = {{QStringLiteral("Grace Hopper"), QStringLiteral("grace@example.net")}};
        made.subject = QString::fromUtf8(subject);
        made.body = QStringLiteral("Hello Grace");
        return made;
    }

    outbox::ItemId enqueue(const char *subject)
    {
        std::optional<outbox::ItemId> id;
        m_profile.outbox().enqueue(
            draft(subject), {}, [&](const auto &result) { id = result ? result.value() : outbox::ItemId(); });
        EXPECT_TRUE(test::await([&] { return id.has_value(); }));
        EXPECT_FALSE(id->isNull());
        return *id;
    }

    outbox::ItemId saveDraft(const char *subject)
    {
        const outbox::ItemId id = QUuid::createUuid();
        bool isSaved = false;
        m_profile.outbox().saveDraft(id, draft(subject), [&](const auto &result) { isSaved = result.has_value(); });
        EXPECT_TRUE(test::await([&] { return isSaved && !m_profile.outbox().drafts().isEmpty(); }));
        return id;
    }

    MessageList &list() { return m_window->page().list(); }
    bool rowsBecome(int count)
    {
        return test::await([&] { return list().messages().rowCount() == count; });
    }
    bool stateBecomes(const outbox::ItemId &id, State state)
    {
        return test::await([&] {
            const outbox::ItemSummary *item = m_profile.outbox().find(id);
            return item && item->state == state;
        });
    }
    void addAccount() { m_account = m_profile.addAccount(QStringLiteral("Ada Lovelace"), QStringLiteral("ada@example.org")); }

    test::ManualClock m_clock;
    test::Profile m_profile{m_clock};
    account::Account m_account;
    std::unique_ptr<outbox::DeliveryService> m_delivery;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace

TEST_F(MainWindowTest, FirstStartOffersTwoDoorsUntilThereIsAnAccount)
{
    open();
    EXPECT_TRUE(m_window->firstStart().isVisible());
    QSignalSpy adding(m_window.get(), &MainWindow::addAccountRequested);
    QSignalSpy trying(m_window.get(), &MainWindow::trySandboxRequested);
    const auto doors = m_window->firstStart().findChildren<Door *>();
    ASSERT_EQ(doors.size(), 2);
    EXPECT_TRUE(doors.first()->hasFocus());
    QTest::keyClick(doors.first(), Qt::Key_Space);
    QTest::mouseClick(doors.last(), Qt::LeftButton);
    EXPECT_EQ(adding.size(), 1);
    EXPECT_EQ(trying.size(), 1);
    addAccount();
    EXPECT_TRUE(test::await([&] { return m_window->page().isVisible(); }));
}

TEST_F(MainWindowTest, WhatIsQueuedAppearsAndIsExplained)
{
    addAccount();
    open();
    const outbox::ItemId id = enqueue("Invoice");
    ASSERT_TRUE(rowsBecome(1));
    EXPECT_EQ(list().currentId(), id);
    ASSERT_TRUE(test::await([&] { return m_window->page().detail().detail().has_value(); }));
    EXPECT_EQ(m_window->page().detail().detail()->title.toStdString(), "Invoice");
    EXPECT_EQ(list().messages().row(0).state, State::Waiting);
}

TEST_F(MainWindowTest, HoldAndReleaseByMenu)
{
    addAccount();
    open();
    const outbox::ItemId id = enqueue("Invoice");
    ASSERT_TRUE(rowsBecome(1));
    Q_EMIT m_window->commands().commandTriggered(Command::Hold);
    ASSERT_TRUE(stateBecomes(id, State::Held));
    ASSERT_TRUE(test::await([&] { return m_window->page().detail().detail()->state == State::Held; }));
    Q_EMIT m_window->commands().commandTriggered(Command::Release);
    EXPECT_TRUE(stateBecomes(id, State::Waiting));
}

TEST_F(MainWindowTest, DeletingHoldsTheMessageAndCanBeTakenBack)
{
    addAccount();
    open();
    const outbox::ItemId id = enqueue("Invoice");
    ASSERT_TRUE(rowsBecome(1));
    list().setFocus();
    QTest::keyClick(&list(), Qt::Key_Delete);
    ASSERT_TRUE(rowsBecome(0));
    EXPECT_TRUE(stateBecomes(id, State::Held)) << "it must not go out meanwhile";
    UndoStrip &strip = m_window->page().undo();
    ASSERT_TRUE(strip.isVisible());
    EXPECT_EQ(strip.sentence().toStdString(), "Deleted “Invoice”");
    QTest::mouseClick(strip.findChild<QPushButton *>(), Qt::LeftButton);
    ASSERT_TRUE(rowsBecome(1));
    EXPECT_FALSE(strip.isVisible());
    EXPECT_TRUE(stateBecomes(id, State::Waiting));
}

TEST_F(MainWindowTest, DeletingIsFinalAfterAWhile)
{
    addAccount();
    open();
    const outbox::ItemId id = enqueue("Invoice");
    ASSERT_TRUE(rowsBecome(1));
    list().setFocus();
    QTest::keyClick(&list(), Qt::Key_Delete);
    ASSERT_TRUE(stateBecomes(id, State::Held));
    m_clock.advance(seconds(11));
    EXPECT_TRUE(test::await([&] { return m_profile.outbox().find(id) == nullptr; }));
    EXPECT_FALSE(m_window->page().undo().isVisible());
    EXPECT_EQ(list().messages().rowCount(), 0);
}

TEST_F(MainWindowTest, ClosingEndsTheTimeToTakeBack)
{
    addAccount();
    open();
    const outbox::ItemId id = enqueue("Invoice");
    ASSERT_TRUE(rowsBecome(1));
    list().setFocus();
    QTest::keyClick(&list(), Qt::Key_Delete);
    ASSERT_TRUE(stateBecomes(id, State::Held));
    m_window->close();
    EXPECT_TRUE(test::await([&] { return m_profile.outbox().find(id) == nullptr; }));
}

TEST_F(MainWindowTest, DeletingSeveralSaysHowManyAndGivesAllBack)
{
    addAccount();
    open();
    const outbox::ItemId first = enqueue("Invoice");
    const outbox::ItemId held = enqueue("Letter");
    const outbox::ItemId kept = enqueue("Minutes");
    m_profile.outbox().hold(held);
    ASSERT_TRUE(stateBecomes(held, State::Held));
    ASSERT_TRUE(rowsBecome(3));
    list().selectId(first);
    list().selectionModel()->select(
        list().messages().index(*list().messages().indexOf(held), 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    list().setFocus();
    QTest::keyClick(&list(), Qt::Key_Delete);
    ASSERT_TRUE(rowsBecome(1));
    EXPECT_EQ(list().messages().idAt(0), kept);
    UndoStrip &strip = m_window->page().undo();
    EXPECT_EQ(strip.sentence().toStdString(), "Deleted 2 message(s)");
    ASSERT_TRUE(stateBecomes(first, State::Held)) << "it must not go out meanwhile";
    QTest::mouseClick(strip.findChild<QPushButton *>(), Qt::LeftButton);
    ASSERT_TRUE(rowsBecome(3));
    EXPECT_TRUE(stateBecomes(first, State::Waiting));
    EXPECT_TRUE(stateBecomes(held, State::Held)) << "as it was";
}

TEST_F(MainWindowTest, DeletingAllIsFinalForEachOfThem)
{
    addAccount();
    open();
    for (int i = 0; i < 30; ++i)
        enqueue("Invoice");
    ASSERT_TRUE(rowsBecome(30));
    list().setFocus();
    QTest::keySequence(&list(), QKeySequence::SelectAll);
    QTest::keyClick(&list(), Qt::Key_Delete);
    ASSERT_TRUE(rowsBecome(0));
    m_clock.advance(seconds(11));
    EXPECT_TRUE(test::await([&] { return m_profile.outbox().agenda().count() == 0; }));
    EXPECT_TRUE(QDir(m_profile.path(QStringLiteral("outbox/spool"))).isEmpty(QDir::Files)) << "not in the spool either";
}

TEST_F(MainWindowTest, FullDiskIsSaidOfEachAccountUntilThereIsRoom)
{
    addAccount();
    open();
    enqueue("Invoice");
    const auto said = [this](const char *words) {
        const auto labels = m_window->page().health().findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
            [words](const QLabel *label) { return label->text().contains(QString::fromUtf8(words)); });
    };
    test::DiskFaults disk(m_profile.path(QStringLiteral("outbox")));
    disk.failAll(ENOSPC);
    m_delivery->start();
    ASSERT_TRUE(test::await([&] { return said("The outbox cannot be written"); }));
    disk.heal();
    EXPECT_TRUE(test::await([&] {
        m_clock.advance(seconds(1));
        return !said("The outbox cannot be written");
    }));
}

TEST_F(MainWindowTest, DraftsAreOpenedByReturnAndDeleted)
{
    addAccount();
    const outbox::ItemId id = saveDraft("Half written");
    open();
    QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
    ASSERT_TRUE(rowsBecome(1));
    QSignalSpy editing(m_window.get(), &MainWindow::editRequested);
    QTest::keyClick(&list(), Qt::Key_Return);
    ASSERT_EQ(editing.size(), 1);
    EXPECT_EQ(editing.first().first().value<outbox::DraftRecord>().id, id);
    EXPECT_TRUE(list().hasFocus());
    EXPECT_EQ(list().selectedIds(), QList{id});
    QTest::keyClick(&list(), Qt::Key_Delete);
    ASSERT_TRUE(rowsBecome(0));
    m_clock.advance(seconds(11));
    EXPECT_TRUE(test::await([&] { return m_profile.outbox().drafts().isEmpty(); }));
}

TEST_F(MainWindowTest, EditTakesTheMessageBackIntoItsDraft)
{
    addAccount();
    open();
    enqueue("Invoice");
    ASSERT_TRUE(rowsBecome(1));
    QSignalSpy editing(m_window.get(), &MainWindow::editRequested);
    Q_EMIT m_window->commands().commandTriggered(Command::Edit);
    ASSERT_TRUE(test::await([&] { return editing.size() == 1; }));
    EXPECT_EQ(editing.first().first().value<outbox::DraftRecord>().draft.subject.toStdString(), "Invoice");
    EXPECT_TRUE(rowsBecome(0));
}

TEST_F(MainWindowTest, AMessageWhoseAccountIsGoneAsksForAnother)
{
    addAccount();
    const outbox::ItemId id = enqueue("Invoice");
    ASSERT_TRUE(m_profile.accounts().remove(m_account.id));
    m_profile.addAccount(QStringLiteral("Somebody"), QStringLiteral("else@example.org"));
    const account::Account again = m_profile.addAccount(QStringLiteral("Ada Lovelace"), QStringLiteral("ada@example.org"));
    open();
    ASSERT_TRUE(rowsBecome(1));
    ASSERT_TRUE(test::await([&] { return m_window->page().detail().detail().has_value(); }));
    const auto &detail = m_window->page().detail().detail();
    EXPECT_EQ(detail->main.primary, Command::SendThrough);
    EXPECT_FALSE(detail->allowed.contains(Command::SendNow)) << "it would go nowhere";
    Q_EMIT m_window->commands().commandTriggered(Command::SendThrough);
    QInputDialog *question = nullptr;
    ASSERT_TRUE(test::await([&] { return (question = m_window->findChild<QInputDialog *>()) != nullptr; }));
    EXPECT_TRUE(question->textValue().contains(QStringLiteral("ada@example.org"))) << "the one it is from";
    EXPECT_EQ(m_profile.outbox().find(id)->accountId, m_account.id) << "nothing before it is chosen";
    question->accept();
    EXPECT_TRUE(test::await([&] { return m_profile.outbox().find(id)->accountId == again.id; }));
    EXPECT_EQ(m_profile.outbox().find(id)->state, State::Waiting);
}

TEST_F(MainWindowTest, SearchNarrowsTheListAndSaysWhenNothingMatches)
{
    addAccount();
    open();
    enqueue("Invoice");
    enqueue("Berth list");
    ASSERT_TRUE(rowsBecome(2));
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    EXPECT_TRUE(m_window->search().hasFocus());
    QTest::keyClicks(&m_window->search(), QStringLiteral("berth"));
    EXPECT_TRUE(rowsBecome(1));
    QTest::keyClicks(&m_window->search(), QStringLiteral("xyz"));
    EXPECT_TRUE(rowsBecome(0));
    EXPECT_TRUE(test::await([&] { return !list().isVisible(); }));
    QTest::keyClick(&m_window->search(), Qt::Key_Escape);
    EXPECT_TRUE(m_window->search().text().isEmpty());
    EXPECT_TRUE(rowsBecome(2));
    EXPECT_TRUE(test::await([&] { return list().hasFocus(); }));
    EXPECT_TRUE(list().isVisible());
}

TEST_F(MainWindowTest, SearchGoesThroughTheTextAndAllFoldersWhenAsked)
{
    addAccount();
    open();
    enqueue("Invoice");
    ASSERT_TRUE(rowsBecome(1));
    m_window->page().folders().setFolder(Folder::Sent);
    ASSERT_TRUE(rowsBecome(0));
    m_window->search().setText(QStringLiteral("hello")); // in its body
    ASSERT_TRUE(rowsBecome(0));
    m_window->commands().everywhere()->trigger();
    EXPECT_TRUE(rowsBecome(1));
    EXPECT_TRUE(test::await([&] { return list().isVisible(); }));
    m_window->search().setText(QStringLiteral("***"));
    EXPECT_TRUE(rowsBecome(0));
    m_window->commands().everywhere()->trigger();
    m_window->search().clear();
    EXPECT_TRUE(rowsBecome(0));
}

TEST_F(MainWindowTest, OfflineIsSaidAndRemembered)
{
    addAccount();
    open();
    m_window->commands().offline()->trigger();
    EXPECT_TRUE(m_delivery->isOffline());
    m_window.reset();
    m_settings.reset();
    open();
    EXPECT_TRUE(m_delivery->isOffline());
    EXPECT_FALSE(m_window->commands().sendWaiting()->isEnabled());
}

TEST_F(MainWindowTest, CopiesAReport)
{
    addAccount();
    open();
    enqueue("Invoice");
    ASSERT_TRUE(rowsBecome(1));
    QGuiApplication::clipboard()->clear();
    Q_EMIT m_window->commands().commandTriggered(Command::CopyReport);
    EXPECT_TRUE(test::await([] { return QGuiApplication::clipboard()->text().contains(QStringLiteral("Invoice")); }));
}

TEST_F(MainWindowTest, NewMessageAndQuitAreAsked)
{
    addAccount();
    open();
    QSignalSpy composing(m_window.get(), &MainWindow::composeRequested);
    QSignalSpy quitting(m_window.get(), &MainWindow::quitRequested);
    QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
    QTest::keyClick(m_window.get(), Qt::Key_Q, Qt::ControlModifier);
    EXPECT_EQ(composing.size(), 1);
    EXPECT_EQ(quitting.size(), 1);
}

TEST_F(MainWindowTest, StartAtLoginIsOfferedWhereItCanBeAndIsAskedFor)
{
    open();
    QAction *action = m_window->commands().autostart();
    EXPECT_FALSE(action->isVisible());
    m_window->showAutostart(false);
    EXPECT_TRUE(action->isVisible());
    EXPECT_FALSE(action->isChecked());
    QSignalSpy asked(m_window.get(), &MainWindow::autostartRequested);
    action->trigger();
    ASSERT_EQ(asked.size(), 1);
    EXPECT_TRUE(asked.first().first().toBool());
    m_window->showAutostart(true);
    EXPECT_TRUE(action->isChecked());
    EXPECT_EQ(asked.size(), 1);
}

TEST_F(MainWindowTest, RemembersItsSize)
{
    addAccount();
    open();
    m_window->resize(900, 650);
    m_window->close();
    m_window.reset();
    m_settings.reset();
    open();
    EXPECT_EQ(m_window->size(), QSize(900, 650));
}

TEST_F(MainWindowTest, SelectShowsTheFolderAndTheRow)
{
    addAccount();
    const outbox::ItemId draft = saveDraft("Half written");
    open();
    const outbox::ItemId item = enqueue("Invoice");
    enqueue("Another");
    ASSERT_TRUE(rowsBecome(2));
    m_window->select(draft);
    EXPECT_EQ(m_window->page().folders().folder(), Folder::Drafts);
    m_window->select(item);
    EXPECT_TRUE(test::await([&] { return list().currentId() == item; }));
    EXPECT_EQ(m_window->page().folders().folder(), Folder::Outbox);
}
