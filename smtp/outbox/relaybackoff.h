#pragma once
// How long a relay is left alone after it could not be reached: 15 s at first, 10 minutes at most. Counts nothing against a
// message, and is forgotten when the program ends.

#include <QDateTime>

#include <chrono>

namespace pillarbox::outbox {

class RelayBackoff
{
public:
    QDateTime fail(const QDateTime &now); // returns until()
    void reset() { *this = {}; }

    QDateTime until() const { return m_until; } // invalid: nothing is wrong
    bool isOver(const QDateTime &now) const { return !m_until.isValid() || now >= m_until; }

private:
    int m_failures = 0;
    QDateTime m_until;
};

} // namespace pillarbox::outbox
