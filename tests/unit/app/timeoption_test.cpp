#include "app/cli/timeoption.h"

#include <gmock/gmock.h>

namespace pillarbox::app {

namespace {

const QTimeZone berlin(QByteArrayLiteral("Europe/Berlin"));

QDateTime utc(const char *text)
{
    return QDateTime::fromString(QLatin1String(text), Qt::ISODate).toUTC();
}

std::string at(const char *text, const char *now, const QTimeZone &zone = berlin)
{
    const auto schedule = scheduleOf(QString::fromUtf8(text), utc(now), zone);
    if (!schedule) {
        EXPECT_EQ(schedule.error().code, ExitCode::Usage);
        return schedule.error().text.section(QLatin1String(": "), 1).toStdString();
    }
    EXPECT_EQ(schedule->at.timeSpec(), Qt::UTC);
    return schedule->at.toString(Qt::ISODate).toStdString();
}

constexpr const char *winter = "2026-01-10T12:00:00Z"; // 13:00 in Berlin

TEST(TimeOption, ADateAndATime)
{
    EXPECT_EQ(at("2026-03-02T14:00", winter), "2026-03-02T13:00:00Z");
    EXPECT_EQ(at("2026-03-02 14:00:30", winter), "2026-03-02T13:00:30Z");
    EXPECT_EQ(at("2026-07-02T14:00", winter), "2026-07-02T12:00:00Z");
    EXPECT_EQ(at("2026-03-02T14:00Z", winter), "2026-03-02T14:00:00Z");
    EXPECT_EQ(at("2026-03-02T14:00-05:00", winter), "2026-03-02T19:00:00Z");
    EXPECT_EQ(at("2026-03-02T14:00:00+0530", winter), "2026-03-02T08:30:00Z");
}

TEST(TimeOption, AClockTimeIsTheNextOne)
{
    EXPECT_EQ(at("13:01", winter), "2026-01-10T12:01:00Z");
    EXPECT_EQ(at("13:00", winter), "2026-01-11T12:00:00Z");
    EXPECT_EQ(at("00:30", winter), "2026-01-10T23:30:00Z");
    EXPECT_EQ(at("14:00", "2026-03-28T18:00:00Z"), "2026-03-29T12:00:00Z"); // the clocks go forward in between
}

TEST(TimeOption, KeepsTheZone)
{
    EXPECT_EQ(scheduleOf(QStringLiteral("14:00"), utc(winter), berlin)->timeZone, "Europe/Berlin");
    EXPECT_EQ(scheduleOf(QStringLiteral("2026-03-02T14:00+02:00"), utc(winter), berlin)->timeZone, "UTC+02");
    EXPECT_EQ(scheduleOf(QStringLiteral("2026-03-02T14:00Z"), utc(winter), berlin)->timeZone, "UTC");
}

TEST(TimeOption, WhatTheClockLeavesOut)
{
    EXPECT_THAT(at("2026-03-29T02:30", winter), testing::HasSubstr("no such time"));
    EXPECT_EQ(at("2026-03-29T02:30Z", winter), "2026-03-29T02:30:00Z");
    EXPECT_EQ(at("02:30", "2026-03-28T18:00:00Z"), "2026-03-30T00:30:00Z");
}

// In 2026 Berlin puts its clocks back on 25 October at 03:00, New York on 1 November at 02:00.
TEST(TimeOption, WhatTheClockShowsTwiceIsTheOneThatComesNext)
{
    const QTimeZone newYork(QByteArrayLiteral("America/New_York"));
    EXPECT_EQ(at("2026-10-25T02:30", winter), "2026-10-25T00:30:00Z");
    EXPECT_EQ(at("2026-11-01T01:30", winter, newYork), "2026-11-01T05:30:00Z");
    EXPECT_EQ(at("2026-11-01T01:30", "2026-11-01T05:45:00Z", newYork), "2026-11-01T06:30:00Z");
    EXPECT_EQ(at("02:30", "2026-10-25T00:45:00Z"), "2026-10-25T01:30:00Z");
    EXPECT_EQ(at("2026-10-25T02:30+01:00", winter), "2026-10-25T01:30:00Z");
}

TEST(TimeOption, AZoneThatIsNotKnownIsNoGapInTheClock)
{
    const QTimeZone bogus(QByteArrayLiteral("Bogus/Zone"));
    EXPECT_THAT(at("2026-03-02T14:00", winter, bogus), testing::HasSubstr("time zone"));
    EXPECT_THAT(at("14:00", winter, bogus), testing::HasSubstr("time zone"));
    EXPECT_EQ(at("2026-03-02T14:00Z", winter, bogus), "2026-03-02T14:00:00Z");
}

TEST(TimeOption, WhatHasPassed)
{
    EXPECT_THAT(at("2026-01-10T13:00", winter), testing::HasSubstr("has passed"));
    EXPECT_THAT(at("2025-01-10T14:00Z", winter), testing::HasSubstr("has passed"));
    EXPECT_EQ(at("2026-01-10T13:00:01", winter), "2026-01-10T12:00:01Z");
}

TEST(TimeOption, WhatIsNoTime)
{
    for (const char *text :
        {"", "now", "14", "1400", "24:00", "2026-03-02T24:00", "14:60", "2:00", "14:00Z", "2026-03-02", "2026-02-30T14:00",
            "2026-03-02T14:00+15:00", "2026-03-02T14:00+01:60", "2026-03-02T14:00 ", "2026-3-2T14:00", "14:00\n"})
        EXPECT_THAT(at(text, winter), testing::HasSubstr("give a time like")) << text;
}

} // namespace

} // namespace pillarbox::app
