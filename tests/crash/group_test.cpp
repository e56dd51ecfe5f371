// Commits that come together share one sync: what that means for those who wait for an answer, and what a fault in one of them,
// or in the whole, does to the others.

#include "smtp/outbox/outbox.h"
#include "tests/support/await.h"
#include "tests/support/diskfaults.h"
#include "tests/support/manualclock.h"

#include <QSemaphore>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace pillarbox {

using namespace Qt::StringLiterals;
using outbox::Database;
using outbox::ItemId;
using outbox::OutboxError;
using outbox::Store;
using outbox::Transaction;
using test::await;

class Group : public testing::Test
{
protected:
    Group()
    {
        EXPECT_TRUE(database.open(file()));
        database.run(u"PRAGMA journal_mode=WAL"_s);
        database.run(u"CREATE TABLE numbers (number INTEGER PRIMARY KEY)"_s);
        EXPECT_TRUE(other.open(file()));
    }

    QString file() const { return folder.path() + u"/numbers.db"_s; }
    Expected<Done, OutboxError> add(int number)
    {
        Transaction transaction(database);
        database.run(u"INSERT INTO numbers VALUES (?)"_s, {number});
        return transaction.commit();
    }
    // As another process sees it.
    QList<int> numbers()
    {
        QList<int> numbers;
        auto rows = other.run(u"SELECT number FROM numbers ORDER BY number"_s);
        while (rows.next())
            numbers.append(rows.value(0).toInt());
        return numbers;
    }

    QTemporaryDir folder;
    Database database;
    Database other;
};

TEST_F(Group, PartsComeToTheDiskTogether)
{
    QList<bool> settled;
    database.beginGroup();
    for (int number = 1; number <= 3; ++number) {
        EXPECT_TRUE(add(number));
        database.whenSettled([&settled](bool isCommitted) { settled.append(isCommitted); });
    }
    EXPECT_EQ(numbers(), QList<int>());
    EXPECT_TRUE(settled.isEmpty());
    EXPECT_EQ(database.commits(), 0);
    EXPECT_TRUE(database.endGroup());
    EXPECT_EQ(numbers(), QList<int>({1, 2, 3}));
    EXPECT_EQ(settled, QList<bool>({true, true, true}));
    EXPECT_EQ(database.commits(), 1);
}

TEST_F(Group, PartThatFailsTakesNothingWithIt)
{
    database.beginGroup();
    EXPECT_TRUE(add(1));
    {
        Transaction transaction(database);
        database.run(u"INSERT INTO numbers VALUES (7)"_s);
        database.run(u"INSERT INTO numbers VALUES (1)"_s); // is there already
        EXPECT_FALSE(transaction.commit());
    }
    EXPECT_TRUE(add(2));
    EXPECT_TRUE(database.endGroup());
    EXPECT_EQ(numbers(), QList<int>({1, 2}));
}

TEST_F(Group, ThatChangesNothingWritesNothing)
{
    database.beginGroup();
    auto row = database.run(u"SELECT count(*) FROM numbers"_s);
    EXPECT_TRUE(row.next());
    row.finish();
    EXPECT_TRUE(database.endGroup());
    EXPECT_EQ(database.commits(), 0);
}

TEST_F(Group, OutsideOfOneEachIsByItself)
{
    bool isCommitted = false;
    EXPECT_TRUE(add(1));
    database.whenSettled([&isCommitted](bool is) { isCommitted = is; });
    EXPECT_TRUE(isCommitted);
    EXPECT_EQ(numbers(), QList<int>({1}));
}

// The same statement, asked again while its rows are being read.
TEST_F(Group, StatementWithinItself)
{
    for (int number = 1; number <= 3; ++number)
        EXPECT_TRUE(add(number));
    QList<int> seen;
    auto outer = other.run(u"SELECT number FROM numbers ORDER BY number"_s);
    while (outer.next()) {
        seen.append(outer.value(0).toInt());
        EXPECT_EQ(numbers(), QList<int>({1, 2, 3}));
    }
    EXPECT_EQ(seen, QList<int>({1, 2, 3}));
}

// Of an outbox: jobs that are held up, so that they come together.
class GroupOfJobs : public testing::Test
{
protected:
    GroupOfJobs()
    {
        std::optional<bool> isOpen;
        box.open([&isOpen](const auto &opened) { isOpen = opened.has_value(); });
        EXPECT_TRUE(await([&isOpen] { return isOpen.has_value(); }));
        EXPECT_TRUE(*isOpen);
    }
    ~GroupOfJobs() override { gate.release(); }

    void holdUp()
    {
        box.onStore<Done>(
            [this](Store &) {
                begun.release();
                gate.acquire();
                return Expected<Done, OutboxError>(Done{});
            },
            {});
        begun.acquire(); // its group ends before what comes now
    }
    void set(int key)
    {
        box.onStore<Done>(
            [this, key](Store &store) {
                auto done = store.settings().setValue(QString::number(key), u"set"_s);
                seenAtEach.append(seen());
                return done;
            },
            [this](const Expected<Done, OutboxError> &done) {
                answers.append(done ? std::nullopt : std::optional(done.error().kind));
                seenAtAnswers.append(seen());
            });
    }
    // As another process sees it.
    int seen() const
    {
        Database other;
        EXPECT_TRUE(other.open(folder.path() + u"/profile/outbox.db"_s));
        auto rows = other.run(u"SELECT count(*) FROM settings"_s);
        return rows.next() ? rows.value(0).toInt() : -1;
    }

    QTemporaryDir folder;
    test::ManualClock clock;
    QSemaphore begun;
    QSemaphore gate;
    QList<std::optional<OutboxError::Kind>> answers;
    QList<int> seenAtEach;
    QList<int> seenAtAnswers;
    outbox::Outbox box{folder.path() + u"/profile"_s, clock};
};

TEST_F(GroupOfJobs, IsAnsweredWhenAllOfItIsOnTheDisk)
{
    holdUp();
    for (int key = 0; key < 5; ++key)
        set(key);
    gate.release();
    ASSERT_TRUE(await([this] { return answers.size() == 5; }));
    EXPECT_EQ(answers, QList<std::optional<OutboxError::Kind>>(5));
    EXPECT_EQ(seenAtEach, QList<int>({0, 0, 0, 0, 0}));
    EXPECT_EQ(seenAtAnswers, QList<int>({5, 5, 5, 5, 5}));
}

TEST_F(GroupOfJobs, EndsBeforeTheFirstHasToWaitForTooMany)
{
    holdUp();
    for (int key = 0; key < 150; ++key)
        set(key);
    gate.release();
    ASSERT_TRUE(await([this] { return answers.size() == 150; }));
    EXPECT_EQ(seenAtEach.first(), 0);
    EXPECT_EQ(seenAtEach.last(), 100);
}

TEST_F(GroupOfJobs, DiskThatIsFullIsAnsweredToAllOfThem)
{
    test::DiskFaults disk(folder.path());
    holdUp();
    for (int key = 0; key < 5; ++key)
        set(key);
    disk.failAll(ENOSPC);
    gate.release();
    ASSERT_TRUE(await([this] { return answers.size() == 5; }));
    for (const auto &answer : std::as_const(answers))
        EXPECT_EQ(answer, OutboxError::Kind::DiskFull);
    disk.heal();
    EXPECT_EQ(seen(), 0);
    answers.clear();
    set(7);
    ASSERT_TRUE(await([this] { return answers.size() == 1; }));
    EXPECT_FALSE(answers.first());
    EXPECT_EQ(seen(), 1);
}

} // namespace pillarbox
