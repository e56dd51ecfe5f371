#pragma once
// Time, so that a test can turn it. Whatever waits or has a schedule asks a Clock, never QTimer or QDateTime directly.
// Timers are used on the thread that made the clock; now() and monotonic() on any.

#include <QDateTime>

#include <chrono>
#include <functional>
#include <memory>

namespace pillarbox {

// A pending call; destroying it cancels the call. May be destroyed by the call itself.
class Timer
{
public:
    virtual ~Timer() = default;
};

class Clock
{
public:
    virtual ~Clock() = default;

    // Wall clock, UTC, millisecond steps: what is stored and shown.
    virtual QDateTime now() const = 0;
    // Never goes back; for measuring how long something took.
    virtual std::chrono::milliseconds monotonic() const = 0;
    virtual std::unique_ptr<Timer> startTimer(std::chrono::milliseconds delay, std::function<void()> call) = 0;
};

// The machine's clock on Qt's event loop. One shared object without state.
Clock &systemClock();

} // namespace pillarbox
