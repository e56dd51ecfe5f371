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
    QStringList next = {u"run"_s};
    QStringList before = {};
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

// What keeps a message back, and what ends that: none goes out before its time or without having been asked for.
const QStringList kStart{u"play"_s, u"found"_s};
const QStringList kLater{u"play"_s, u"ahead"_s, u"found"_s}; // an hour and a half
const Scenario kKeptBack[] = {
    {"UndoTime", {u"queue"_s, u"undo"_s}, kData, 1, 1, kStart},
    {"UndoTimeEnds", {u"serve"_s, u"undo"_s, u"pass"_s}, kData, 1, 2, kLater},
    {"UndoSendNow", {u"undo"_s, u"urge"_s}, kData, 1, 3, kStart},
    {"Undo", {u"undo"_s, u"edit"_s}, kData, 1, 4, kStart},
    {"UndoHold", {u"queue"_s, u"undo"_s, u"hold"_s}, kData, 1, 5, kStart},
    {"FoundAtTheStart", {u"found"_s, u"queue"_s}, kData, 1, 6, kStart, {u"play"_s, u"undo"_s, u"undo"_s, u"die"_s}},
    {"Scheduled", {u"queue"_s, u"later"_s}, kData, 1, 7, kStart},
    {"Rescheduled", {u"queue"_s, u"later"_s, u"reschedule"_s}, kData, 1, 8, kLater},
    {"ItsTimeComes", {u"serve"_s, u"later"_s, u"pass"_s}, kData, 1, 9, kLater},
    {"ItsTimeComesLater", {u"queue"_s, u"later"_s}, kOneFlight, 2, 10, kLater},
    {"ItsTimeIsMissed", {u"queue"_s, u"ask"_s}, kData, 1, 11, kLater},
    {"ScheduledSendNow", {u"later"_s, u"urge"_s}, kData, 1, 12, kStart},
    {"UndoIntoSchedule", {u"undo"_s, u"reschedule"_s, u"queue"_s}, kData, 1, 13, kStart},
};

void PrintTo(const Scenario &scenario, std::ostream *out)
{
    *out << scenario.name;
}

// In one flight: the points from where the mark can be read on the disk up to where its bytes are on the wire.
constexpr int kMostUnheard = 8;

class Crash : public testing::TestWithParam<Scenario>
{
};

TEST_P(Crash, AtAnyMomentNothingIsLostOrSentTwice)
{
    const auto &[name, steps, relay, transactions, firstPoint, next, before] = GetParam();
    const Plan plan{.words = QStringList{u"play"_s} + steps, .relay = relay, .next = next, .before = before};
    const Series series = test::isWholeRangeWanted()
        ? test::killAtAll(plan, 1)
        : test::killAtAll(plan, next == QStringList{u"run"_s} ? 17 : 29, firstPoint);
    series.print(name);
    EXPECT_EQ(series.last.transactions, transactions);
    EXPECT_EQ(series.last.isByChunks, relay.capabilities.contains("CHUNKING"));
    EXPECT_EQ(series.last.verdict.unknown, 0);
    EXPECT_GT(series.points, test::isWholeRangeWanted() ? 100 : 10); // else the points are not hit at all
    EXPECT_GT(series.moments[0], 0);
    EXPECT_GT(series.moments[2], 0);
    EXPECT_LE(series.unheard, series.last.isByChunks ? kMostUnheard * transactions : 0);
    if (test::isWholeRangeWanted() && !series.last.isByChunks) { // else a small message goes in one piece
        EXPECT_GT(series.moments[1], 0);
    }
}

std::string nameOf(const testing::TestParamInfo<Scenario> &scenario)
{
    return scenario.param.name;
}

INSTANTIATE_TEST_SUITE_P(Scenarios, Crash, testing::ValuesIn(kScenarios), nameOf);
INSTANTIATE_TEST_SUITE_P(KeptBack, Crash, testing::ValuesIn(kKeptBack), nameOf);

} // namespace pillarbox
