// A child that queues and sends is killed at the n-th step of what it does to its profile and on its connection; a second one
// goes on. Whatever n: nothing promised is missing, no recipient gets a message twice, what is on the disk can be read, and
// only what was on its way is called unknown.

#include "tests/crash/crashrun.h"

#include <gtest/gtest.h>

namespace pillarbox {

using namespace Qt::StringLiterals;
using test::Plan;
using test::Relay;
using test::Series;

struct Scenario {
    const char *name;
    QStringList steps;
    Relay relay;
    int transactions; // with content, when nobody is killed
    int firstPoint; // of a sample: another one each, so that what is done in three steps is not always hit at the same
};

const Relay kData;
const Relay kOneFlight{.capabilities = {"PIPELINING", "CHUNKING"}};
const Relay kFew{.recipientsAtOnce = 1};
const Relay kFewInFlight{.capabilities = {"PIPELINING", "CHUNKING"}, .recipientsAtOnce = 1};
const Relay kMixed{.isMixed = true};
const Scenario kScenarios[] = {
    {"Data", {u"queue"_s, u"queue"_s}, kData, 2, 1},
    {"OneFlight", {u"queue"_s, u"queue"_s}, kOneFlight, 2, 2},
    {"FurtherTransactions", {u"queue"_s, u"queue"_s}, kFew, 4, 3},
    {"FurtherFlights", {u"queue"_s, u"queue"_s}, kFewInFlight, 4, 4},
    {"Attachment", {u"attach"_s}, kData, 1, 5},
    {"AttachmentInFlight", {u"attach"_s}, kOneFlight, 1, 11},
    {"ReadyMessage", {u"ready"_s, u"ready"_s}, kData, 2, 6},
    {"HoldAndRelease", {u"queue"_s, u"hold"_s, u"queue"_s, u"hold"_s, u"release"_s}, kData, 1, 7},
    {"EditAgain", {u"queue"_s, u"hold"_s, u"edit"_s}, kData, 1, 8},
    {"Remove", {u"queue"_s, u"remove"_s, u"discard"_s, u"queue"_s}, kData, 1, 9},
    {"MixedAnswers", {u"eight"_s}, kMixed, 2, 10},
};

void PrintTo(const Scenario &scenario, std::ostream *out)
{
    *out << scenario.name;
}

class Crash : public testing::TestWithParam<Scenario>
{
};

TEST_P(Crash, AtAnyMomentNothingIsLostOrSentTwice)
{
    const auto &[name, steps, relay, transactions, firstPoint] = GetParam();
    const Plan plan{.words = QStringList{u"play"_s} + steps, .relay = relay};
    const Series series = test::isWholeRangeWanted() ? test::killAtAll(plan, 1) : test::killAtAll(plan, 17, firstPoint);
    series.print(name);
    EXPECT_EQ(series.last.transactions, transactions);
    EXPECT_EQ(series.last.isByChunks, relay.capabilities.contains("CHUNKING"));
    EXPECT_EQ(series.last.verdict.unknown, 0);
    EXPECT_GT(series.points, test::isWholeRangeWanted() ? 100 : 10); // else the points are not hit at all
    EXPECT_GT(series.moments[0], 0);
    EXPECT_GT(series.moments[2], 0);
    if (test::isWholeRangeWanted() && !series.last.isByChunks) { // else a small message goes in one piece
        EXPECT_GT(series.moments[1], 0);
    }
}

INSTANTIATE_TEST_SUITE_P(
    Scenarios, Crash, testing::ValuesIn(kScenarios), [](const auto &scenario) { return scenario.param.name; });

} // namespace pillarbox
