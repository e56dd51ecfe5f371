// The crash tests must be able to fail: a child with a fault in it (seedfaults.py) is found out at one of its points.

#include "tests/crash/crashrun.h"

#include <gtest/gtest.h>

namespace pillarbox {

using namespace Qt::StringLiterals;
using test::Plan;
using test::Run;
using test::Verdict;

// The verdict at the first point that is not clean. only: the calls that can show this fault, nothing of the call being done.
Verdict firstFault(const QString &seed, const QString &only, int step)
{
    const Plan plan{.words = {u"play"_s, u"queue"_s},
        .relay = {},
        .child = QLatin1String(FAULTYCHILD),
        .environment = {u"PILLARBOX_SEED="_s + seed, u"KILLPOINT_ONLY="_s + only}};
    for (int n = 1;; n += step) {
        const Run run = test::runKilledAt(n, plan);
        if (!run.verdict.isClean() || !run.wasKilled)
            return run.verdict;
    }
}

TEST(Seed, MarkSetAfterTheDotDoubles)
{
    EXPECT_GT(firstFault(u"mark-after-dot"_s, u"pwrite64"_s, 3).doubled, 0);
}

TEST(Seed, RowCommittedBeforeTheFileHasItsNameLoses)
{
    EXPECT_GT(firstFault(u"row-before-file"_s, u"renameat2"_s, 1).lost, 0);
}

TEST(Seed, OutcomeRecordedBeforeTheReplyIsReadLoses)
{
    EXPECT_GT(firstFault(u"outcome-before-reply"_s, u"write"_s, 3).lost, 0);
}

TEST(Seed, ToldBeforeTheCommitLoses)
{
    EXPECT_GT(firstFault(u"told-before-commit"_s, u"pwrite64"_s, 3).lost, 0);
}

TEST(Seed, MarkSetWithTheClaimIsNoKnowledge)
{
    EXPECT_FALSE(firstFault(u"mark-with-claim"_s, u"write"_s, 3).isClean());
}

TEST(Seed, UndoTimeForgottenSends)
{
    const Plan plan{.words = {u"play"_s, u"found"_s},
        .child = QLatin1String(FAULTYCHILD),
        .environment = {u"PILLARBOX_SEED=undo-forgotten"_s},
        .next = {u"play"_s, u"found"_s},
        .before = {u"play"_s, u"undo"_s, u"die"_s}};
    const auto run = test::runKilledAt(100'000, plan);
    EXPECT_EQ(run.transactions, 1);
    EXPECT_FALSE(run.verdict.isClean());
}

TEST(Seed, WithoutAFaultNothingIsFound)
{
    EXPECT_TRUE(firstFault(u"none"_s, u"renameat2"_s, 1).isClean());
}

} // namespace pillarbox
