#include "smtp/outbox/database.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>

#include <utility>

namespace pillarbox::outbox {

namespace {

using namespace Qt::StringLiterals;

// SQLITE_CORRUPT and SQLITE_NOTADB of sqlite3.h; Qt passes the (extended) code on as text.
bool isDamage(const QSqlError &error)
{
    const int code = error.nativeErrorCode().toInt() & 0xff;
    return code == 11 || code == 26;
}

OutboxError toOutboxError(const QSqlError &error)
{
    const auto kind = isDamage(error) ? OutboxError::Kind::Damaged : OutboxError::Kind::CannotWrite;
    return {.kind = kind, .detail = error.databaseText(), .error = {}};
}

// SQLite would make it readable for others; its -wal and -shm follow the mode of this file.
bool makePrivateFile(const QString &file)
{
    QFile made(file);
    return made.exists() || made.open(QIODevice::WriteOnly, QFile::ReadOwner | QFile::WriteOwner);
}

} // namespace

Database::Database()
    : m_connection(QUuid::createUuid().toString())
{
}

Database::~Database()
{
    close();
}

Expected<Done, OutboxError> Database::open(const QString &file)
{
    makePrivateFile(file);
    auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    database.setDatabaseName(file);
    // Ten seconds: another process' commit takes milliseconds, on a loaded disk a second or two.
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=10000"_s);
    if (!database.open())
        return Unexpected{toOutboxError(database.lastError())};
    run(u"PRAGMA synchronous=FULL"_s);
    run(u"PRAGMA foreign_keys=ON"_s);
    return answer(Done{});
}

void Database::close()
{
    if (!QSqlDatabase::contains(m_connection))
        return;
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
}

QSqlQuery Database::run(const QString &statement, const QVariantList &values)
{
    m_changedRows = 0;
    const auto database = QSqlDatabase::database(m_connection, false);
    QSqlQuery query(database);
    if (!database.isOpen())
        fail({.kind = OutboxError::Kind::CannotRead, .detail = {}, .error = {}});
    if (m_error)
        return query;
    query.setForwardOnly(true);
    bool isDone = query.prepare(statement);
    for (const QVariant &value : values)
        query.addBindValue(value);
    isDone = isDone && query.exec();
    if (!isDone)
        fail(toOutboxError(query.lastError()));
    else if (!query.isSelect())
        m_changedRows = query.numRowsAffected();
    return query;
}

void Database::fail(OutboxError error)
{
    if (!m_error)
        m_error = std::move(error);
}

bool Database::hasForeignChange()
{
    auto query = run(u"PRAGMA data_version"_s);
    const qint64 version = query.next() ? query.value(0).toLongLong() : m_dataVersion;
    (void)answer(Done{}); // a database that is busy is asked again soon
    return std::exchange(m_dataVersion, version) != version;
}

Transaction::Transaction(Database &database)
    : m_database(database)
{
    m_database.run(u"BEGIN IMMEDIATE"_s);
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
    if (!m_database.hasFailed())
        m_database.run(u"COMMIT"_s);
    if (!m_database.hasFailed())
        return;
    // Also after a COMMIT that failed (disk full): the transaction is then still open.
    const auto error = m_database.answer(Done{}).error();
    m_database.run(u"ROLLBACK"_s);
    (void)m_database.answer(Done{});
    m_database.takeTouched();
    m_database.fail(error);
}

} // namespace pillarbox::outbox
