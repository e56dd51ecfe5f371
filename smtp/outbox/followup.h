#pragma once
// A draft for those whom an item has not reached.

#include "smtp/message/draft.h"
#include "smtp/outbox/item.h"

namespace pillarbox::outbox {

bool isWithSomebody(const ItemSummary &item); // accepted for one recipient at least, or perhaps
// The draft without the recipients who have the message, or may have it; whole when nobody is left.
message::Draft followUp(const message::Draft &draft, const ItemSummary &item);

} // namespace pillarbox::outbox
