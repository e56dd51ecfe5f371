#pragma once
// RFC 5322 3.3 date-time, in English whatever the locale, always 31 octets.

#include <QByteArray>
#include <QDateTime>

namespace pillarbox::message {

// With the offset that date carries; an invalid date: now, local time.
QByteArray mailDate(const QDateTime &date);

} // namespace pillarbox::message
