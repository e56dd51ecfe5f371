// Time in the main window: taking back, leaving meanwhile, what was found at the start, other times; and partial refusals.

#include "smtp/outbox/undotime.h"
#include "tests/support/await.h"
#include "tests/support/manualclock.h"
#include "tests/ui_composer/profile.h"
#include "ui/mainwindow/mailpage.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/windowactions.h"
#include "ui/outbox/detailpane.h"
#include "ui/outbox/folderlist.h"
#include "ui/outbox/messagelist.h"
#include "ui/outbox/sendstrip.h"
#include "ui/outbox/sendstrips.h"
#include "ui/schedule/scheduledialog.h"

#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

#include <functional>

using namespace pillarbox;
using namespace pillarbox::ui;
using outbox::HoldReason;
using outbox::Outcome;
using outbox::State;
using std::chrono::seconds;

namespace {

class HoldsTest : public testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(m_profile.open());
        m_account = m_profile.addAccount(QStringLiteral("Ada Lovelace"), QStringLiteral("ada@example.org"));
        m_delivery = std::make_unique<outbox::DeliveryService>(
            m_profile.outbox(), m_profile.accounts(), m_profile.keychain(), m_clock);
        m_settings = std::make_unique<QSettings>(m_profile.path(QStringLiteral("settings.ini")), QSettings::IniFormat);
        m_window = std::make_unique<MainWindow>(m_profile.outbox(), *m_delivery, m_profile.accounts(), *m_settings, m_clock);
        m_window->show();
        m_window->activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(m_window.get()));
    }

    outbox::ItemId enqueue(const char *subject, const outbox::Departure &departure)
    {
        message::Draft draft;
        draft.accountId = m_account.id;
        draft.from = m_account.identity;
        draft.to = {{QStringLiteral("Grace Hopper"), QStringLiteral("grace@example.net")},
            {QStringLiteral("Bob"), QStringLiteral("bob@example.net")}};
        draft.subject = QString::fromUtf8(subject);
        draft.body = QStringLiteral("Hello");
        draft.cursor = 3;
        draft.anchor = 1;
        std::optional<outbox::ItemId> id;
        m_profile.outbox().enqueue(
            draft, {}, [&](const auto &result) { id = result ? result.value() : outbox::ItemId(); }, departure);
        EXPECT_TRUE(test::await([&] { return id.has_value(); }));
        EXPECT_FALSE(id->isNull());
        return *id;
    }
    outbox::ItemId enqueueWithUndo(const char *subject, seconds undoTime = seconds(10))
    {
        const auto id = enqueue(subject, {.options = {}, .undoTime = undoTime, .schedule = {}});
        EXPECT_TRUE(test::await([&] { return strips().sentences().size() > 0; }));
        return id;
    }
    outbox::Schedule inOneHour() const
    {
        return {.at = m_clock.now().addSecs(3600), .timeZone = "UTC", .missedRule = outbox::MissedRule::Ask, .notAfter = {}};
    }

    // As if the relay had answered so.
    void settle(const outbox::ItemId &id, State state, const std::function<void(QList<outbox::Recipient> &)> &answer)
    {
        m_profile.outbox().onStore<Done>(
            [account = m_account.id, id, state, answer, now = m_clock.now()](
                outbox::Store &store) -> Expected<Done, outbox::OutboxError> {
                const auto claim = store.claims().claimNext(account, QStringLiteral("test"), false, now);
                if (!claim)
                    return Unexpected{claim.error()};
                outbox::AttemptRecord record{.id = id, .ruling = {}, .attempt = {}, .triedBefore = {}, .receipt = {}};
                record.ruling.state = state;
                record.ruling.recipients = (*claim)->summary.recipients;
                answer(record.ruling.recipients);
                return store.claims().record(record, QStringLiteral("test"), now);
            },
            {});
    }

    void markAccepted(const outbox::ItemId &id)
    {
        settle(id, State::Sent, [](QList<outbox::Recipient> &recipients) {
            for (outbox::Recipient &recipient : recipients)
                recipient.outcome = Outcome::Accepted;
        });
    }

    SendStrips &strips() { return m_window->page().sends(); }
    QString lastSentence()
    {
        const auto all = strips().sentences();
        return all.isEmpty() ? QString() : all.last();
    }
    QString stateTextOf(const outbox::ItemId &id)
    {
        const auto row = m_window->page().list().messages().indexOf(id);
        return row ? m_window->page().list().messages().row(*row).stateText : QString();
    }
    QMessageBox *question() const { return m_window->findChild<QMessageBox *>(); }
    void answer(const char *text)
    {
        for (QAbstractButton *button : question()->buttons())
            if (button->text() == QString::fromLatin1(text))
                return button->click();
        FAIL() << "no button " << text;
    }
    bool becomes(const outbox::ItemId &id, State state, std::optional<HoldReason> hold = {})
    {
        return test::await([&] {
            const outbox::ItemSummary *item = m_profile.outbox().find(id);
            return item && item->state == state && item->hold == hold;
        });
    }

    test::ManualClock m_clock;
    test::Profile m_profile{m_clock};
    account::Account m_account;
    std::unique_ptr<outbox::DeliveryService> m_delivery;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

TEST_F(HoldsTest, StripRowAndPaneCountDown)
{
    const auto id = enqueueWithUndo("Invoice");
    EXPECT_EQ(lastSentence().toStdString(), "Sending “Invoice” in 10 s");
    ASSERT_TRUE(test::await([&] { return stateTextOf(id) == QLatin1String("Sends in 10 s"); }));
    m_clock.advance(seconds(2));
    EXPECT_EQ(lastSentence().toStdString(), "Sending “Invoice” in 8 s");
    EXPECT_TRUE(test::await([&] { return stateTextOf(id) == QLatin1String("Sends in 8 s"); }));
    EXPECT_TRUE(test::await([&] { return m_window->page().detail().detail()->sentence.contains(QLatin1String("8 s")); }));
    m_clock.advance(seconds(8));
    ASSERT_TRUE(becomes(id, State::Waiting));
    EXPECT_TRUE(test::await([&] { return !strips().isVisible(); }));
}

// A label whose name stays is not read out again when its text changes.
TEST_F(HoldsTest, WhatAScreenReaderHearsStaysTheSameWhileTheSecondsRun)
{
    enqueueWithUndo("Invoice");
    const QString heard = QStringLiteral("“Invoice” is sent in 10 seconds. You can take it back.");
    auto *strip = strips().findChild<SendStrip *>();
    ASSERT_TRUE(strip);
    const auto labels = strip->findChildren<QLabel *>();
    EXPECT_EQ(strip->accessibleName(), heard);
    EXPECT_EQ(labels.first()->accessibleName(), heard);
    m_clock.advance(seconds(3));
    EXPECT_EQ(labels.first()->text().toStdString(), "Sending “Invoice” in 7 s");
    EXPECT_EQ(strip->accessibleName(), heard);
    EXPECT_EQ(labels.first()->accessibleName(), heard);
    EXPECT_EQ(strips().findChild<SendStrip *>(), strip) << "the same strip, announced when it came";
}

TEST_F(HoldsTest, UndoGivesTheDraftBack)
{
    QSignalSpy editing(m_window.get(), &MainWindow::editRequested);
    const auto id = enqueueWithUndo("Invoice");
    strips().findChild<QPushButton *>(QStringLiteral("undo"))->click();
    ASSERT_TRUE(test::await([&] { return editing.size() == 1; }));
    const auto record = editing.first().first().value<outbox::DraftRecord>();
    EXPECT_EQ(record.draft.subject, QLatin1String("Invoice"));
    EXPECT_EQ(record.draft.cursor, 3);
    EXPECT_EQ(record.draft.anchor, 1);
    EXPECT_EQ(m_profile.outbox().find(id), nullptr);
    EXPECT_TRUE(test::await([&] { return !strips().isVisible(); }));
    m_clock.advance(seconds(20));
    EXPECT_EQ(m_profile.outbox().find(id), nullptr) << "nothing is sent any more";
}

TEST_F(HoldsTest, SeveralStandBelowEachOtherAndUndoKeyTakesTheNewest)
{
    QSignalSpy editing(m_window.get(), &MainWindow::editRequested);
    for (const char *subject : {"A", "B", "C", "D"})
        enqueueWithUndo(subject);
    ASSERT_TRUE(test::await([&] { return lastSentence().contains(QStringLiteral("“D”")); }));
    const QStringList shown = strips().sentences();
    ASSERT_EQ(shown.size(), 3);
    EXPECT_TRUE(shown.first().contains(QStringLiteral("“B”"))) << "the others are in the list";
    QTest::keySequence(m_window.get(), QKeySequence(QKeySequence::Undo));
    ASSERT_TRUE(test::await([&] { return editing.size() == 1; }));
    EXPECT_EQ(editing.first().first().value<outbox::DraftRecord>().draft.subject, QLatin1String("D"));
    EXPECT_TRUE(test::await([&] { return strips().sentences().first().contains(QStringLiteral("“A”")); }));
}

TEST_F(HoldsTest, SendNowEndsTheWait)
{
    const auto id = enqueueWithUndo("Invoice");
    strips().findChild<QToolButton *>(QStringLiteral("sendNow"))->click();
    EXPECT_TRUE(becomes(id, State::Waiting));
}

TEST_F(HoldsTest, WhatIsDeletedMeanwhileIsNotSent)
{
    const auto id = enqueueWithUndo("Invoice");
    m_window->select(id);
    ASSERT_TRUE(test::await([&] { return m_window->page().list().currentId() == id; }));
    Q_EMIT m_window->commands().commandTriggered(Command::Delete);
    ASSERT_TRUE(becomes(id, State::Held, HoldReason::User));
    m_clock.advance(seconds(5));
    EXPECT_TRUE(test::await([&] { return !strips().isVisible(); }));
}

TEST_F(HoldsTest, ClosingWithNothingHeldAsksNothing)
{
    enqueue("Invoice", {});
    m_window->close();
    EXPECT_FALSE(m_window->isVisible());
    EXPECT_EQ(question(), nullptr);
}

TEST_F(HoldsTest, ClosingAsksAndKeepsForTheNextStart)
{
    const auto id = enqueueWithUndo("Invoice");
    m_clock.advance(seconds(2));
    m_window->close();
    EXPECT_TRUE(m_window->isVisible());
    ASSERT_TRUE(question());
    EXPECT_EQ(question()->text().toStdString(), "“Invoice” sends in 8 s.");
    EXPECT_TRUE(question()->informativeText().contains(QLatin1String("until the next start")));
    m_clock.advance(seconds(1));
    EXPECT_EQ(question()->text().toStdString(), "“Invoice” sends in 7 s.");
    QSignalSpy sending(m_window.get(), &MainWindow::sendsBeforeEnd);
    answer("&Keep for Next Start");
    ASSERT_TRUE(becomes(id, State::Held, HoldReason::Found));
    EXPECT_TRUE(test::await([&] { return !m_window->isVisible(); }));
    m_clock.advance(seconds(20));
    EXPECT_TRUE(becomes(id, State::Held, HoldReason::Found)) << "the time does not run on";
    EXPECT_EQ(sending.size(), 0);
}

TEST_F(HoldsTest, QuittingCanSendFirst)
{
    const auto id = enqueueWithUndo("Invoice");
    QSignalSpy sending(m_window.get(), &MainWindow::sendsBeforeEnd);
    QSignalSpy quitting(m_window.get(), &MainWindow::quitRequested);
    m_window->commands().quit()->trigger();
    EXPECT_EQ(quitting.size(), 0);
    ASSERT_TRUE(question());
    answer("&Send Now and Quit");
    ASSERT_TRUE(test::await([&] { return quitting.size() == 1; }));
    EXPECT_EQ(sending.size(), 1);
    EXPECT_TRUE(becomes(id, State::Waiting));
}

TEST_F(HoldsTest, CancelStaysAndTheTimeRunsOn)
{
    const auto id = enqueueWithUndo("Invoice");
    m_window->close();
    answer("&Cancel");
    EXPECT_TRUE(m_window->isVisible());
    m_clock.advance(seconds(10));
    EXPECT_TRUE(becomes(id, State::Waiting));
    EXPECT_TRUE(m_window->isVisible()) << "nobody asked for the end any more";
}

TEST_F(HoldsTest, TheQuestionAnswersItselfWhenTheTimeIsOver)
{
    QSignalSpy sending(m_window.get(), &MainWindow::sendsBeforeEnd);
    const auto id = enqueueWithUndo("Invoice");
    m_window->close();
    ASSERT_TRUE(question());
    m_clock.advance(seconds(10));
    ASSERT_TRUE(becomes(id, State::Waiting));
    EXPECT_TRUE(test::await([&] { return !m_window->isVisible(); }));
    EXPECT_EQ(sending.size(), 1);
}

TEST_F(HoldsTest, OfflineThereIsNothingToSendFirst)
{
    m_delivery->setOffline(true);
    enqueueWithUndo("Invoice");
    m_window->close();
    ASSERT_TRUE(question());
    EXPECT_EQ(question()->buttons().size(), 2);
}

TEST_F(HoldsTest, AWindowThatDoesNotEndTheProgramAsksNothing)
{
    m_window->setClosingEnds([] { return false; });
    const auto id = enqueueWithUndo("Invoice");
    m_window->close();
    EXPECT_FALSE(m_window->isVisible());
    EXPECT_EQ(question(), nullptr);
    m_clock.advance(seconds(10));
    EXPECT_TRUE(becomes(id, State::Waiting));
}

TEST_F(HoldsTest, WhatWasLeftBehindIsToldOnceAndAsks)
{
    const auto first = enqueueWithUndo("Invoice");
    const auto second = enqueueWithUndo("Letter");
    m_profile.outbox().keepFound();
    ASSERT_TRUE(becomes(first, State::Held, HoldReason::Found));
    ASSERT_TRUE(becomes(second, State::Held, HoldReason::Found));
    m_window->tellFound();
    NoticeBar &notice = m_window->page().notice();
    ASSERT_TRUE(test::await([&] { return notice.isVisible(); }));
    EXPECT_EQ(notice.notice().title.toStdString(), "2 message(s) were not sent when Pillarbox was closed.");
    Q_EMIT notice.secondActionTriggered();
    EXPECT_TRUE(test::await([&] {
        const auto id = m_window->page().list().currentId();
        return id == first || id == second;
    }));
    EXPECT_FALSE(notice.isVisible());
    m_window->tellFound();
    ASSERT_TRUE(test::await([&] { return notice.isVisible(); }));
    Q_EMIT notice.actionTriggered();
    EXPECT_TRUE(becomes(first, State::Waiting));
    EXPECT_TRUE(becomes(second, State::Waiting));
}

TEST_F(HoldsTest, ScheduledMessagesHaveTheirFolderAndAnotherTimeCanBeChosen)
{
    const auto id = enqueue("Later", {.options = {}, .undoTime = {}, .schedule = inOneHour()});
    m_window->select(id);
    ASSERT_TRUE(test::await([&] { return m_window->page().list().currentId() == id; }));
    EXPECT_EQ(m_window->page().folders().folder(), Folder::Scheduled);
    Q_EMIT m_window->commands().commandTriggered(Command::Reschedule);
    ASSERT_TRUE(test::await([&] { return m_window->findChild<ScheduleDialog *>() != nullptr; }));
    auto *dialog = m_window->findChild<ScheduleDialog *>();
    EXPECT_EQ(dialog->choice().schedule.at, inOneHour().at);
    dialog->findChild<QPushButton *>(QStringLiteral("preset2"))->click();
    const auto chosen = dialog->choice().schedule;
    dialog->accept();
    EXPECT_TRUE(test::await([&] {
        const auto *item = m_profile.outbox().find(id);
        return item && item->schedule == chosen && item->nextAttempt == chosen.at;
    }));
}

TEST_F(HoldsTest, AMissedTimeSaysSoAndOffersBothWays)
{
    m_delivery->start();
    m_delivery->setOffline(true);
    const auto id = enqueue("Later", {.options = {}, .undoTime = {}, .schedule = inOneHour()});
    m_profile.outbox().hold(id); // as while the computer sleeps: nothing calls the time
    ASSERT_TRUE(becomes(id, State::Held, HoldReason::User));
    m_clock.advance(std::chrono::hours(2));
    m_profile.outbox().onStore<Done>(
        [id, schedule = inOneHour(), now = m_clock.now()](outbox::Store &store) -> Expected<Done, outbox::OutboxError> {
            auto late = schedule;
            late.at = now.addSecs(-3600);
            if (auto set = store.times().reschedule(id, late, now); !set)
                return set;
            return store.times().callTimes(now);
        },
        {});
    ASSERT_TRUE(becomes(id, State::Held, HoldReason::Missed));
    m_window->select(id);
    // Held by the user it reads alike but for its second button.
    EXPECT_TRUE(test::await([&] {
        const auto &detail = m_window->page().detail().detail();
        return detail && detail->id == id && detail->main.primary == Command::SendNow
            && detail->main.second == Command::Reschedule && detail->explanation.contains(QLatin1String("could not"));
    }));
}

TEST_F(HoldsTest, SendAgainToRefusedTakesOnlyThoseAndTheirWords)
{
    const auto id = enqueue("Invoice", {});
    settle(id, State::Failed, [](QList<outbox::Recipient> &recipients) {
        recipients[0].outcome = Outcome::Accepted;
        recipients[1].outcome = Outcome::Refused;
        recipients[1].replyCode = 550;
        recipients[1].serverText = "no such user";
    });
    ASSERT_TRUE(becomes(id, State::Failed));
    m_window->select(id);
    ASSERT_TRUE(test::await([&] { return m_window->page().list().currentId() == id; }));
    QSignalSpy correcting(m_window.get(), &MainWindow::correctRequested);
    Q_EMIT m_window->commands().commandTriggered(Command::SendAgainToRefused);
    ASSERT_TRUE(test::await([&] { return correcting.size() == 1; }));
    const auto draft = correcting.first().at(0).value<message::Draft>();
    ASSERT_EQ(draft.to.size(), 1);
    EXPECT_EQ(draft.to.first().address, QLatin1String("bob@example.net"));
    const auto refused = correcting.first().at(1).value<QList<RefusedAddress>>();
    EXPECT_EQ(refused, (QList<RefusedAddress>{{QStringLiteral("bob@example.net"), QStringLiteral("550 no such user")}}));
}

// Another message, which can be taken back for as long as the settings say.
TEST_F(HoldsTest, SendAgainOfASentOneSendsACopy)
{
    for (const seconds undoTime : {seconds(25), seconds(0)}) {
        SCOPED_TRACE(undoTime.count());
        bool isSaved = false;
        outbox::saveUndoTime(m_profile.outbox(), undoTime, [&](const auto &done) { isSaved = done.has_value(); });
        ASSERT_TRUE(test::await([&] { return isSaved; }));
        const auto id = enqueue("Invoice", {});
        markAccepted(id);
        ASSERT_TRUE(becomes(id, State::Sent));
        m_window->select(id);
        ASSERT_TRUE(test::await([&] { return m_window->page().list().currentId() == id; }));
        std::optional<outbox::ItemId> copy;
        const auto connection = QObject::connect(&m_profile.outbox(), &outbox::Outbox::itemChanged,
            [&](const outbox::ItemId &changed) { copy = changed == id ? copy : changed; });
        Q_EMIT m_window->commands().commandTriggered(Command::SendAgain);
        ASSERT_TRUE(test::await([&] { return copy.has_value(); }));
        QObject::disconnect(connection);
        if (undoTime.count() > 0) {
            ASSERT_TRUE(becomes(*copy, State::Held, HoldReason::Undo));
            m_clock.advance(undoTime - seconds(1));
            EXPECT_TRUE(becomes(*copy, State::Held, HoldReason::Undo));
            m_clock.advance(seconds(1));
        }
        ASSERT_TRUE(becomes(*copy, State::Waiting));
        const outbox::ItemSummary sent = *m_profile.outbox().find(*copy);
        EXPECT_EQ(sent.subject, QLatin1String("Invoice"));
        ASSERT_EQ(sent.recipients.size(), 2);
        EXPECT_EQ(sent.recipients[1].outcome, Outcome::Pending);
        EXPECT_NE(sent.messageId, m_profile.outbox().find(id)->messageId);
        markAccepted(*copy); // its turn comes
        EXPECT_TRUE(becomes(*copy, State::Sent));
    }
}

} // namespace
