// The times offered with one click, and local times around changes of the clocks.

#include "ui/schedule/presets.h"
#include "ui/schedule/relayoffer.h"

#include <gtest/gtest.h>

#include <ostream>

namespace pillarbox::ui {

namespace {

QDateTime utc(const char *text)
{
    return QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate);
}

struct DayCase {
    const char *name;
    const char *zone;
    const char *now;
    const char *hour;
    const char *evening; // empty: not offered
    const char *tomorrow;
    const char *monday; // empty: it is tomorrow
};

void PrintTo(const DayCase &day, std::ostream *out)
{
    *out << day.name;
}

class Days : public testing::TestWithParam<DayCase>
{
};

TEST_P(Days, ArePreset)
{
    const DayCase &day = GetParam();
    QList<Preset> expected{{Preset::Kind::InOneHour, utc(day.hour)}};
    if (*day.evening)
        expected += {Preset::Kind::ThisEvening, utc(day.evening)};
    expected += {Preset::Kind::TomorrowMorning, utc(day.tomorrow)};
    if (*day.monday)
        expected += {Preset::Kind::MondayMorning, utc(day.monday)};
    EXPECT_EQ(presetsAt(utc(day.now), QTimeZone(day.zone)), expected);
}

INSTANTIATE_TEST_SUITE_P(Presets, Days,
    testing::Values(DayCase{"Wednesday", "Europe/Berlin", "2026-03-04T09:20:00Z", "2026-03-04T10:20:00Z",
                        "2026-03-04T17:00:00Z", "2026-03-05T07:00:00Z", "2026-03-09T07:00:00Z"},
        DayCase{"SecondsAreRoundedUp", "Europe/Berlin", "2026-03-04T09:20:01Z", "2026-03-04T10:21:00Z", "2026-03-04T17:00:00Z",
            "2026-03-05T07:00:00Z", "2026-03-09T07:00:00Z"},
        DayCase{"EveningAQuarterAway", "Europe/Berlin", "2026-03-04T16:45:00Z", "2026-03-04T17:45:00Z", "2026-03-04T17:00:00Z",
            "2026-03-05T07:00:00Z", "2026-03-09T07:00:00Z"},
        DayCase{"EveningTooNear", "Europe/Berlin", "2026-03-04T16:45:01Z", "2026-03-04T17:46:00Z", "", "2026-03-05T07:00:00Z",
            "2026-03-09T07:00:00Z"},
        DayCase{"LateEveningCrossesMidnight", "Europe/Berlin", "2026-03-04T22:30:00Z", "2026-03-04T23:30:00Z", "",
            "2026-03-05T07:00:00Z", "2026-03-09T07:00:00Z"},
        DayCase{"Saturday", "Europe/Berlin", "2026-03-07T09:00:00Z", "2026-03-07T10:00:00Z", "2026-03-07T17:00:00Z",
            "2026-03-08T07:00:00Z", "2026-03-09T07:00:00Z"},
        DayCase{"SundayHasNoSecondMonday", "Europe/Berlin", "2026-03-08T09:00:00Z", "2026-03-08T10:00:00Z",
            "2026-03-08T17:00:00Z", "2026-03-09T07:00:00Z", ""},
        DayCase{"MondayMeansTheNext", "Europe/Berlin", "2026-03-09T05:00:00Z", "2026-03-09T06:00:00Z", "2026-03-09T17:00:00Z",
            "2026-03-10T07:00:00Z", "2026-03-16T07:00:00Z"},
        DayCase{"TheZonesDayCounts", "Pacific/Auckland", "2026-03-04T12:00:00Z", "2026-03-04T13:00:00Z", "2026-03-05T05:00:00Z",
            "2026-03-05T19:00:00Z", "2026-03-08T19:00:00Z"},
        // Berlin: forward on 29 March 2026 at 02:00, back on 25 October 2026 at 03:00.
        DayCase{"NightOfSpring", "Europe/Berlin", "2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z", "2026-03-29T16:00:00Z",
            "2026-03-30T06:00:00Z", ""},
        DayCase{"DayBeforeSpring", "Europe/Berlin", "2026-03-28T10:00:00Z", "2026-03-28T11:00:00Z", "2026-03-28T17:00:00Z",
            "2026-03-29T06:00:00Z", "2026-03-30T06:00:00Z"},
        DayCase{"NightOfAutumn", "Europe/Berlin", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-25T17:00:00Z",
            "2026-10-26T07:00:00Z", ""},
        DayCase{"DayBeforeAutumn", "Europe/Berlin", "2026-10-24T10:00:00Z", "2026-10-24T11:00:00Z", "2026-10-24T16:00:00Z",
            "2026-10-25T07:00:00Z", "2026-10-26T07:00:00Z"},
        DayCase{"EndOfTheYear", "America/New_York", "2026-12-31T20:00:00Z", "2026-12-31T21:00:00Z", "2026-12-31T23:00:00Z",
            "2027-01-01T13:00:00Z", "2027-01-04T13:00:00Z"}),
    [](const auto &one) { return std::string(one.param.name); });

struct ClockCase {
    const char *name;
    const char *zone;
    const char *date;
    const char *time;
    const char *at;
    Moment::Kind kind;
};

void PrintTo(const ClockCase &clock, std::ostream *out)
{
    *out << clock.name;
}

class Clocks : public testing::TestWithParam<ClockCase>
{
};

TEST_P(Clocks, AreRead)
{
    const ClockCase &clock = GetParam();
    const QDate date = QDate::fromString(QString::fromLatin1(clock.date), Qt::ISODate);
    const QTime time = QTime::fromString(QString::fromLatin1(clock.time), Qt::ISODate);
    EXPECT_EQ(momentOf(date, time, QTimeZone(clock.zone)), (Moment{utc(clock.at), clock.kind}));
}

using enum Moment::Kind;
INSTANTIATE_TEST_SUITE_P(Moments, Clocks,
    testing::Values(ClockCase{"Plain", "Europe/Berlin", "2026-03-04", "08:00", "2026-03-04T07:00:00Z", Plain},
        ClockCase{"JustBeforeTheGap", "Europe/Berlin", "2026-03-29", "01:59", "2026-03-29T00:59:00Z", Plain},
        ClockCase{"GapBegins", "Europe/Berlin", "2026-03-29", "02:00", "2026-03-29T01:00:00Z", Skipped},
        ClockCase{"InTheGap", "Europe/Berlin", "2026-03-29", "02:30", "2026-03-29T01:30:00Z", Skipped},
        ClockCase{"GapEnds", "Europe/Berlin", "2026-03-29", "03:00", "2026-03-29T01:00:00Z", Plain},
        ClockCase{"JustBeforeTheOverlap", "Europe/Berlin", "2026-10-25", "01:59", "2026-10-24T23:59:00Z", Plain},
        ClockCase{"InTheOverlap", "Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T00:30:00Z", Twice},
        ClockCase{"OverlapEnds", "Europe/Berlin", "2026-10-25", "03:00", "2026-10-25T02:00:00Z", Plain},
        ClockCase{"HalfAnHourOfSummer", "Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:45:00Z", Skipped},
        ClockCase{"WestOfGreenwich", "America/New_York", "2026-03-08", "02:30", "2026-03-08T07:30:00Z", Skipped},
        ClockCase{"ADayLeftOut", "Pacific/Apia", "2011-12-30", "08:00", "2011-12-30T18:00:00Z", Skipped},
        ClockCase{"NoClocksToChange", "UTC", "2026-03-29", "02:30", "2026-03-29T02:30:00Z", Plain}),
    [](const auto &one) { return std::string(one.param.name); });

TEST(RelayOffer, KeepsWithinItsLimits)
{
    const QDateTime now = utc("2026-03-04T09:00:00Z");
    RelayOffer offer;
    EXPECT_TRUE(isKeptUntil(offer, now.addYears(1), now)); // it named no limit
    offer.limits.longest = std::chrono::hours(24);
    EXPECT_TRUE(isKeptUntil(offer, now.addDays(1), now));
    EXPECT_FALSE(isKeptUntil(offer, now.addDays(1).addSecs(1), now));
    offer.limits = {};
    offer.limits.latest = now.addDays(2);
    EXPECT_TRUE(isKeptUntil(offer, now.addDays(2), now));
    EXPECT_FALSE(isKeptUntil(offer, now.addDays(2).addSecs(1), now));
}

TEST(RelayOffer, IsOfAnAccountWhoseRelaySaidSo)
{
    account::Account account;
    account.host = QStringLiteral("smtp.example.org");
    EXPECT_FALSE(relayOffer(account));
    account.holdLimits.emplace();
    EXPECT_EQ(relayOffer(account)->server, QLatin1String("smtp.example.org"));
}

} // namespace

} // namespace pillarbox::ui
