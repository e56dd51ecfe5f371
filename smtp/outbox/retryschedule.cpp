#include "smtp/outbox/retryschedule.h"

#include <algorithm>

namespace pillarbox::outbox {

using std::chrono::milliseconds;

milliseconds RetrySchedule::longestPause() const
{
    auto longest = milliseconds(then) * (1.0 + jitter);
    for (const auto pause : first)
        longest = std::max(longest, decltype(longest)(pause));
    return std::chrono::round<milliseconds>(longest);
}

std::optional<QDateTime> RetrySchedule::nextAttempt(
    int attempts, const QDateTime &queuedAt, const QDateTime &now, double chance) const
{
    if (attempts <= first.size())
        return now.addMSecs(milliseconds(first[std::max(attempts - 1, 0)]).count());
    const QDateTime end = queuedAt.addMSecs(milliseconds(givesUpAfter).count());
    // Queued by a clock that was ahead: its end could be years away, so they are counted.
    const bool isEnough = now < queuedAt && attempts > first.size() + givesUpAfter / then;
    if (now >= end || isEnough)
        return {};
    const double spread = 1.0 + jitter * (2.0 * chance - 1.0);
    return std::min(end, now.addMSecs(static_cast<qint64>(static_cast<double>(milliseconds(then).count()) * spread)));
}

} // namespace pillarbox::outbox
