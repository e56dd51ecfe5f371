#pragma once
// Hosts that no network is needed for: a bridge or a relay that runs beside this program.

#include <QString>

namespace pillarbox::transport {

// "localhost", a name below it (RFC 6761 section 6.3) or a loopback address.
bool isOnThisMachine(const QString &host);

} // namespace pillarbox::transport
