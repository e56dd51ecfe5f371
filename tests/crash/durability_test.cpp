// What is promised is on the disk, not only written: when an answer is given, and when the end of the data goes out, nothing
// is left that a power cut could undo. A sync that is left out, of a file, a folder or the log, is seen.

#include "tests/crash/faultybox.h"
#include "tests/crash/profile.h"
#include "tests/support/idleclock.h"
#include "tests/unit/outbox/outboxworld.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace pillarbox {

using namespace Qt::StringLiterals;
using outbox::State;
using protocol::Stage;
using test::FaultyBox;

QStringList unsyncedIn(const test::DiskFaults &disk)
{
    QStringList paths;
    for (const QByteArray &path : disk.unsynced())
        paths.append(QString::fromUtf8(path));
    return paths;
}

std::string textOf(const test::DiskFaults &disk)
{
    return unsyncedIn(disk).join(u", "_s).toStdString();
}

TEST(Durability, EachAnswerIsGivenWhenAllIsOnTheDisk)
{
    FaultyBox box;
    using Step = FaultyBox::Error (FaultyBox::*)();
    const std::pair<const char *, Step> steps[] = {{"save", &FaultyBox::saveDraft}, {"queue", &FaultyBox::queue},
        {"hold", &FaultyBox::hold}, {"release", &FaultyBox::release}, {"export", &FaultyBox::exportIt},
        {"edit", &FaultyBox::editAgain}, {"queue again", &FaultyBox::queue}, {"queue a ready one", &FaultyBox::queueReady}};
    ASSERT_FALSE(box.open());
    for (const auto &[name, step] : steps) {
        ASSERT_FALSE((box.*step)()) << name;
        EXPECT_EQ(textOf(*box.faults), "") << name;
    }
}

TEST(Durability, TheMarkIsOnTheDiskBeforeTheEndOfTheData)
{
    const test::FoldersInMemory inMemory;
    test::ManualClock clock;
    test::OutboxWorld world(&clock);
    const auto item = world.enqueue(test::draftTo({u"b@x.example"_s}));
    const test::DiskFaults disk(world.directory() + u"/outbox.db"_s); // and what begins so
    int heard = 0;
    world.server.setAnswer([&](const test::Heard &what) -> std::optional<test::Answer> {
        heard += what.stage == Stage::EndOfData;
        EXPECT_TRUE(what.stage != Stage::EndOfData || disk.unsynced().isEmpty()) << textOf(disk);
        return {};
    });
    world.startService();
    ASSERT_TRUE(test::runUntil(clock, [&] { return world.stateOf(item) == State::Sent; }));
    EXPECT_EQ(heard, 1);
    EXPECT_EQ(textOf(disk), "");
}

class DroppedSync : public testing::TestWithParam<std::pair<const char *, const char *>>
{
};

TEST_P(DroppedSync, IsSeen)
{
    const auto &[dropped, left] = GetParam();
    FaultyBox box;
    ASSERT_FALSE(box.open());
    box.faults->dropSyncsOf(dropped);
    ASSERT_FALSE(box.queue());
    const QStringList unsynced = unsyncedIn(*box.faults);
    EXPECT_TRUE(std::any_of(unsynced.begin(), unsynced.end(), [&](const QString &path) {
        return path.endsWith(QLatin1String(left));
    })) << textOf(*box.faults);
}

std::string nameOf(const testing::TestParamInfo<std::pair<const char *, const char *>> &place)
{
    constexpr std::array kNames{"SpoolFile", "Folder", "Log"};
    return kNames.at(place.index);
}

INSTANTIATE_TEST_SUITE_P(Places, DroppedSync,
    testing::Values(std::pair(".part", ".eml"), std::pair("/spool", "/spool"), std::pair("-wal", "-wal")), nameOf);

} // namespace pillarbox
