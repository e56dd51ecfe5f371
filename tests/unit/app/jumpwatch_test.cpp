#include "app/platform/jumpwatch.h"
#include "tests/support/manualclock.h"

#include <gtest/gtest.h>

namespace pillarbox::app {

using namespace std::chrono_literals;

TEST(JumpWatch, SeesWithinASecondThatTheMachineHasSlept)
{
    test::ManualClock clock;
    int jumps = 0;
    const JumpWatch watch(clock, [&jumps] { ++jumps; });
    clock.advance(1h);
    EXPECT_EQ(jumps, 0);
    clock.jump(10s);
    clock.advance(1s);
    EXPECT_EQ(jumps, 1);
    clock.advance(1h);
    EXPECT_EQ(jumps, 1); // once for each
    clock.jump(8h);
    clock.advance(1s);
    EXPECT_EQ(jumps, 2);
}

TEST(JumpWatch, LetsATimeServerCorrectTheClock)
{
    test::ManualClock clock;
    int jumps = 0;
    const JumpWatch watch(clock, [&jumps] { ++jumps; });
    for (const auto step : {9s, -9s, -3600s}) {
        clock.jump(step);
        clock.advance(5s);
    }
    EXPECT_EQ(jumps, 0);
}

TEST(JumpWatch, SaysNothingWhenItIsGone)
{
    test::ManualClock clock;
    int jumps = 0;
    {
        const JumpWatch watch(clock, [&jumps] { ++jumps; });
    }
    clock.jump(1h);
    clock.advance(1min);
    EXPECT_EQ(jumps, 0);
}

} // namespace pillarbox::app
