#pragma once
// What can be known to fail before MAIL: paths that are none, wishes out of range, and what the relay does not offer although
// the message cannot do without.

#include "smtp/protocol/capabilities.h"
#include "smtp/protocol/envelope.h"
#include "smtp/protocol/senderror.h"

#include <optional>

namespace pillarbox::protocol {

// Absent: it may go.
std::optional<SendError> localFault(const Envelope &envelope, const Capabilities &capabilities);

} // namespace pillarbox::protocol
