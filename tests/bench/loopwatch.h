#pragma once
// Finds out how long the event loop is ever kept from its other work: a timer that should fire each millisecond.

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <chrono>

namespace pillarbox::bench {

class LoopWatch
{
public:
    LoopWatch()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.callOnTimeout([this] {
            m_longest = std::max(m_longest, m_since.nsecsElapsed());
            m_since.start();
        });
        m_since.start();
        m_timer.start(std::chrono::milliseconds(1));
    }
    double longest() const { return double(m_longest) / 1e9; } // seconds

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_longest = 0;
};

} // namespace pillarbox::bench
