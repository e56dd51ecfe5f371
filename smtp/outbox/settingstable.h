#pragma once
// What is set for a profile as a whole, by name; text, so that a later setting needs no new column. Store thread only.

#include "smtp/base/expected.h"
#include "smtp/outbox/database.h"

#include <QString>

#include <optional>

namespace pillarbox::outbox {

// Part of createSchema() and of the step to version 3.
void createSettings(Database &database);

class SettingsTable
{
public:
    explicit SettingsTable(Database &database);

    Expected<std::optional<QString>, OutboxError> value(const QString &key);
    Expected<Done, OutboxError> setValue(const QString &key, const QString &value);

private:
    Database &m_database;
};

} // namespace pillarbox::outbox
