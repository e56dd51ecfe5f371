// How a message leaves the composer: with time to take it back, later, or kept by its relay.

#include "tests/ui_composer/accessiblewalk.h"
#include "tests/ui_composer/composerfixture.h"
#include "ui/composer/chip.h"
#include "ui/schedule/scheduledialog.h"

#include <QDateTimeEdit>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QTextCursor>

#include <gmock/gmock.h>

namespace pillarbox::test {

namespace {

class DepartingTest : public ComposerTest
{
protected:
    void write(const char *subject = "Harvest")
    {
        type("to", "grace@example.net");
        type("subject", subject);
        body()->setPlainText(QStringLiteral("The harvest is in.\nAll of it."));
    }
    ui::ScheduleDialog *dialog() const { return composer->findChild<ui::ScheduleDialog *>(); }
    void pressSendLater()
    {
        QTest::keyClick(composer->focusWidget(), Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        ASSERT_TRUE(await([this] { return dialog() && dialog()->isVisible(); }));
    }
    void chooseTomorrow()
    {
        dialog()->findChild<QPushButton *>(QStringLiteral("preset2"))->click();
        dialog()->accept();
    }
    const outbox::ItemSummary &item() { return *profile.outbox().find(*sentId); }
};

TEST_F(DepartingTest, WithoutAnUndoTimeItWaitsForItsTurnAtOnce)
{
    write();
    pressSend();
    ASSERT_TRUE(isSent());
    EXPECT_EQ(item().state, outbox::State::Waiting);
}

TEST_F(DepartingTest, ItIsHeldForTheUndoTimeByTheQueue)
{
    composer->setUndoTime(std::chrono::seconds(10));
    write();
    pressSend();
    ASSERT_TRUE(isSent());
    EXPECT_EQ(item().state, outbox::State::Held);
    EXPECT_EQ(item().hold, outbox::HoldReason::Undo);
    EXPECT_EQ(item().nextAttempt, clock.now().addSecs(10));
    ASSERT_TRUE(await([this] { return composer.isNull(); })) << "the window is gone, the time runs on";
    clock.advance(std::chrono::seconds(10));
    EXPECT_TRUE(await([this] { return item().state == outbox::State::Waiting; }));
}

TEST_F(DepartingTest, TakenBackItIsTheSameDraftCursorAndSelectionIncluded)
{
    composer->setUndoTime(std::chrono::seconds(10));
    write();
    type("to", ",Bob <bob@example.net>,");
    QTest::keyClick(composer, Qt::Key_B, Qt::AltModifier);
    ASSERT_TRUE(await([this] { return line("bcc")->isVisible(); }));
    type("bcc", "hidden@example.net,");
    composer->attachFiles({profile.makeFile(QStringLiteral("list.txt"), 2000)});
    QTextCursor cursor(body()->document());
    cursor.setPosition(12);
    cursor.setPosition(4, QTextCursor::KeepAnchor); // backwards: the cursor stands before the anchor
    body()->setTextCursor(cursor);
    body()->setFocus();
    const message::Draft before = composer->draft();
    ASSERT_EQ(before.cursor, 4);
    ASSERT_EQ(before.anchor, 12);
    pressSend();
    ASSERT_TRUE(isSent());

    std::optional<outbox::DraftRecord> record;
    profile.outbox().editAgain(*sentId, [&record](const auto &result) {
        ASSERT_TRUE(result);
        record = result.value();
    });
    ASSERT_TRUE(await([&record] { return record.has_value(); }));
    show();
    composer->restore(*record);
    EXPECT_EQ(composer->draft(), before);
    EXPECT_EQ(body()->textCursor().selectedText(), QStringLiteral("harvest "));
    EXPECT_EQ(composer->focusWidget(), body()) << "where the cursor is";
    EXPECT_EQ(profile.outbox().find(*sentId), nullptr) << "nothing is left to be sent";
}

TEST_F(DepartingTest, SendLaterAsksWhenAndSchedules)
{
    write();
    pressSendLater();
    chooseTomorrow();
    ASSERT_TRUE(isSent()) << said().toStdString() << bar()->notice().text.toStdString();
    EXPECT_EQ(item().state, outbox::State::Scheduled);
    ASSERT_TRUE(item().schedule);
    EXPECT_EQ(item().nextAttempt, item().schedule->at);
    EXPECT_TRUE(QTimeZone(item().schedule->timeZone).isValid());
    EXPECT_GT(item().schedule->at, clock.now());
}

TEST_F(DepartingTest, FaultsComeBeforeTheQuestion)
{
    type("subject", "Nobody");
    QTest::keyClick(composer->focusWidget(), Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(said(), QStringLiteral("Nobody to send it to yet."));
    EXPECT_EQ(dialog(), nullptr);
}

TEST_F(DepartingTest, SendAnywayGoesOnWithWhatWasAskedFor)
{
    type("to", "grace@example.net");
    QTest::keyClick(composer->focusWidget(), Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    ASSERT_EQ(said(), QStringLiteral("No subject."));
    Q_EMIT bar()->actionTriggered();
    ASSERT_TRUE(await([this] { return dialog() && dialog()->isVisible(); }));
    EXPECT_FALSE(sentId);
}

TEST_F(DepartingTest, CancellingTheQuestionLeavesTheMessageOpen)
{
    write();
    pressSendLater();
    dialog()->reject();
    EXPECT_TRUE(await([this] { return !dialog(); }));
    EXPECT_TRUE(composer->isVisible());
    EXPECT_FALSE(sentId);
}

TEST_F(DepartingTest, ARelayThatKeepsItGetsItAfterTheUndoTime)
{
    account.holdLimits.emplace();
    account.holdLimits->longest = std::chrono::hours(48);
    ASSERT_TRUE(profile.accounts().save(account));
    composer->setUndoTime(std::chrono::seconds(10));
    write();
    pressSendLater();
    EXPECT_THAT(dialog()->findChild<QLabel *>(QStringLiteral("who"))->text().toStdString(),
        testing::HasSubstr("this computer may be off"));
    chooseTomorrow();
    ASSERT_TRUE(isSent());
    EXPECT_EQ(item().hold, outbox::HoldReason::Undo);
    EXPECT_FALSE(item().schedule);
}

TEST_F(DepartingTest, TheArrowBesideSendOffersBothWays)
{
    auto *arrow = part<QPushButton>("sendMenu");
    ASSERT_TRUE(arrow);
    arrow->click();
    QMenu *menu = nullptr;
    for (QMenu *one : composer->findChildren<QMenu *>())
        if (one->isVisible())
            menu = one;
    ASSERT_TRUE(menu);
    QStringList texts;
    for (const QAction *action : menu->actions())
        texts += action->text();
    EXPECT_EQ(texts, (QStringList{QStringLiteral("&Send"), QStringLiteral("Send &Later…")}));
    menu->close();
}

TEST_F(DepartingTest, EveryPartOfTheToolBarIsNamedAndReached)
{
    const Walk found = walk(*composer);
    EXPECT_THAT(found.unnamed, testing::IsEmpty()) << found.unnamed.join(u'\n').toStdString();
    EXPECT_THAT(found.doubledMnemonics, testing::IsEmpty()) << found.doubledMnemonics.join(u'\n').toStdString();
    EXPECT_NE(part<QPushButton>("sendMenu")->focusPolicy(), Qt::NoFocus);
}

TEST_F(DepartingTest, RefusedAddressesAreMarkedUntilTheyAreCorrected)
{
    message::Draft draft;
    draft.to = {{QStringLiteral("Bob"), QStringLiteral("bob@firm.example")}, {{}, QStringLiteral("li@harbour.example")}};
    draft.subject = QStringLiteral("Again");
    composer->setDraft(draft);
    composer->markRefused({{QStringLiteral("bob@firm.example"), QStringLiteral("550 5.1.1 no such user")}});
    EXPECT_EQ(said(), QStringLiteral("“bob@firm.example” was refused."));
    EXPECT_EQ(bar()->notice().text, QStringLiteral("The server said: 550 5.1.1 no such user. Correct it, or remove it."));
    auto *chip = qobject_cast<ui::Chip *>(composer->focusWidget());
    ASSERT_TRUE(chip) << "the focus is where something is to be done";
    EXPECT_TRUE(chip->face().isInDoubt);
    EXPECT_TRUE(chip->face().accessibleName.contains(QStringLiteral("was refused")));

    pressSend(); // unchanged: asked once
    EXPECT_FALSE(sentId);
    EXPECT_EQ(said(), QStringLiteral("“bob@firm.example” was refused."));

    QTest::keyClick(chip, Qt::Key_Return);
    line("to")->setText(QStringLiteral("Bob <bob@firm.example.org>"));
    pressSend();
    EXPECT_TRUE(isSent());
}

} // namespace

} // namespace pillarbox::test
