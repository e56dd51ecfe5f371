#pragma once
// Encodings for parameter values that come from outside: what comes out is printable US-ASCII without space, "+" or "=", so
// that it can end neither its parameter nor its line.

#include <QByteArray>

namespace pillarbox::protocol {

// RFC 3461 section 4.
QByteArray toXtext(QByteArrayView bytes);
// utf-8-addr-xtext of RFC 6533 section 3: the form that any server may be given. bytes is UTF-8.
QByteArray toUtf8AddressXtext(const QByteArray &bytes);

} // namespace pillarbox::protocol
