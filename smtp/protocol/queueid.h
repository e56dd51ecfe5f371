#pragma once
// The name under which a server says it keeps an accepted message. Absent rather than wrong.

#include <QByteArray>

namespace pillarbox::protocol {

// finalReply: the printable reply to the end of the data, "250 2.0.0 Ok: queued as A1B2". Empty when there is none.
QByteArray queueIdIn(const QByteArray &finalReply);

} // namespace pillarbox::protocol
