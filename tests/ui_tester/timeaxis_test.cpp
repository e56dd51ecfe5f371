// The axis of time: round, and never with many ticks.

#include "ui/tester/timeaxis.h"

#include <gtest/gtest.h>

using namespace pillarbox;
using namespace std::chrono_literals;
using ui::TimeAxis;

TEST(TimeAxis, ReachesJustBeyondTheLongest)
{
    EXPECT_EQ(TimeAxis::reaching(190ms).end(), 200ms);
    EXPECT_EQ(TimeAxis::reaching(190ms).ticks(), (QList<std::chrono::milliseconds>{0ms, 50ms, 100ms, 150ms, 200ms}));
    EXPECT_EQ(TimeAxis::reaching(201ms).end(), 250ms);
    EXPECT_EQ(TimeAxis::reaching(0ms).end(), 20ms);
    EXPECT_EQ(TimeAxis::reaching(9800ms).end(), 10'000ms);
}

TEST(TimeAxis, HasFewTicksWhateverItReaches)
{
    for (auto longest = 1ms; longest < 100'000ms; longest += longest / 3 + 1ms) {
        const auto axis = TimeAxis::reaching(longest);
        EXPECT_GE(axis.ticks().size(), 3) << longest.count();
        EXPECT_LE(axis.ticks().size(), 6) << longest.count();
        EXPECT_GE(axis.end(), longest);
        EXPECT_LE(axis.share(longest), 1);
    }
}

TEST(TimeAxis, SaysUnitsOnlyOnce)
{
    EXPECT_EQ(ui::tickText(50ms, false), QStringLiteral("50"));
    EXPECT_EQ(ui::tickText(200ms, true), QStringLiteral("200 ms"));
    EXPECT_EQ(ui::tookText(10'000ms), QStringLiteral("10 s"));
    EXPECT_EQ(ui::tookText(1500ms), QStringLiteral("1.5 s"));
}
