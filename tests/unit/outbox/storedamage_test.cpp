// What can be wrong with the files of an outbox when it is opened or used: cut off, emptied, with a hole in the log, locked,
// read-only. Nothing of the spool is lost, nothing that was sent waits again, and the error says which it is.

#include "smtp/outbox/filelock.h"
#include "smtp/outbox/store.h"

#include <QBuffer>
#include <QDir>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTimeZone>

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <unistd.h>

namespace pillarbox::outbox {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = OutboxError::Kind;

const QDateTime kNow(QDate(2026, 3, 2), QTime(14, 2), QTimeZone::utc());

class StoreDamage : public testing::Test
{
protected:
    StoreDamage()
    {
        Store store(paths);
        EXPECT_TRUE(store.open(kNow));
        for (int i = 0; i < 20; ++i)
            ids.append(add(store));
        // As when the process is killed: nothing is folded into the database.
        for (const QString &file : {u"outbox.db"_s, u"outbox.db-wal"_s})
            QFile::copy(paths.directory + u'/' + file, folder.path() + u'/' + file);
        store.close();
        for (const QString &file : {u"outbox.db"_s, u"outbox.db-wal"_s}) {
            QFile::remove(paths.directory + u'/' + file);
            QFile::copy(folder.path() + u'/' + file, paths.directory + u'/' + file);
        }
    }

    ItemId add(Store &store)
    {
        const ItemId id = ItemId::createUuid();
        QByteArray bytes = "From: ada@firm.example\r\nTo: b@x.example\r\nSubject: Plans\r\nMessage-ID: <1@firm.example>\r\n"
                           "Date: Mon, 02 Mar 2026 14:02:00 +0000\r\n\r\nText\r\n";
        QBuffer source(&bytes);
        source.open(QIODevice::ReadOnly);
        EXPECT_TRUE(Spool(paths).write(id, source, bytes.size()));
        NewItem item;
        item.summary.id = id;
        item.summary.state = State::Waiting;
        item.summary.messageId = "<1@firm.example>";
        item.summary.size = bytes.size();
        item.summary.queuedAt = item.summary.changedAt = kNow;
        Recipient recipient;
        recipient.mailbox = {{}, u"b@x.example"_s};
        item.summary.recipients.append(recipient);
        EXPECT_TRUE(store.add(item, {}));
        return id;
    }

    void change(const QString &file, qint64 from, const QByteArray &bytes)
    {
        QFile changed(paths.directory + u'/' + file);
        ASSERT_TRUE(changed.open(QIODevice::ReadWrite));
        changed.seek(from);
        changed.write(bytes);
    }
    qint64 sizeOf(const QString &file) const { return QFileInfo(paths.directory + u'/' + file).size(); }

    // Everything is there, and nothing of it goes by itself.
    void expectSetAside(const QStringList &files)
    {
        Store store(paths);
        const auto opened = store.open(kNow);
        ASSERT_FALSE(opened);
        EXPECT_EQ(opened.error().kind, Kind::Damaged);
        for (const QString &suffix : files)
            EXPECT_TRUE(QFile::exists(opened.error().detail + suffix)) << suffix.toStdString();
        expectAll(store, State::Held);
        store.close();
        EXPECT_TRUE(Store(paths).open(kNow)) << "from then on all is well";
    }
    void expectAll(Store &store, State state)
    {
        for (const ItemId &id : ids) {
            const auto item = store.items().find(id);
            ASSERT_TRUE(item && item.value());
            EXPECT_EQ(item.value()->state, state);
            EXPECT_TRUE(QFile::exists(Spool(paths).path(id)));
        }
    }

    QTemporaryDir folder;
    OutboxPaths paths{folder.path() + u"/profile"_s};
    QList<ItemId> ids;
};

TEST_F(StoreDamage, AKilledProcessIsNoDamage)
{
    ASSERT_GT(sizeOf(u"outbox.db-wal"_s), 20 * 4096);
    Store store(paths);
    EXPECT_TRUE(store.open(kNow));
    expectAll(store, State::Waiting);
}

// The last frame of the log was not written to its end: it was promised to nobody.
TEST_F(StoreDamage, ALogThatEndsInTheMiddleOfATransactionIsNoDamage)
{
    QFile log(paths.directory + u"/outbox.db-wal"_s);
    ASSERT_TRUE(log.open(QIODevice::ReadWrite));
    log.seek(log.size() - 4000);
    log.write(QByteArray(2000, '\0'));
    log.close();
    Store store(paths);
    EXPECT_TRUE(store.open(kNow));
    EXPECT_TRUE(store.items().find(ids.first()).value());
}

TEST_F(StoreDamage, AHoleInTheLogIsFound)
{
    change(u"outbox.db-wal"_s, sizeOf(u"outbox.db-wal"_s) / 2, QByteArray(100, '\x5a'));
    expectSetAside({{}, u"-wal"_s});
}

TEST_F(StoreDamage, ABrokenHeadOfTheLogIsFound)
{
    change(u"outbox.db-wal"_s, 8, QByteArray(20, '\x5a'));
    expectSetAside({{}, u"-wal"_s});
}

TEST_F(StoreDamage, AnEmptiedDatabaseIsFoundByItsLog)
{
    ASSERT_TRUE(QFile::resize(paths.database(), 0));
    expectSetAside({{}, u"-wal"_s});
}

TEST_F(StoreDamage, AnEmptyDatabaseWithoutALogIsBegunAnewWithWhatIsInTheSpool)
{
    ASSERT_TRUE(QFile::resize(paths.database(), 0));
    ASSERT_TRUE(QFile::remove(paths.database() + u"-wal"_s));
    {
        Store store(paths);
        const auto opened = store.open(kNow);
        ASSERT_FALSE(opened) << "it is said";
        EXPECT_EQ(opened.error().kind, Kind::Damaged);
        EXPECT_TRUE(opened.error().detail.isEmpty()) << "nothing was set aside";
        expectAll(store, State::Held);
    }
    Store store(paths);
    EXPECT_TRUE(store.open(kNow)) << "once";
    const auto item = store.items().find(ids.first()).value();
    ASSERT_TRUE(item->reason);
    EXPECT_EQ(item->reason->kind, protocol::ErrorKind::RecordLost);
    EXPECT_TRUE(item->reason->mayHaveBeenDelivered);
}

TEST_F(StoreDamage, ADatabaseThatIsGoneIsSaidAndItsMessagesAreHeld)
{
    ASSERT_TRUE(QFile::remove(paths.database()));
    ASSERT_TRUE(QFile::remove(paths.database() + u"-wal"_s));
    Store store(paths);
    const auto opened = store.open(kNow);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, Kind::Damaged);
    EXPECT_TRUE(opened.error().detail.isEmpty());
    expectAll(store, State::Held);
}

TEST_F(StoreDamage, ACutOffDatabaseIsSetAside)
{
    {
        Store store(paths); // closing folds the log in
        ASSERT_TRUE(store.open(kNow));
    }
    ASSERT_TRUE(QFile::resize(paths.database(), sizeOf(u"outbox.db"_s) / 2 / 4096 * 4096));
    expectSetAside({{}});
}

TEST_F(StoreDamage, ALockOfSecondsIsWaitedFor)
{
    Store store(paths);
    ASSERT_TRUE(store.open(kNow));
    std::atomic<bool> isLocked = false;
    std::thread other([this, &isLocked] {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        database.setDatabaseName(paths.database());
        EXPECT_TRUE(database.open());
        EXPECT_TRUE(QSqlQuery(database).exec(u"BEGIN EXCLUSIVE"_s));
        isLocked = true;
        std::this_thread::sleep_for(1s); // what is tested is the wait itself
        EXPECT_TRUE(QSqlQuery(database).exec(u"COMMIT"_s));
    });
    while (!isLocked)
        std::this_thread::yield();
    EXPECT_TRUE(store.items().hold(ids.first(), kNow));
    other.join();
    QSqlDatabase::removeDatabase(u"other"_s);
}

// Ten seconds each.
TEST_F(StoreDamage, ALockThatDoesNotEndIsTold)
{
    Store store(paths);
    ASSERT_TRUE(store.open(kNow));
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        database.setDatabaseName(paths.database());
        ASSERT_TRUE(database.open());
        ASSERT_TRUE(QSqlQuery(database).exec(u"BEGIN EXCLUSIVE"_s));
        const auto held = store.items().hold(ids.first(), kNow);
        ASSERT_FALSE(held);
        EXPECT_EQ(held.error().kind, Kind::Busy);
        EXPECT_TRUE(QSqlQuery(database).exec(u"ROLLBACK"_s));
    }
    QSqlDatabase::removeDatabase(u"other"_s);
    EXPECT_TRUE(store.items().hold(ids.first(), kNow));
}

TEST_F(StoreDamage, AProcessThatNeverEndsOpeningIsTold)
{
    FileLock other(paths.openLock());
    ASSERT_TRUE(other.tryLock());
    Store store(paths);
    const auto opened = store.open(kNow);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, Kind::Busy);
    other.unlock();
    EXPECT_TRUE(store.open(kNow));
}

// As another user than root, who may write everywhere.
class WithoutRights : public StoreDamage
{
protected:
    static constexpr uid_t kNobody = 65534;

    void makeReadOnly(const QString &path)
    {
        if (geteuid() == 0) {
            for (const QString &each : {folder.path(), paths.directory, paths.spool(), paths.files(), paths.database()})
                ASSERT_EQ(chown(QFile::encodeName(each).constData(), kNobody, gid_t(-1)), 0);
            for (const QString &each : QDir(paths.directory).entryList(QDir::Files))
                ASSERT_EQ(chown(QFile::encodeName(QString(paths.directory + u'/' + each)).constData(), kNobody, gid_t(-1)), 0);
            ASSERT_EQ(seteuid(kNobody), 0);
        }
        ASSERT_TRUE(QFile::setPermissions(
            path, QFileInfo(path).isDir() ? QFile::ReadOwner | QFile::ExeOwner : QFile::Permissions(QFile::ReadOwner)));
    }
    void TearDown() override
    {
        for (const QString &each : {paths.directory, paths.spool()})
            QFile::setPermissions(each, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        if (getuid() == 0) {
            EXPECT_EQ(seteuid(0), 0);
        }
    }
    void expectReadOnly()
    {
        Store store(paths);
        const auto opened = store.open(kNow);
        ASSERT_FALSE(opened);
        EXPECT_EQ(opened.error().kind, Kind::ReadOnly) << opened.error().detail.toStdString();
        EXPECT_TRUE(QDir(paths.directory).entryList({u"*.damaged*"_s}).isEmpty());
        for (const ItemId &id : ids)
            EXPECT_TRUE(QFile::exists(Spool(paths).path(id)));
    }
};

TEST_F(WithoutRights, AReadOnlyDatabaseIsTold)
{
    makeReadOnly(paths.database());
    expectReadOnly();
}

TEST_F(WithoutRights, AReadOnlyFolderIsTold)
{
    makeReadOnly(paths.directory);
    expectReadOnly();
}

TEST_F(WithoutRights, AReadOnlySpoolIsTold)
{
    makeReadOnly(paths.spool());
    expectReadOnly();
}

} // namespace pillarbox::outbox
