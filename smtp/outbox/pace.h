#pragma once
// When an account's messages may go under its limits of messages per minute, hour and day: pure. Each limit looks back over
// its whole span at any moment, which no relay counts more strictly, wherever its own hours and days begin.

#include "smtp/account/sendinglimits.h"

#include <QDateTime>
#include <QList>

#include <chrono>

namespace pillarbox::outbox {

// As far back as acceptances count.
std::chrono::milliseconds longestSpan(const account::SendingLimits &limits);
// As many of the latest acceptances as count.
int mostThatCount(const account::SendingLimits &limits);

// When the next message may go; now, unless a limit is reached. taken: when messages were accepted, oldest first.
QDateTime nextOpening(const account::SendingLimits &limits, const QList<QDateTime> &taken, const QDateTime &now);
// When each of so many messages will go, the first first, if each is accepted at once; full seconds, rounded up.
QList<QDateTime> forecast(
    const account::SendingLimits &limits, const QList<QDateTime> &taken, const QDateTime &now, qsizetype count);
// The limit in the way now: "perHour/100"; empty when none is.
QString limitReached(const account::SendingLimits &limits, const QList<QDateTime> &taken, const QDateTime &now);

} // namespace pillarbox::outbox
