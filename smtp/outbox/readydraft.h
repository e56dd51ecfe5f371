#pragma once
// The draft that a ready message could have had: read back from its spool file, its attachments kept as files of the profile.
// Spool thread.

#include "smtp/outbox/item.h"
#include "smtp/outbox/outboxerror.h"
#include "smtp/outbox/spool.h"

namespace pillarbox::outbox {

// Who got it without being named in its header is in Bcc.
Expected<message::Draft, OutboxError> draftOfReady(const Spool &spool, const ItemSummary &item);

} // namespace pillarbox::outbox
