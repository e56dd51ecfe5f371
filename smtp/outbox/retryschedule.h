#pragma once
// When a message that a server put off (4yz) is tried again: pure, no clock of its own (RFC 5321 4.5.4.1 asks for at least
// 30 minutes between tries of a queue; a submission server that greylists wants to see the first ones sooner).

#include <QDateTime>
#include <QList>

#include <chrono>
#include <optional>

namespace pillarbox::outbox {

struct RetrySchedule {
    QList<std::chrono::minutes> first{std::chrono::minutes(1), std::chrono::minutes(5), std::chrono::minutes(15),
        std::chrono::minutes(30), std::chrono::minutes(60)};
    std::chrono::minutes then{60};
    double jitter = 0.1; // of `then`, to either side: many messages put off together shall not come back together
    std::chrono::hours givesUpAfter{120};

    std::chrono::milliseconds longestPause() const; // between two attempts
    // attempts: those that counted, the one that was just put off included. chance: 0 … 1. Absent: given up. The last try is
    // at the end of the time, and none of the first ones is left out, however long the relay was out of reach before.
    std::optional<QDateTime> nextAttempt(int attempts, const QDateTime &queuedAt, const QDateTime &now, double chance) const;
};

} // namespace pillarbox::outbox
