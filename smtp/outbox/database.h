#pragma once
// The SQLite file of a profile: WAL, every commit synced (synchronous=FULL), so that what is committed survives a crash.
// An error sticks until it is fetched: statements after it do nothing, so that a transaction reads from top to bottom and is
// asked once at its end. Store thread only.

#include "smtp/base/expected.h"
#include "smtp/outbox/outboxerror.h"

#include <QSet>
#include <QSqlQuery>
#include <QString>
#include <QUuid>
#include <QVariantList>

#include <optional>

namespace pillarbox::outbox {

// What a job has changed, by id; the rows are then read again for the list.
struct Touched {
    QSet<QUuid> items;
    QSet<QUuid> drafts;

    bool isEmpty() const { return items.isEmpty() && drafts.isEmpty(); }
};

class Database
{
public:
    Database();
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    Expected<Done, OutboxError> open(const QString &file);
    void close();

    // The rows, or none after an error.
    QSqlQuery run(const QString &statement, const QVariantList &values = {});
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

    // Another connection, of this or another process, has committed since the last call.
    bool hasForeignChange();

    void touchItem(const QUuid &id) { m_touched.items.insert(id); }
    void touchDraft(const QUuid &id) { m_touched.drafts.insert(id); }
    Touched takeTouched() { return std::exchange(m_touched, {}); }

private:
    QString m_connection;
    std::optional<OutboxError> m_error;
    Touched m_touched;
    qint64 m_dataVersion = 0;
    int m_changedRows = 0;
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
