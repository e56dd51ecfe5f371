#include "smtp/outbox/database.h"

#include "smtp/outbox/durablefile.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QUrl>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <unistd.h>
#include <utility>

namespace pillarbox::outbox {

namespace {

using namespace Qt::StringLiterals;

// Ids that one transaction, or one look at others' changes, names; for more it is quicker to read what is shown anew.
constexpr int kMostNamed = 500;
// For those who look twice a second; who comes later reads anew.
constexpr int kMostKept = 1000;
constexpr int kPruneEvery = 100;
constexpr qsizetype kKeptStatements = 100; // more than the way of a message through the outbox has
const QString kItem = u"item"_s;
const QString kDraft = u"draft"_s;
const QString kWhole = u"whole"_s;

// 16 MiB of 4 KiB: when so much is written that nobody is ever at rest. A commit then takes as long as 16 MiB take to be
// written.
constexpr int kMostLogPages = 4096;

constexpr fsblkcnt_t kFewBlocks = 16; // less than the smallest transaction takes

// By the codes of sqlite3.h; Qt passes the (extended) code on as text.
OutboxError::Kind kindOf(int code)
{
    using Kind = OutboxError::Kind;
    if (code == 266) // SQLITE_IOERR_READ
        return Kind::CannotRead;
    switch (code & 0xff) {
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
        return Kind::Busy;
    case 8: // SQLITE_READONLY
        return Kind::ReadOnly;
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
        return Kind::Damaged;
    case 13: // SQLITE_FULL
        return Kind::DiskFull;
    default:
        return Kind::CannotWrite;
    }
}

// It may not write beyond that: the file, its log or its index could not grow by what a transaction takes.
bool isNearSizeLimit(const QString &file)
{
    constexpr rlim_t kGrowth = 64UL * 1024;
    rlimit limit{};
    if (::getrlimit(RLIMIT_FSIZE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return false;
    const qint64 size = std::max(QFileInfo(file).size(), QFileInfo(file + u"-wal"_s).size());
    return rlim_t(size) + kGrowth > limit.rlim_cur;
}

// "disk I/O error" is also what SQLite says of a full disk, or one mounted read-only, in most of its steps.
OutboxError::Kind kindOfPlace(const QString &file)
{
    struct statvfs place {
    };
    const bool isKnown = ::statvfs(QFile::encodeName(file).constData(), &place) == 0;
    if (!mayWrite(file) || (isKnown && (place.f_flag & ST_RDONLY)))
        return OutboxError::Kind::ReadOnly;
    const bool isFull = isKnown && (place.f_bavail < kFewBlocks || (place.f_files > 0 && place.f_favail == 0));
    if (isFull)
        return OutboxError::Kind::DiskFull;
    return isNearSizeLimit(file) ? OutboxError::Kind::SizeLimit : OutboxError::Kind::CannotWrite;
}

OutboxError toOutboxError(const QSqlError &error, const QString &file)
{
    auto kind = kindOf(error.nativeErrorCode().toInt());
    if (kind == OutboxError::Kind::CannotWrite)
        kind = kindOfPlace(file);
    return {.kind = kind, .detail = error.databaseText(), .error = {}};
}

// SQLite would make it readable for others; its -wal and -shm follow the mode of this file. One that cannot be written it
// would open for reading only. Absent: all is well. An open file is not opened again: closing it would end SQLite's locks.
std::optional<OutboxError> makePrivateFile(const QString &file)
{
    if (mayWrite(file))
        return {};
    const int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC;
    const int made = errno == ENOENT ? ::open(QFile::encodeName(file).constData(), flags, 0600) : -1;
    if (made >= 0)
        ::close(made);
    return made >= 0 || errno == EEXIST ? std::nullopt : std::optional(writeError(file, errno));
}

// For reading where nothing can be written, not even the index of the log. Without a log nobody has it open, and it can be read
// as a file that nobody changes (https://www.sqlite.org/wal.html, read-only databases).
QString uriToRead(const QString &file)
{
    QUrl uri = QUrl::fromLocalFile(file);
    const bool hasLog = QFileInfo(file + u"-wal"_s).size() > 0;
    uri.setQuery(hasLog ? u"mode=ro"_s : u"immutable=1"_s);
    return uri.toString(QUrl::FullyEncoded);
}

} // namespace

void Rows::finish()
{
    if (m_query)
        m_database->keep(std::move(m_query));
}

Database::Database()
    : m_connection(QUuid::createUuid().toString())
    , m_statements(kKeptStatements)
{
}

Database::~Database()
{
    close();
}

Expected<Done, OutboxError> Database::open(const QString &file, Access access)
{
    const bool isReadOnly = access == Access::ReadOnly;
    if (const auto error = isReadOnly ? std::nullopt : makePrivateFile(file))
        return Unexpected{*error};
    auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    database.setDatabaseName(isReadOnly ? uriToRead(file) : file);
    // Ten seconds: another process' commit takes milliseconds, on a loaded disk a second or two.
    const QString patience = u"QSQLITE_BUSY_TIMEOUT=10000"_s;
    database.setConnectOptions(isReadOnly ? QString(patience % u";QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI") : patience);
    if (!database.open())
        return Unexpected{toOutboxError(database.lastError(), file)};
    run(u"PRAGMA synchronous=FULL"_s);
    run(u"PRAGMA wal_autocheckpoint=%1"_s.arg(kMostLogPages));
    run(u"PRAGMA foreign_keys=ON"_s);
    run(u"PRAGMA temp_store=MEMORY"_s); // what a part of a group may have to undo would go to a file beyond 64 KiB
    return answer(Done{});
}

void Database::close()
{
    if (!QSqlDatabase::contains(m_connection))
        return;
    m_statements.clear();
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
}

Rows Database::run(const QString &statement, const QVariantList &values)
{
    m_changedRows = 0;
    const auto database = QSqlDatabase::database(m_connection, false);
    if (!database.isOpen())
        fail({.kind = OutboxError::Kind::CannotRead, .detail = {}, .error = {}});
    if (m_error)
        return {};
    std::unique_ptr<QSqlQuery> query(m_statements.take(statement));
    bool isDone = query != nullptr;
    if (!query) {
        query = std::make_unique<QSqlQuery>(database);
        query->setForwardOnly(true);
        isDone = query->prepare(statement);
    }
    for (const QVariant &value : values)
        query->addBindValue(value);
    isDone = isDone && query->exec();
    if (!isDone) {
        fail(toOutboxError(query->lastError(), database.databaseName()));
        return {};
    }
    if (!query->isSelect())
        m_changedRows = query->numRowsAffected();
    return {*this, std::move(query)};
}

void Database::keep(std::unique_ptr<QSqlQuery> query)
{
    query->finish();
    const QString statement = query->lastQuery();
    m_statements.insert(statement, query.release());
}

void Database::fail(OutboxError error)
{
    if (!m_error)
        m_error = std::move(error);
}

void Touched::add(const Touched &more)
{
    items.unite(more.items);
    drafts.unite(more.drafts);
    isWhole = isWhole || more.isWhole;
}

void Database::writeDown()
{
    if (m_underWay.isEmpty() || m_error)
        return;
    if (m_underWay.items.size() + m_underWay.drafts.size() > kMostNamed)
        m_underWay = Touched{.items = {}, .drafts = {}, .isWhole = true};
    const QString statement = u"INSERT INTO changes (writer, kind, id) VALUES (?, ?, ?)"_s;
    if (m_underWay.isWhole)
        run(statement, {m_connection, kWhole, u""_s});
    for (const QUuid &id : std::as_const(m_underWay.items))
        run(statement, {m_connection, kItem, id.toString(QUuid::WithoutBraces)});
    for (const QUuid &id : std::as_const(m_underWay.drafts))
        run(statement, {m_connection, kDraft, id.toString(QUuid::WithoutBraces)});
    const qint64 before = std::exchange(m_ownRevision, number(u"SELECT max(revision) FROM changes"_s));
    if (m_ownRevision / kPruneEvery != before / kPruneEvery)
        run(u"DELETE FROM changes WHERE revision <= ?"_s, {m_ownRevision - kMostKept});
}

void Database::settle(bool isCommitted)
{
    if (isCommitted)
        m_touched.add(m_underWay);
    m_commits += isCommitted ? 1 : 0;
    m_hasLog = m_hasLog || isCommitted;
    m_underWay = {};
}

void Database::moveLog()
{
    if (!m_hasLog)
        return;
    auto query = run(u"PRAGMA wal_checkpoint(PASSIVE)"_s);
    // Busy, pages in the log, pages moved: a reader may still need the older ones.
    m_hasLog = !query.next() || query.value(1).toInt() != query.value(2).toInt();
    (void)answer(Done{}); // tried again
}

qint64 Database::number(const QString &statement)
{
    auto query = run(statement);
    return query.next() ? query.value(0).toLongLong() : 0;
}

void Database::forgetForeign()
{
    (void)hasForeignChange();
    m_revision = number(u"SELECT max(revision) FROM changes"_s);
    (void)answer(Done{});
}

Touched Database::takeForeign()
{
    if (!hasForeignChange()) {
        m_revision = std::max(m_revision, m_ownRevision); // nobody else was in between
        return {};
    }
    m_hasLog = true;
    Touched touched = foreignSince(m_revision);
    if (!answer(Done{}))
        touched = Touched{.items = {}, .drafts = {}, .isWhole = true};
    if (touched.isWhole)
        forgetForeign();
    return touched;
}

Touched Database::foreignSince(qint64 revision)
{
    Touched touched;
    // What was struck from the list before it was read here is not known any more.
    touched.isWhole = number(u"SELECT min(revision) FROM changes"_s) > revision + 1;
    auto rows = run(u"SELECT revision, kind, id FROM changes WHERE revision > ? AND writer <> ? ORDER BY revision LIMIT ?"_s,
        {revision, m_connection, kMostNamed + 1});
    for (int count = 0; rows.next(); ++count) {
        m_revision = rows.value(0).toLongLong();
        const QString kind = rows.value(1).toString();
        touched.isWhole = touched.isWhole || kind == kWhole || count == kMostNamed;
        (kind == kDraft ? touched.drafts : touched.items).insert(QUuid::fromString(rows.value(2).toString()));
    }
    return touched;
}

bool Database::hasForeignChange()
{
    auto query = run(u"PRAGMA data_version"_s);
    const qint64 version = query.next() ? query.value(0).toLongLong() : m_dataVersion;
    (void)answer(Done{}); // a database that is busy is asked again soon
    return std::exchange(m_dataVersion, version) != version;
}

void Database::begin()
{
    if (m_groupLoss)
        return fail(*m_groupLoss);
    if (!m_isGrouping || !m_isGroupOpen)
        run(u"BEGIN IMMEDIATE"_s);
    m_isGroupOpen = m_isGrouping && !m_error;
    if (m_isGroupOpen)
        run(u"SAVEPOINT part"_s);
}

void Database::end()
{
    m_isGrouping ? endPart() : endWhole();
}

void Database::endPart()
{
    if (!m_error)
        run(u"RELEASE part"_s);
    const Touched touched = std::exchange(m_underWay, {});
    if (!m_error)
        return m_grouped.add(touched);
    const auto error = answer(Done{}).error();
    if (m_isGroupOpen) {
        run(u"ROLLBACK TO part"_s);
        run(u"RELEASE part"_s);
    }
    // A full disk, say: SQLite has rolled back everything. What came after it would be a transaction by itself.
    if (!answer(Done{}))
        m_groupLoss = error;
    fail(error);
}

void Database::endWhole()
{
    writeDown();
    if (!hasFailed())
        run(u"COMMIT"_s);
    const bool isCommitted = !hasFailed();
    settle(isCommitted);
    if (isCommitted)
        return;
    // Also after a COMMIT that failed (disk full): the transaction is then still open.
    const auto error = answer(Done{}).error();
    run(u"ROLLBACK"_s);
    (void)answer(Done{});
    fail(error);
}

Expected<Done, OutboxError> Database::endGroup()
{
    m_isGrouping = false;
    m_underWay = std::exchange(m_grouped, {});
    const auto loss = std::exchange(m_groupLoss, std::nullopt);
    const bool isOpen = std::exchange(m_isGroupOpen, false);
    if (loss)
        fail(*loss);
    if (loss || isOpen)
        endWhole();
    auto result = answer(Done{});
    for (const auto &call : std::exchange(m_whenSettled, {}))
        call(result.has_value());
    return result;
}

void Database::whenSettled(std::function<void(bool isCommitted)> call)
{
    if (m_isGrouping)
        m_whenSettled.append(std::move(call));
    else
        call(true);
}

Transaction::Transaction(Database &database)
    : m_database(database)
{
    m_database.begin();
}

Transaction::~Transaction()
{
    if (!m_isOpen)
        return;
    m_database.fail({.kind = OutboxError::Kind::WrongState, .detail = {}, .error = {}});
    end();
    (void)m_database.answer(Done{});
}

void Transaction::end()
{
    m_isOpen = false;
    m_database.end();
}

} // namespace pillarbox::outbox
