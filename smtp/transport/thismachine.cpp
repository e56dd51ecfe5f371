#include "smtp/transport/thismachine.h"

#include "smtp/dns/hostname.h"

#include <QHostAddress>

namespace pillarbox::transport {

bool isOnThisMachine(const QString &host)
{
    const auto name = dns::toAsciiHost(host);
    return name && (dns::isLocalhost(*name) || QHostAddress(*name).isLoopback());
}

} // namespace pillarbox::transport
