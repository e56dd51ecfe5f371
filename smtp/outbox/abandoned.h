#pragma once
// Items in sending whose sender has ended: the next holder of the dispatch lock settles them, and until then whoever reads one
// is told the truth.

#include "smtp/outbox/database.h"
#include "smtp/outbox/item.h"
#include "smtp/outbox/outboxpaths.h"

namespace pillarbox::outbox {

// Gives those among these a reason of ProgramEnded; where the hand-over mark was set, nobody knows who has the message.
void tellAbandoned(Database &database, const OutboxPaths &paths, const QList<ItemSummary *> &items);

} // namespace pillarbox::outbox
