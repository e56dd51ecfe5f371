#pragma once
// SASLprep (RFC 4013) by libidn.

#include <QByteArray>

namespace pillarbox::protocol {

// text: UTF-8. What cannot be prepared comes back as it is: a server that has taken such a password has not prepared it
// either, and refusing here would lock its owner out.
QByteArray saslPrepared(const QByteArray &text);

} // namespace pillarbox::protocol
