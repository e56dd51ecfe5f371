#pragma once
// The right side of an address: a domain name in either form, or an address literal (RFC 5321 4.1.3). Looks nothing up.

#include <QByteArray>
#include <QString>

namespace pillarbox::message {

// The form for the wire: A-labels, lower case; a literal as it is. Empty when it is neither.
QByteArray asciiDomain(const QString &domain);

} // namespace pillarbox::message
