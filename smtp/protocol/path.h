#pragma once
// Forward- and reverse-paths (RFC 5321 4.1.2) as they may stand in a command.

#include "smtp/protocol/envelope.h"

#include <QByteArray>

namespace pillarbox::protocol {

// A path that may stand between angle brackets: UTF-8 without control characters, no space or bracket outside a quoted
// local part, and short enough for its command line. Octets over 127 pass; whether they may be sent is the capabilities'
// matter.
bool isSafePath(QByteArrayView path);
bool is8Bit(QByteArrayView bytes);
// The first that RFC 6531 alone lets through; empty: none.
QByteArray first8BitPath(const Envelope &envelope);
bool needsSmtpUtf8(const Envelope &envelope); // also when only a header does
// What follows the last @, in lower case; empty for a local name such as "postmaster".
QByteArray domainOf(const QByteArray &path);

} // namespace pillarbox::protocol
