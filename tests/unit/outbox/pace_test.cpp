// When messages may go under an account's limits, and which words of a relay are about such limits.

#include "smtp/outbox/pace.h"
#include "smtp/outbox/ratelimit.h"

#include <QTimeZone>

#include <gtest/gtest.h>

#include <algorithm>

namespace pillarbox::outbox {

using account::SendingLimits;
using protocol::ErrorKind;
using protocol::SendError;
using protocol::Stage;

const QDateTime kNow(QDate(2026, 3, 2), QTime(14, 2), QTimeZone::utc());

struct Row {
    const char *name;
    SendingLimits limits;
    QList<qint64> taken; // seconds from now
    QList<qint64> expected; // likewise
    const char *reached;
};

void PrintTo(const Row &row, std::ostream *stream)
{
    *stream << row.name;
}

class ForecastTable : public testing::TestWithParam<Row>
{
};

TEST_P(ForecastTable, Holds)
{
    const Row &row = GetParam();
    QList<QDateTime> taken;
    for (const qint64 seconds : row.taken)
        taken.append(kNow.addSecs(seconds));
    QList<qint64> seconds;
    for (const QDateTime &time : forecast(row.limits, taken, kNow, row.expected.size()))
        seconds.append(kNow.secsTo(time));
    EXPECT_EQ(seconds, row.expected);
    EXPECT_EQ(kNow.secsTo(nextOpening(row.limits, taken, kNow)), row.expected.value(0));
    EXPECT_EQ(limitReached(row.limits, taken, kNow), QLatin1String(row.reached));
}

INSTANTIATE_TEST_SUITE_P(Cases, ForecastTable,
    testing::Values(Row{"NoLimit", {}, {-1, -1, 0}, {0, 0, 0}, ""},
        Row{"NothingYet", {.perMinute = 2}, {}, {0, 0, 60, 60, 120}, ""},
        Row{"OneLeft", {.perMinute = 2}, {-30}, {0, 30, 60, 90}, ""},
        Row{"Full", {.perMinute = 2}, {-50, -10}, {10, 50, 70, 110}, "perMinute/2"},
        Row{"JustFree", {.perMinute = 1}, {-60}, {0, 60}, ""},
        Row{"NotYetFree", {.perMinute = 1}, {-59}, {1, 61}, "perMinute/1"},
        Row{"OldOnesDoNotCount", {.perHour = 2}, {-90000, -4000, -3599}, {0, 1, 3600}, ""},
        Row{"TheStricterHolds", {.perMinute = 1, .perHour = 2}, {-3590, -100}, {10, 3500, 3610}, "perHour/2"},
        Row{"EachInItsTurn", {.perMinute = 1, .perHour = 3}, {}, {0, 60, 120, 3600, 3660, 3720}, ""},
        Row{"Day", {.perDay = 2}, {-86000, -10}, {400, 86390, 86800}, "perDay/2"},
        Row{"AllThree", {.perMinute = 2, .perHour = 3, .perDay = 4}, {}, {0, 0, 60, 3600, 86400, 86400, 86460}, ""},
        Row{"OverAlready", {.perMinute = 1}, {-30, -20, -10}, {50, 110}, "perMinute/1"}),
    [](const auto &row) { return row.param.name; });

TEST(Pace, ForecastsAreFullSecondsAndNeverTooEarly)
{
    const QDateTime odd = kNow.addMSecs(300);
    const auto times = forecast({.perMinute = 1}, {odd.addMSecs(-1)}, odd, 3);
    EXPECT_EQ(times, (QList<QDateTime>{kNow.addSecs(61), kNow.addSecs(121), kNow.addSecs(181)}));
}

// Whatever the past looks like, no span ever holds more than its limit.
TEST(Pace, ForecastsKeepTheLimits)
{
    const SendingLimits limits{.perMinute = 3, .perHour = 20, .perDay = 100};
    QList<QDateTime> all;
    for (int i = 0; i < 17; ++i)
        all.append(kNow.addSecs(-3000 + 170 * i));
    const auto times = forecast(limits, all, kNow, 400);
    EXPECT_TRUE(std::is_sorted(times.begin(), times.end()));
    all += times;
    for (const auto &[most, span] : {std::pair(3, 60), std::pair(20, 3600), std::pair(100, 86400)})
        for (qsizetype i = most; i < all.size(); ++i)
            EXPECT_GE(all[i - most].secsTo(all[i]), span) << i;
    EXPECT_EQ(kNow.daysTo(times.last()), 4); // and are no slower than they must be: 117 in the first day, 100 in each
}

SendError said(Stage stage, int code, const QByteArray &text)
{
    return {.stage = stage,
        .kind = code == 421 ? ErrorKind::ServerClosing : ErrorKind::Refused,
        .replyCode = code,
        .enhanced = protocol::EnhancedStatusCode::parse(text, code),
        .serverText = text,
        .detail = {},
        .mayHaveBeenDelivered = false};
}

TEST(RateLimit, IsToldByItsWords)
{
    for (const char *text : {"4.7.1 Error: too much mail from 192.0.2.1", "4.7.0 Too many messages, slow down",
             "4.7.0 Rate limit exceeded", "4.7.1 ratelimit: 100 per hour", "Your message rate is too high", "4.7.0 Throttled",
             "4.7.1 Sending limit reached; daily limit 500", "4.7.1 Error: too many recipients from 192.0.2.1"})
        for (const int code : {421, 450, 451, 452})
            for (const Stage stage : {Stage::Mail, Stage::Rcpt, Stage::Data, Stage::EndOfData})
                EXPECT_TRUE(isRateLimit(said(stage, code, text))) << text << code;
}

TEST(RateLimit, IsNotWhatConcernsTheMessageOrSomebodyElse)
{
    for (const char *text : {"4.7.1 Greylisted, come back in 5 minutes", "4.2.0 Greylisting in action", "4.3.0 try later",
             "4.2.1 The user is receiving mail too quickly", "4.2.2 mailbox over quota", "4.5.3 too many recipients", ""})
        EXPECT_FALSE(isRateLimit(said(Stage::Rcpt, 450, text))) << text;
    EXPECT_FALSE(isRateLimit(said(Stage::Mail, 550, "5.7.1 daily limit exceeded"))); // it says that this is for good
    EXPECT_FALSE(isRateLimit(said(Stage::Auth, 454, "4.7.0 too many messages")));
    SendError lost = said(Stage::EndOfData, 421, "4.7.0 too many messages");
    lost.mayHaveBeenDelivered = true;
    EXPECT_FALSE(isRateLimit(lost));
}

} // namespace pillarbox::outbox
