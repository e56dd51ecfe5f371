#pragma once
// Finds out how long the event loop is ever kept from its other work: a timer that should fire each millisecond. Measured in
// the thread's own processor time, since what other processes take is none of the program's doing.

#include <QTimer>

#include <algorithm>
#include <chrono>
#include <ctime>

namespace pillarbox::bench {

class LoopWatch
{
public:
    LoopWatch()
        : m_before(processorSeconds())
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.callOnTimeout([this] {
            const double now = processorSeconds();
            m_longest = std::max(m_longest, now - m_before);
            m_before = now;
        });
        m_timer.start(std::chrono::milliseconds(1));
    }
    double longest() const { return m_longest; } // seconds

private:
    static double processorSeconds()
    {
        timespec time = {};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
    }

    QTimer m_timer;
    double m_before;
    double m_longest = 0;
};

} // namespace pillarbox::bench
