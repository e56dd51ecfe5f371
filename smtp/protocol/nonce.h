#pragma once
// A nonce of printable octets without a comma, 144 random bits.

#include <QByteArray>

namespace pillarbox::protocol {

QByteArray randomNonce();

} // namespace pillarbox::protocol
