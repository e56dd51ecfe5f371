#pragma once
// A relay that says "too much at a time": the account slows down, the message is as good as any. Only its words tell this from
// greylisting, which has the same codes.

#include "smtp/protocol/senderror.h"

namespace pillarbox::outbox {

bool isRateLimit(const protocol::SendError &error);

} // namespace pillarbox::outbox
