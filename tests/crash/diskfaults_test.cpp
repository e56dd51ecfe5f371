// Each call to the system that something done to the outbox makes for its files fails once with an I/O error, and again
// because the disk is full from then on. Whatever call it is: the answer says what happened, the message is in one place, and
// when the disk is well again all can be done.

#include "tests/crash/crashrun.h"
#include "tests/crash/faultybox.h"
#include "ui/text/explanation.h"

#include <QFile>

#include <gtest/gtest.h>

#include <functional>
#include <vector>

namespace pillarbox {

using namespace Qt::StringLiterals;
using outbox::OutboxError;
using test::FaultyBox;

using Step = FaultyBox::Error (FaultyBox::*)();
struct Deed {
    const char *name;
    std::vector<Step> before;
    Step step;
    const char *place; // of the message, when the step was done
};

const Deed kDeeds[] = {
    {"OpenNew", {}, &FaultyBox::open, "none"},
    {"OpenAgain", {&FaultyBox::open, &FaultyBox::saveDraft, &FaultyBox::queue}, &FaultyBox::open, "waiting"},
    {"SaveDraft", {&FaultyBox::open}, &FaultyBox::saveDraft, "draft"},
    {"SaveAgain", {&FaultyBox::open, &FaultyBox::saveDraft}, &FaultyBox::saveDraft, "draft"},
    {"Queue", {&FaultyBox::open, &FaultyBox::saveDraft}, &FaultyBox::queue, "waiting"},
    {"QueueReady", {&FaultyBox::open}, &FaultyBox::queueReady, "waiting"},
    {"Hold", {&FaultyBox::open, &FaultyBox::queue}, &FaultyBox::hold, "held"},
    {"Release", {&FaultyBox::open, &FaultyBox::queue, &FaultyBox::hold}, &FaultyBox::release, "waiting"},
    {"Remove", {&FaultyBox::open, &FaultyBox::queue}, &FaultyBox::remove, "none"},
    {"EditAgain", {&FaultyBox::open, &FaultyBox::queue}, &FaultyBox::editAgain, "draft"},
    {"Export", {&FaultyBox::open, &FaultyBox::queue}, &FaultyBox::exportIt, "waiting"},
};

void PrintTo(const Deed &deed, std::ostream *out)
{
    *out << deed.name;
}

void expectClear(const OutboxError &error, int reason, const QByteArray &call)
{
    using Kind = OutboxError::Kind;
    EXPECT_FALSE(error.detail.isEmpty());
    if (reason == ENOSPC) {
        EXPECT_EQ(error.kind, Kind::DiskFull) << error.detail.toStdString();
        EXPECT_EQ(ui::explain(error).what, u"The disk is full."_s);
    } else if (reason == EROFS) {
        EXPECT_EQ(error.kind, Kind::ReadOnly) << error.detail.toStdString();
    } else {
        // What cannot be opened for writing, SQLite opens for reading.
        EXPECT_TRUE(error.kind == Kind::CannotWrite || error.kind == Kind::CannotRead
            || (error.kind == Kind::ReadOnly && call.startsWith("open64")))
            << int(error.kind) << ' ' << error.detail.toStdString();
    }
}

std::string withoutLeftover(const QByteArray &place)
{
    const QByteArray rest = QByteArray(place).replace(" and file of nobody", "");
    return rest == "file of nobody" ? "none" : rest.toStdString();
}

class DiskFaultsAt : public testing::TestWithParam<Deed>
{
protected:
    // False: the step makes fewer calls than n.
    bool failAt(int n, int error, bool isOnce)
    {
        FaultyBox box;
        for (const Step step : GetParam().before)
            EXPECT_FALSE((box.*step)());
        const QByteArray before = GetParam().before.empty() ? "none" : box.where();
        box.faults->failAt(n, error, isOnce);
        const auto failed = (box.*GetParam().step)();
        const bool hasFailed = box.faults->hasFailed();
        const QByteArray call = box.faults->failedCall();
        const testing::ScopedTrace trace(
            __FILE__, __LINE__, "at " + std::to_string(n) + ", " + call.toStdString() + ", error " + std::to_string(error));
        const bool isOpening = GetParam().step == &FaultyBox::open;
        const std::string expected = failed ? before.toStdString() : GetParam().place;
        if (!isOpening || !failed) { // else there is no outbox to ask
            const bool mayBeLeft = error == EROFS || call.startsWith("unlink"); // until the next start
            EXPECT_EQ(mayBeLeft ? withoutLeftover(box.where()) : box.where().toStdString(), expected);
        }
        box.faults->heal();
        if (failed)
            expectClear(*failed, error, call);
        EXPECT_FALSE(box.open());
        EXPECT_EQ(box.where().toStdString(), expected) << "after a restart";
        if (failed) {
            EXPECT_FALSE((box.*GetParam().step)());
            EXPECT_EQ(box.where().toStdString(), GetParam().place) << "when it is done again";
        }
        return hasFailed;
    }
};

TEST_P(DiskFaultsAt, TheMessageIsInOnePlaceAndTheAnswerIsRight)
{
    int points = 0;
    for (const auto &[error, isOnce] : {std::pair(EIO, true), std::pair(ENOSPC, false), std::pair(EROFS, false)})
        for (int n = 1; failAt(n, error, isOnce); ++n)
            ++points;
    std::printf("%s: failed at %d points\n", GetParam().name, points);
    EXPECT_GT(points, 5);
}

INSTANTIATE_TEST_SUITE_P(Deeds, DiskFaultsAt, testing::ValuesIn(kDeeds), [](const auto &deed) { return deed.param.name; });

} // namespace pillarbox
