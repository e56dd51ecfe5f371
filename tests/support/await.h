#pragma once
// Runs the event loop until something is true; never a fixed sleep. The ceiling is generous: it is only met by a failure.

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <chrono>

namespace pillarbox::test {

template<typename Condition>
bool await(Condition condition, std::chrono::milliseconds ceiling = std::chrono::seconds(30))
{
    QElapsedTimer elapsed;
    elapsed.start();
    QTimer heartbeat; // for conditions that no event of this thread announces
    heartbeat.start(std::chrono::milliseconds(5));
    QEventLoop loop;
    while (!condition()) {
        if (elapsed.elapsed() > ceiling.count())
            return false;
        loop.processEvents(QEventLoop::WaitForMoreEvents);
    }
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    return true;
}

} // namespace pillarbox::test
