// What is found when an outbox is opened: nothing, leftovers, damage, another version.

#include "smtp/outbox/catalogue.h"
#include "smtp/outbox/filelock.h"
#include "smtp/outbox/schema.h"
#include "smtp/outbox/store.h"

#include <QBuffer>
#include <QDir>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTimeZone>

#include <gtest/gtest.h>

namespace pillarbox::outbox {

const QDateTime kNow(QDate(2026, 3, 2), QTime(14, 2), QTimeZone::utc());

Expected<QList<ItemSummary>, OutboxError> allOf(Store &store)
{
    const auto ids = store.items().newest(-1);
    if (!ids)
        return Unexpected{ids.error()};
    return store.items().some(*ids);
}

class StoreOpenTest : public testing::Test
{
protected:
    // A message as the spool has it, with a row or without.
    ItemId spoolMessage()
    {
        const ItemId id = ItemId::createUuid();
        QByteArray bytes = "From: Ada <ada@firm.example>\r\nTo: b@x.example\r\nSubject: Plans\r\n"
                           "Date: Mon, 02 Mar 2026 14:02:00 +0000\r\nMessage-ID: <1@firm.example>\r\n\r\nText\r\n";
        QBuffer source(&bytes);
        source.open(QIODevice::ReadOnly);
        EXPECT_TRUE(Spool(paths).makeFolders());
        EXPECT_TRUE(Spool(paths).write(id, source, bytes.size()));
        return id;
    }
    void sweepUp()
    {
        Catalogue catalogue(paths);
        ASSERT_TRUE(catalogue.open());
        catalogue.sweep(kNow);
    }
    void addRow(Store &store, const ItemId &id)
    {
        NewItem item;
        item.summary.id = id;
        item.summary.messageId = "<1@firm.example>";
        item.summary.queuedAt = item.summary.changedAt = kNow;
        EXPECT_TRUE(store.add(item, {}));
    }
    void overwrite(qint64 from, const QByteArray &bytes)
    {
        QFile file(paths.database());
        ASSERT_TRUE(file.open(QIODevice::ReadWrite));
        file.seek(from);
        file.write(bytes);
    }
    void sql(const QString &statement)
    {
        {
            auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("test"));
            database.setDatabaseName(paths.database());
            ASSERT_TRUE(database.open());
            ASSERT_TRUE(QSqlQuery(database).exec(statement));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("test"));
    }

    QTemporaryDir folder;
    OutboxPaths paths{folder.path() + QLatin1String("/profile")};
};

TEST_F(StoreOpenTest, MakesWhatIsMissingForTheOwnerOnly)
{
    Store store(paths);
    ASSERT_TRUE(store.open(kNow));
    EXPECT_TRUE(allOf(store).value().isEmpty());
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    const QStringList files = QDir(paths.directory).entryList(QDir::Files);
    EXPECT_GE(files.size(), 2); // the database and its log
    for (const QString &file : files)
        EXPECT_FALSE(QFile::permissions(paths.directory + QLatin1Char('/') + file) & others) << file.toStdString();
}

TEST_F(StoreOpenTest, ReadsWhatItMayNotWrite)
{
    Store store(paths);
    ASSERT_TRUE(store.open(kNow));
    const ItemId id = spoolMessage();
    addRow(store, id);
    store.close();
    const QStringList before = QDir(paths.directory).entryList(QDir::Files);
    ASSERT_TRUE(store.openToRead());
    EXPECT_EQ(store.beginning().items.size(), 1);
    const auto held = store.items().hold(id, kNow);
    ASSERT_FALSE(held);
    EXPECT_EQ(held.error().kind, OutboxError::Kind::ReadOnly);
    store.close();
    EXPECT_EQ(QDir(paths.directory).entryList(QDir::Files), before);
    for (const auto &[version, kind] :
        {std::pair(kSchemaVersion - 1, OutboxError::Kind::ReadOnly), std::pair(99, OutboxError::Kind::NewerVersion)}) {
        sql(QStringLiteral("PRAGMA user_version=%1").arg(version));
        const auto opened = store.openToRead();
        ASSERT_FALSE(opened);
        EXPECT_EQ(opened.error().kind, kind);
    }
    EXPECT_FALSE(Store(OutboxPaths{folder.path()}).openToRead());
}

TEST_F(StoreOpenTest, SweepsUpAfterACrash)
{
    Store store(paths);
    ASSERT_TRUE(store.open(kNow));
    const ItemId kept = spoolMessage();
    addRow(store, kept);
    const ItemId orphan = spoolMessage();
    store.close();
    sweepUp();
    EXPECT_TRUE(QFile::exists(Spool(paths).path(kept)));
    EXPECT_FALSE(QFile::exists(Spool(paths).path(orphan)));
}

// Another process is between its spool file and its row.
TEST_F(StoreOpenTest, LeavesAloneWhatIsJustBeingQueued)
{
    Store store(paths);
    ASSERT_TRUE(store.open(kNow));
    const ItemId underWay = spoolMessage();
    FileLock lease(paths.spoolLock());
    lease.lockShared();
    sweepUp();
    EXPECT_TRUE(QFile::exists(Spool(paths).path(underWay)));
}

TEST_F(StoreOpenTest, OlderVersionIsBroughtUpToDate)
{
    const ItemId id = spoolMessage();
    {
        Store store(paths);
        EXPECT_EQ(store.open(kNow).error().kind, OutboxError::Kind::Damaged); // adopts it
    }
    // As the first version had it.
    for (const char *index : {"queued", "next", "turn", "behind", "paced", "scheduled", "not_after", "listed"})
        sql(QStringLiteral("DROP INDEX items_%1").arg(QLatin1String(index)));
    for (const char *trigger : {"added", "moved", "removed"})
        sql(QStringLiteral("DROP TRIGGER items_%1").arg(QLatin1String(trigger)));
    for (const char *table : {"tallies", "changes"})
        sql(QStringLiteral("DROP TABLE %1").arg(QLatin1String(table)));
    sql(QStringLiteral("CREATE INDEX items_due ON items (state, account, due_at)"));
    sql(QStringLiteral("DROP TRIGGER items_search_gone"));
    sql(QStringLiteral("DROP INDEX items_message_id"));
    sql(QStringLiteral("DROP TABLE reports"));
    sql(QStringLiteral("DROP TABLE settings"));
    sql(QStringLiteral("DROP INDEX items_whole"));
    sql(QStringLiteral("DROP INDEX items_search"));
    sql(QStringLiteral("DROP TABLE search"));
    sql(QStringLiteral("ALTER TABLE items DROP COLUMN search_key"));
    sql(QStringLiteral("ALTER TABLE items DROP COLUMN is_receipt_only"));
    for (const char *column : {"handed_over_by", "hold", "scheduled_at", "time_zone", "missed_rule", "not_after",
             "envelope_sender", "relay", "backup"})
        sql(QStringLiteral("ALTER TABLE items DROP COLUMN %1").arg(QLatin1String(column)));
    sql(QStringLiteral("ALTER TABLE items ADD COLUMN is_held_by_user INTEGER NOT NULL DEFAULT 0"));
    sql(QStringLiteral("UPDATE items SET state = 'held', is_held_by_user = 1"));
    sql(QStringLiteral("ALTER TABLE items DROP COLUMN is_paced"));
    sql(QStringLiteral("DROP TABLE acceptances"));
    sql(QStringLiteral("ALTER TABLE items DROP COLUMN options"));
    sql(QStringLiteral("ALTER TABLE items DROP COLUMN is_long_line"));
    sql(QStringLiteral("PRAGMA user_version=1"));
    for (int start = 0; start < 2; ++start) {
        Store store(paths);
        ASSERT_TRUE(store.open(kNow));
        const auto items = allOf(store);
        ASSERT_TRUE(items);
        ASSERT_EQ(items->size(), 1);
        EXPECT_EQ(items->first().id, id);
        EXPECT_EQ(store.search({.words = QStringLiteral("plans b@x"), .states = {}, .before = {}})->items.size(), 1);
        EXPECT_EQ(items->first().hold, HoldReason::User);
        EXPECT_EQ(store.beginning().agenda->count({State::Held}), 1); // counted anew
        const ItemId added = ItemId::createUuid(); // rows of the new form go in
        addRow(store, added);
        EXPECT_TRUE(store.items().remove(added));
    }
}

TEST_F(StoreOpenTest, NewerVersionIsLeftUntouched)
{
    {
        Store store(paths);
        ASSERT_TRUE(store.open(kNow));
    }
    sql(QStringLiteral("PRAGMA user_version=99"));
    const ItemId id = spoolMessage();
    Store store(paths);
    const auto opened = store.open(kNow);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, OutboxError::Kind::NewerVersion);
    EXPECT_TRUE(QFile::exists(Spool(paths).path(id)));
    EXPECT_TRUE(QDir(paths.directory).entryList({QStringLiteral("*.damaged*")}).isEmpty());
    EXPECT_FALSE(allOf(store)); // and no crash
}

class StoreDamage : public StoreOpenTest, public testing::WithParamInterface<int>
{
};

TEST_P(StoreDamage, SetsItAsideAndHoldsWhatIsInTheSpool)
{
    const ItemId id = spoolMessage();
    {
        Store store(paths);
        EXPECT_EQ(store.open(kNow).error().kind, OutboxError::Kind::Damaged); // adopts it, the database being new
        ASSERT_TRUE(store.items().hold(id, kNow));
    }
    overwrite(GetParam(), QByteArray(3000, '\xa5'));
    Store store(paths);
    const auto opened = store.open(kNow);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, OutboxError::Kind::Damaged);
    EXPECT_TRUE(QFile::exists(opened.error().detail));
    EXPECT_TRUE(opened.error().detail.contains(QLatin1String(".damaged-")));

    const auto items = allOf(store);
    ASSERT_TRUE(items);
    ASSERT_EQ(items.value().size(), 1);
    const ItemSummary &item = items.value()[0];
    EXPECT_EQ(item.id, id);
    EXPECT_EQ(item.state, State::Held);
    EXPECT_NE(item.hold, HoldReason::User);
    EXPECT_TRUE(item.reason);
    EXPECT_EQ(item.subject, QStringLiteral("Plans"));
    EXPECT_EQ(item.messageId, "<1@firm.example>");
    EXPECT_EQ(item.from.address, QStringLiteral("ada@firm.example"));
    EXPECT_TRUE(QFile::exists(Spool(paths).path(id)));

    // From then on all is well.
    store.close();
    Store again(paths);
    EXPECT_TRUE(again.open(kNow));
    EXPECT_EQ(allOf(again).value().size(), 1);
}

INSTANTIATE_TEST_SUITE_P(HeaderAndInside, StoreDamage, testing::Values(0, 4096, 8192));

TEST_F(StoreOpenTest, EmptyAndTornFilesAreNoCrash)
{
    ASSERT_TRUE(QDir().mkpath(paths.directory));
    for (const QByteArray &bytes : {QByteArray(), QByteArray("SQLite format 3"), QByteArray(100, '\0')}) {
        QFile file(paths.database());
        ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(bytes);
        file.close();
        Store store(paths);
        const auto opened = store.open(kNow);
        EXPECT_TRUE(opened || opened.error().kind == OutboxError::Kind::Damaged);
        EXPECT_TRUE(allOf(store));
    }
}

// Where nobody can write, root included.
TEST_F(StoreOpenTest, FolderThatCannotBeMadeIsTold)
{
    Store store(OutboxPaths{QStringLiteral("/proc/pillarbox")});
    const auto opened = store.open(kNow);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, OutboxError::Kind::CannotWrite);
    EXPECT_FALSE(allOf(store)); // and no crash
}

TEST_F(StoreOpenTest, FileInTheWayIsTold)
{
    QFile file(paths.directory);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    Store store(paths);
    const auto opened = store.open(kNow);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, OutboxError::Kind::CannotWrite);
    EXPECT_FALSE(opened.error().detail.isEmpty());
}

} // namespace pillarbox::outbox
