#pragma once
// The SQLite file of a profile: WAL, every commit synced (synchronous=FULL), so that what is committed survives a crash.
// An error sticks until it is fetched: statements after it do nothing, so that a transaction reads from top to bottom and is
// asked once at its end. A transaction writes down the ids of what it has touched, so that other processes learn of it without
// reading everything again. Each object is used by one thread only.

#include "smtp/base/expected.h"
#include "smtp/outbox/outboxerror.h"

#include <QCache>
#include <QList>
#include <QSet>
#include <QSqlQuery>
#include <QString>
#include <QUuid>
#include <QVariantList>

#include <functional>
#include <memory>
#include <optional>

namespace pillarbox::outbox {

// Rows that one job changes where there may be very many: takes some 20 ms, so that nobody has to wait for long.
constexpr int kSlice = 400;

// What has changed, by id; the rows are then read again.
struct Touched {
    QSet<QUuid> items;
    QSet<QUuid> drafts;
    bool isWhole = false; // too much to name

    bool isEmpty() const { return !isWhole && items.isEmpty() && drafts.isEmpty(); }
    void add(const Touched &more);
};

class Database;

// What a statement answers, row by row; none after an error. The statement is at rest again when this goes, or is finished.
class Rows
{
public:
    Rows() = default;
    Rows(Database &database, std::unique_ptr<QSqlQuery> query)
        : m_database(&database)
        , m_query(std::move(query))
    {
    }
    Rows(Rows &&) = default;
    Rows &operator=(Rows &&) = delete;
    ~Rows() { finish(); }

    bool next() { return m_query && m_query->next(); }
    QVariant value(int column) const { return m_query ? m_query->value(column) : QVariant(); }
    void finish();

private:
    Database *m_database = nullptr;
    std::unique_ptr<QSqlQuery> m_query;
};

class Database
{
public:
    Database();
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    enum class Access { Full, ReadOnly };
    Expected<Done, OutboxError> open(const QString &file, Access access = Access::Full);
    void close();

    Rows run(const QString &statement, const QVariantList &values = {});
    int changedRows() const { return m_changedRows; } // by the last run()
    void fail(OutboxError error);
    bool hasFailed() const { return m_error.has_value(); }
    // The error met since the last call, else the value.
    template<typename T>
    Expected<T, OutboxError> answer(T value)
    {
        if (const auto error = std::exchange(m_error, std::nullopt))
            return Unexpected{*error};
        return value;
    }

    // Inside a transaction: what it changes.
    void touchItem(const QUuid &id) { m_underWay.items.insert(id); }
    void touchDraft(const QUuid &id) { m_underWay.drafts.insert(id); }
    // Since the last call: by transactions of this object, and by those of other connections.
    Touched takeTouched() { return std::exchange(m_touched, {}); }
    Touched takeForeign();
    void forgetForeign(); // what has been until now

    // Moves what is in the log into the database, if anything is and nobody is just writing: two syncs, which nobody should
    // have to wait for. Called when there is nothing else to do; SQLite does it itself when the log has grown to 16 MiB.
    void moveLog();
    int commits() const { return m_commits; } // of this object, so far

    // In between, transactions are parts of one that is on the disk, with one sync for all of them, when endGroup() answers. A
    // part that fails takes nothing with it. If the whole fails, so has every part, whatever its own commit() answered.
    void beginGroup() { m_isGrouping = true; }
    Expected<Done, OutboxError> endGroup();
    // After a commit(): called when it is on the disk, or is known not to come there. Outside a group that is at once.
    void whenSettled(std::function<void(bool isCommitted)> call);

    // Of Transaction.
    void begin();
    void end();
    // Of Rows: a statement that is at rest is kept for the next time; reading it anew takes longer than most take to run.
    void keep(std::unique_ptr<QSqlQuery> query);

private:
    void writeDown();
    void settle(bool isCommitted);
    void endPart();
    void endWhole();
    bool hasForeignChange();
    Touched foreignSince(qint64 revision);
    qint64 number(const QString &statement);

    QString m_connection; // names this object as a writer too
    QCache<QString, QSqlQuery> m_statements; // at rest, by their text
    std::optional<OutboxError> m_error;
    Touched m_underWay;
    Touched m_grouped;
    QList<std::function<void(bool)>> m_whenSettled;
    bool m_isGrouping = false;
    bool m_isGroupOpen = false;
    std::optional<OutboxError> m_groupLoss; // the whole has been rolled back already
    Touched m_touched;
    qint64 m_dataVersion = 0;
    qint64 m_revision = 0; // others' changes are known up to here
    qint64 m_ownRevision = 0; // the last one written
    int m_changedRows = 0;
    int m_commits = 0;
    bool m_hasLog = true; // it may have something in it
};

// Takes the write lock at once, so that what was read in it cannot be changed by another process before it is written.
// Rolled back unless committed.
class Transaction
{
public:
    explicit Transaction(Database &database);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    template<typename T = Done>
    Expected<T, OutboxError> commit(T value = {})
    {
        end();
        return m_database.answer(std::move(value));
    }

private:
    void end();

    Database &m_database;
    bool m_isOpen = true;
};

} // namespace pillarbox::outbox
