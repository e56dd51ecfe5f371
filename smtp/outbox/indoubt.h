#pragma once
// What becomes of a message of which it was not known whether its relay has it, when that is learnt of its recipients.
// Store thread only.

#include "smtp/message/deliveryreport.h"
#include "smtp/outbox/database.h"
#include "smtp/outbox/item.h"

#include <utility>

namespace pillarbox::outbox {

// Each inside a transaction of the caller, which announces the change.

// By a person: all in doubt have it.
void acceptInDoubt(Database &database, const ItemId &id, const QDateTime &now);
// By delivery reports about the recipients at these positions (RFC 3464 2.3.3). Nothing happens to who is not in doubt.
void settleInDoubt(
    Database &database, const ItemId &id, const QList<std::pair<int, message::RecipientReport>> &reports, const QDateTime &now);

} // namespace pillarbox::outbox
