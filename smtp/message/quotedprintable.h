#pragma once
// Quoted-printable (RFC 2045 6.7) of text whose lines end in CRLF.

#include <QByteArray>

namespace pillarbox::message {

QByteArray toQuotedPrintable(const QByteArray &text);

} // namespace pillarbox::message
