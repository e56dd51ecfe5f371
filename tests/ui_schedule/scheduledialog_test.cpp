// The dialog that asks when a message shall go out.

#include "tests/support/manualclock.h"
#include "tests/ui_composer/accessiblewalk.h"
#include "ui/schedule/scheduledialog.h"
#include "ui/schedule/zonebox.h"
#include "ui/theme/textlabel.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QCompleter>
#include <QDateTimeEdit>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <time.h>

namespace pillarbox::ui {

namespace {

class ScheduleDialogTest : public testing::Test
{
protected:
    static void SetUpTestSuite()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        qputenv("TZ", "Europe/Berlin");
        tzset();
    }
    void SetUp() override
    {
        QObject::connect(&dialog, &ScheduleDialog::chosen, &dialog, [this](const ScheduleChoice &choice) { chosen = choice; });
        dialog.show();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&dialog));
    }

    template<typename T>
    T *part(const char *name) const
    {
        return dialog.findChild<T *>(QString::fromLatin1(name));
    }
    QString text(const char *name) const { return part<QLabel>(name)->text(); }
    void choose(QDate date, QTime time)
    {
        part<QDateEdit>("date")->setDate(date);
        part<QTimeEdit>("time")->setTime(time);
    }
    static QDateTime utc(const char *text) { return QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate); }

    test::ManualClock clock; // Monday, 2 March 2026, 15:02 in Berlin
    ScheduleDialog dialog{clock};
    std::optional<ScheduleChoice> chosen;
};

TEST_F(ScheduleDialogTest, BeginsWithTheNextPresetInTheZoneOfTheComputer)
{
    const ScheduleChoice choice = dialog.choice();
    EXPECT_EQ(choice.schedule.at, utc("2026-03-02T17:00:00Z"));
    EXPECT_EQ(choice.schedule.timeZone, "Europe/Berlin");
    EXPECT_EQ(choice.schedule.missedRule, outbox::MissedRule::SendAtOnce);
    EXPECT_EQ(text("when").toStdString(), "It goes out on Monday, 2 March 2026 at 18:00, Berlin time.");
}

TEST_F(ScheduleDialogTest, OneClickOnAPresetAndReturnChoosesIt)
{
    part<QPushButton>("preset2")->click(); // tomorrow
    QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
    ASSERT_TRUE(chosen);
    EXPECT_EQ(chosen->schedule.at, utc("2026-03-03T07:00:00Z"));
    EXPECT_FALSE(dialog.isVisible());
}

TEST_F(ScheduleDialogTest, TimesThatHavePassedAreRefusedInline)
{
    choose({2026, 3, 2}, {15, 2}); // now
    EXPECT_EQ(text("when").toStdString(), "This time has passed. Choose a later one.");
    part<QPushButton>("accept")->click();
    EXPECT_FALSE(chosen);
    EXPECT_TRUE(dialog.isVisible());
    EXPECT_EQ(dialog.focusWidget(), part<QWidget>("date"));
    choose({2026, 3, 2}, {15, 3});
    part<QPushButton>("accept")->click();
    ASSERT_TRUE(chosen);
    EXPECT_EQ(chosen->schedule.at, utc("2026-03-02T14:03:00Z"));
}

TEST_F(ScheduleDialogTest, TimesThatPassWhileItIsOpenAreRefused)
{
    choose({2026, 3, 2}, {15, 3});
    clock.advance(std::chrono::minutes(1));
    part<QPushButton>("accept")->click();
    EXPECT_FALSE(chosen);
    EXPECT_EQ(text("when").toStdString(), "This time has passed. Choose a later one.");
}

TEST_F(ScheduleDialogTest, AnotherZoneKeepsTheDigitsAndIsShownBesideTheReaders)
{
    auto *zone = part<ZoneBox>("zone");
    choose({2026, 3, 3}, {8, 0});
    zone->setFocus();
    zone->lineEdit()->selectAll();
    QTest::keyClicks(zone->lineEdit(), QStringLiteral("America/New York"));
    part<QDateEdit>("date")->setFocus();
    EXPECT_EQ(dialog.choice().schedule.timeZone, "America/New_York");
    EXPECT_EQ(dialog.choice().schedule.at, utc("2026-03-03T13:00:00Z"));
    EXPECT_EQ(text("when").toStdString(),
        "It goes out on Tuesday, 3 March 2026 at 08:00, New York time. Here that is Tuesday, 3 March 2026 at 14:00 "
        "(Berlin).");
}

TEST_F(ScheduleDialogTest, HalfAZoneChangesNothing)
{
    auto *zone = part<ZoneBox>("zone");
    zone->setFocus();
    zone->lineEdit()->selectAll();
    QTest::keyClicks(zone->lineEdit(), QStringLiteral("Ameri"));
    zone->completer()->popup()->hide();
    part<QDateEdit>("date")->setFocus();
    EXPECT_EQ(dialog.choice().schedule.timeZone, "Europe/Berlin");
    EXPECT_EQ(zone->currentText(), QLatin1String("Europe/Berlin"));
}

TEST_F(ScheduleDialogTest, ChangesOfTheClocksAreSaid)
{
    choose({2026, 3, 29}, {2, 30});
    EXPECT_EQ(text("when").toStdString(),
        "The clocks in Berlin skip this time. It goes out on Sunday, 29 March 2026 at 03:30, Berlin time.");
    choose({2026, 10, 25}, {2, 30});
    EXPECT_EQ(text("when").toStdString(),
        "The clocks in Berlin show this time twice; the first counts. It goes out on Sunday, 25 October 2026 at 02:30, Berlin "
        "time.");
}

TEST_F(ScheduleDialogTest, RulesForMissedTimesAreKept)
{
    choose({2026, 3, 3}, {8, 0});
    part<QRadioButton>("ask")->click();
    EXPECT_EQ(dialog.choice().schedule.missedRule, outbox::MissedRule::Ask);
    part<QRadioButton>("notAfterRule")->click();
    EXPECT_EQ(dialog.choice().schedule.missedRule, outbox::MissedRule::NotAfter);
    EXPECT_EQ(dialog.choice().schedule.notAfter, utc("2026-03-03T08:00:00Z")); // an hour later
    part<QDateTimeEdit>("notAfter")->setTime({8, 0});
    EXPECT_EQ(text("when").toStdString(), "“Not after” must be later than the time it goes out.");
    part<QPushButton>("accept")->click();
    EXPECT_FALSE(chosen);
    part<QDateTimeEdit>("notAfter")->setTime({12, 30});
    part<QPushButton>("accept")->click();
    ASSERT_TRUE(chosen);
    EXPECT_EQ(chosen->schedule.notAfter, utc("2026-03-03T11:30:00Z"));
}

TEST_F(ScheduleDialogTest, SaysWhoHasToBeAwake)
{
    EXPECT_EQ(text("who").toStdString(), "This computer must be on and Pillarbox running, also in the background.");
    RelayOffer offer{QStringLiteral("smtp.example.org"), {}};
    offer.limits.longest = std::chrono::hours(24);
    dialog.setRelay(offer);
    choose({2026, 3, 3}, {8, 0});
    EXPECT_EQ(
        text("who").toStdString(), "smtp.example.org keeps the message and sends it at that time; this computer may be off.");
    EXPECT_TRUE(dialog.choice().isKeptByRelay);
    EXPECT_FALSE(part<QRadioButton>("ask")->isVisible());
    choose({2026, 3, 4}, {8, 0}); // longer than it keeps one
    EXPECT_EQ(text("who").toStdString(), "This computer must be on and Pillarbox running, also in the background.");
    EXPECT_FALSE(dialog.choice().isKeptByRelay);
    EXPECT_TRUE(part<QRadioButton>("ask")->isVisible());
}

TEST_F(ScheduleDialogTest, StartAtLoginIsOfferedOnlyWhereItHelps)
{
    EXPECT_FALSE(part<QCheckBox>("startAtLogin")->isVisible());
    dialog.offerStartAtLogin();
    EXPECT_TRUE(part<QCheckBox>("startAtLogin")->isVisible());
    part<QCheckBox>("startAtLogin")->setChecked(true);
    EXPECT_TRUE(dialog.choice().startsAtLogin);
    dialog.setRelay(RelayOffer{QStringLiteral("smtp.example.org"), {}});
    EXPECT_FALSE(part<QCheckBox>("startAtLogin")->isVisible());
    EXPECT_FALSE(dialog.choice().startsAtLogin);
}

TEST_F(ScheduleDialogTest, ReschedulingBeginsWithWhatWasChosen)
{
    outbox::Schedule schedule{.at = utc("2026-03-05T13:00:00Z"),
        .timeZone = "America/New_York",
        .missedRule = outbox::MissedRule::NotAfter,
        .notAfter = utc("2026-03-05T22:00:00Z")};
    dialog.setSchedule(schedule);
    EXPECT_EQ(dialog.choice().schedule, schedule);
    EXPECT_EQ(part<QTimeEdit>("time")->time(), QTime(8, 0));
}

TEST_F(ScheduleDialogTest, EveryPartHasANameAndItsOwnLetter)
{
    dialog.offerStartAtLogin();
    const test::Walk walk = test::walk(dialog);
    EXPECT_GT(walk.named, 10);
    EXPECT_THAT(walk.unnamed, testing::IsEmpty()) << walk.unnamed.join(QLatin1Char('\n')).toStdString();
    EXPECT_THAT(walk.doubledMnemonics, testing::IsEmpty()) << walk.doubledMnemonics.join(QLatin1Char('\n')).toStdString();
}

} // namespace

} // namespace pillarbox::ui
