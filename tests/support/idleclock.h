#pragma once
// Runs the event loop with a clock that moves on only when nothing else does: what answers at once is never timed out, and
// nobody waits for minutes. The ceiling is of real time, and generous.

#include "tests/support/manualclock.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QThread>

namespace pillarbox::test {

template<typename Condition>
bool runUntil(ManualClock &clock, Condition condition, std::chrono::milliseconds ceiling = std::chrono::minutes(1))
{
    QEventLoop loop;
    QElapsedTimer idle;
    QElapsedTimer all;
    idle.start();
    all.start();
    while (!condition() && all.elapsed() < ceiling.count()) {
        if (loop.processEvents(QEventLoop::AllEvents)) {
            idle.start();
        } else if (idle.elapsed() > 3) {
            clock.advance(std::chrono::seconds(20));
            idle.start();
        } else {
            QThread::usleep(200); // the other threads' answers come without an event here
        }
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return condition();
}

// Until so much time has passed in which nothing else was to be done.
inline void runFor(ManualClock &clock, std::chrono::minutes time)
{
    const QDateTime end = clock.now().addSecs(std::chrono::seconds(time).count());
    (void)runUntil(clock, [&] { return clock.now() >= end; });
}

} // namespace pillarbox::test
