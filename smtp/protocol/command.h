#pragma once
// The lines a client sends (RFC 5321 4.1.1), each with its CRLF. What comes from outside is checked here, once: nothing that
// could end a line, a path or a parameter gets in.

#include "smtp/base/expected.h"
#include "smtp/protocol/capabilities.h"
#include "smtp/protocol/envelope.h"
#include "smtp/protocol/senderror.h"

#include <QByteArray>

namespace pillarbox::protocol {

// A path that may stand between angle brackets: no control character, no space or bracket outside a quoted local part.
// Octets over 127 pass; whether they may be sent is the capabilities' matter.
bool isSafePath(QByteArrayView path);
bool is8Bit(QByteArrayView bytes);

// Everything of the envelope that can be known to fail before MAIL: paths, SIZE, 8BITMIME, SMTPUTF8. Absent: it may go.
std::optional<SendError> localFault(const Envelope &envelope, const Capabilities &capabilities);

namespace command {

// name: a host name or address literal; what is no such thing is replaced by [127.0.0.1].
QByteArray ehlo(const QByteArray &name);
QByteArray helo(const QByteArray &name);
// For an envelope without localFault().
QByteArray mailFrom(const Envelope &envelope, const Capabilities &capabilities);
QByteArray rcptTo(const QByteArray &forwardPath);

} // namespace command

} // namespace pillarbox::protocol
