#pragma once
// The tables of the outbox, and which version of them this program knows.

#include "smtp/base/expected.h"
#include "smtp/outbox/database.h"

namespace pillarbox::outbox {

inline constexpr int kSchemaVersion = 5;

// 0: an empty file.
Expected<int, OutboxError> schemaVersion(Database &database);
// Inside a transaction; the error sticks to the database.
void createSchema(Database &database);
// From an older version; likewise.
void migrateSchema(Database &database, int version);
// For this connection: only changes of state that the table of states knows.
void guardStates(Database &database);

} // namespace pillarbox::outbox
