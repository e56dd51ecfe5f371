#include "smtp/outbox/relaybackoff.h"
#include "smtp/outbox/retryschedule.h"

#include <QList>
#include <QTimeZone>

#include <gtest/gtest.h>

namespace pillarbox::outbox {

using namespace std::chrono_literals;

const QDateTime kStart(QDate(2026, 3, 2), QTime(14, 2), QTimeZone::utc());

// The whole way of a message that is put off each time.
QList<qint64> minutesUntilGivenUp(const RetrySchedule &schedule, double chance)
{
    QList<qint64> minutes;
    QDateTime now = kStart;
    for (int attempts = 1;; ++attempts) {
        const auto next = schedule.nextAttempt(attempts, kStart, now, chance);
        if (!next)
            return minutes;
        minutes.append(now.secsTo(*next) / 60);
        now = *next;
    }
}

TEST(RetrySchedule, BeginsDenseThenHourlyUntilFiveDays)
{
    const auto minutes = minutesUntilGivenUp({}, 0.5);
    EXPECT_EQ(minutes.first(7), (QList<qint64>{1, 5, 15, 30, 60, 60, 60}));
    qint64 total = 0;
    for (const qint64 step : minutes)
        total += step;
    EXPECT_EQ(total, 5 * 24 * 60); // the last try is at the very end
}

TEST(RetrySchedule, JitterStaysWithinItsBounds)
{
    for (const double chance : {0.0, 0.25, 0.999}) {
        const auto minutes = minutesUntilGivenUp({}, chance);
        EXPECT_EQ(minutes.first(5), (QList<qint64>{1, 5, 15, 30, 60})); // none on the first ones
        for (qsizetype i = 5; i < minutes.size() - 1; ++i) {
            EXPECT_GE(minutes[i], 54);
            EXPECT_LE(minutes[i], 66);
        }
    }
    EXPECT_NE(minutesUntilGivenUp({}, 0.0)[6], minutesUntilGivenUp({}, 0.999)[6]);
}

TEST(RetrySchedule, CanBeShortened)
{
    RetrySchedule schedule;
    schedule.givesUpAfter = 3h;
    EXPECT_EQ(minutesUntilGivenUp(schedule, 0.5), (QList<qint64>{1, 5, 15, 30, 60, 60, 9}));
}

// After six days without a relay the first greylisting must not be the end.
TEST(RetrySchedule, TimeWithoutARelayTakesNoneOfTheFirstTries)
{
    const QDateTime late = kStart.addDays(6);
    for (int attempts = 1; attempts <= 5; ++attempts)
        EXPECT_TRUE(RetrySchedule{}.nextAttempt(attempts, kStart, late, 0.5)) << attempts;
    EXPECT_FALSE(RetrySchedule{}.nextAttempt(6, kStart, late, 0.5));
}

// Queued by a clock that was a year ahead: it ends all the same.
TEST(RetrySchedule, ClockThatWasAheadIsNoReasonToTryForEver)
{
    const QDateTime queuedAt = kStart.addYears(1);
    QDateTime now = kStart;
    int attempts = 1;
    for (; attempts < 1000; ++attempts) {
        const auto next = RetrySchedule{}.nextAttempt(attempts, queuedAt, now, 0.5);
        if (!next)
            break;
        EXPECT_LE(now.msecsTo(*next), RetrySchedule{}.longestPause().count());
        now = *next;
    }
    EXPECT_EQ(attempts, 5 + 120 + 1);
}

TEST(RetrySchedule, KnowsItsLongestPause)
{
    EXPECT_EQ(RetrySchedule{}.longestPause(), 66min);
    RetrySchedule schedule;
    schedule.first = {2h};
    EXPECT_EQ(schedule.longestPause(), 2h);
}

TEST(RelayBackoff, GrowsToTenMinutesAndForgets)
{
    RelayBackoff backoff;
    EXPECT_TRUE(backoff.isOver(kStart));
    QList<qint64> seconds;
    for (int i = 0; i < 8; ++i)
        seconds.append(kStart.secsTo(backoff.fail(kStart)));
    EXPECT_EQ(seconds, (QList<qint64>{15, 30, 60, 120, 300, 600, 600, 600}));
    EXPECT_FALSE(backoff.isOver(kStart.addSecs(599)));
    EXPECT_TRUE(backoff.isOver(kStart.addSecs(600)));
    backoff.reset();
    EXPECT_TRUE(backoff.isOver(kStart));
    EXPECT_EQ(kStart.secsTo(backoff.fail(kStart)), 15);
}

} // namespace pillarbox::outbox
