// A child is cut off while the relay owes it an answer; the next one is killed at the n-th step of cleaning up after it and of
// going on, and a third one ends it.

#include "tests/crash/crashrun.h"

#include <gtest/gtest.h>

namespace pillarbox {

using namespace Qt::StringLiterals;
using protocol::Stage;
using test::Plan;
using test::Series;

Series cutTwice(Stage stage, const char *name)
{
    const Plan plan{.words = {u"play"_s, u"queue"_s, u"queue"_s, u"queue"_s}, .relay = {}, .alreadyCutAt = stage};
    const Series series = test::killAtAll(plan, test::isWholeRangeWanted() ? 1 : 17);
    series.print(name);
    EXPECT_GT(series.points, test::isWholeRangeWanted() ? 100 : 10);
    return series;
}

TEST(Recovery, AfterTheEndOfTheDataTheMessageStaysUnknown)
{
    const Series series = cutTwice(Stage::EndOfData, "RecoveryAfterTheEnd");
    EXPECT_EQ(series.last.verdict.unknown, 1);
    EXPECT_EQ(series.last.transactions, 3);
}

TEST(Recovery, BeforeItTheMessageIsSent)
{
    const Series series = cutTwice(Stage::Data, "RecoveryBeforeTheEnd");
    EXPECT_EQ(series.last.verdict.unknown, 0);
    EXPECT_EQ(series.last.transactions, 3);
}

} // namespace pillarbox
