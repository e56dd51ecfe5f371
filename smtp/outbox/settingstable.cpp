#include "smtp/outbox/settingstable.h"

namespace pillarbox::outbox {

using namespace Qt::StringLiterals;

void createSettings(Database &database)
{
    database.run(u"CREATE TABLE settings (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID"_s);
}

SettingsTable::SettingsTable(Database &database)
    : m_database(database)
{
}

Expected<std::optional<QString>, OutboxError> SettingsTable::value(const QString &key)
{
    auto row = m_database.run(u"SELECT value FROM settings WHERE key = ?"_s, {key});
    const auto value = row.next() ? std::optional(row.value(0).toString()) : std::nullopt;
    return m_database.answer(value);
}

Expected<Done, OutboxError> SettingsTable::setValue(const QString &key, const QString &value)
{
    Transaction transaction(m_database);
    m_database.run(u"INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"_s,
        {key, value.isNull() ? u""_s : value});
    return transaction.commit();
}

} // namespace pillarbox::outbox
