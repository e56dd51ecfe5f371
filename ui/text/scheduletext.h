#pragma once
// A scheduled time in words: in the zone it was chosen in, and in the reader's where the clocks there show something else.

#include "smtp/outbox/item.h"

#include <QString>
#include <QTimeZone>

namespace pillarbox::ui {

QString cityOf(const QByteArray &zone); // "New York"
bool isSameClock(const QDateTime &at, const QTimeZone &zone); // there as here
// "Mon 08:00", or "Mon 08:00 in New York (Mon 14:00 here)".
QString scheduledTime(const QDateTime &at, const QByteArray &zone, const QDateTime &now);
// Of an undo time; at least 1, as long as it lasts.
qint64 secondsUntil(const QDateTime &then, const QDateTime &now);
// "Monday, 2 March 2026 at 08:00"
QString fullTime(const QDateTime &at, const QTimeZone &zone);

} // namespace pillarbox::ui
