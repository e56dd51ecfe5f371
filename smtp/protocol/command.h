#pragma once
// The lines a client sends (RFC 5321 4.1.1), each with its CRLF. Nothing that could end a line, a path or a parameter gets in:
// paths and ranges are localFault()'s, the rest is encoded.

#include "smtp/protocol/capabilities.h"
#include "smtp/protocol/envelope.h"

#include <QByteArray>

namespace pillarbox::protocol::command {

// name: a host name or address literal; what is no such thing is replaced by [127.0.0.1].
QByteArray ehlo(const QByteArray &name);
QByteArray helo(const QByteArray &name);
// For an envelope without localFault().
QByteArray mailFrom(const Envelope &envelope, const Capabilities &capabilities);
QByteArray rcptTo(const Envelope &envelope, int recipient, const Capabilities &capabilities);
QByteArray lastChunk(qint64 size); // RFC 3030 section 2

} // namespace pillarbox::protocol::command
