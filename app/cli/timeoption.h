#pragma once
// --at TIME: when a message is to go out, as it is written on a command line. Pure.

#include "app/cli/failure.h"
#include "smtp/base/expected.h"
#include "smtp/outbox/item.h"

#include <QTimeZone>

namespace pillarbox::app {

// "2026-03-02T14:00" (seconds may follow; a space may stand for the T) with Z, with an offset, or in the zone; "14:00" is the
// next time that a clock in the zone shows it. What has passed is refused, and so is what a clock leaves out.
Expected<outbox::Schedule, Failure> scheduleOf(const QString &text, const QDateTime &now, const QTimeZone &zone);

} // namespace pillarbox::app
