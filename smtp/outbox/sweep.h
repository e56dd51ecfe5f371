#pragma once
// Leftovers of a crash: spool files of which no row was committed, and kept files that no draft refers to. Walks the whole
// spool, so it is done in the background, by the process that sends. Reading thread.

#include "smtp/outbox/database.h"
#include "smtp/outbox/outboxpaths.h"

#include <QDateTime>

namespace pillarbox::outbox {

// Nothing while somebody is just adding a message.
void sweep(Database &database, const OutboxPaths &paths, const QDateTime &now);

} // namespace pillarbox::outbox
