#include "smtp/base/clock.h"

#include <QElapsedTimer>
#include <QTimer>

namespace pillarbox {

namespace {

class SystemTimer final : public Timer
{
public:
    SystemTimer(std::chrono::milliseconds delay, std::function<void()> call)
    {
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
        // A copy is called: the call may destroy this object.
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [call = std::move(call)] {
            const auto copy = call;
            copy();
        });
        m_timer.start(delay);
    }

private:
    QTimer m_timer;
};

class SystemClock final : public Clock
{
public:
    SystemClock() { m_elapsed.start(); }
    QDateTime now() const override { return QDateTime::currentDateTimeUtc(); }
    std::chrono::milliseconds monotonic() const override { return std::chrono::milliseconds(m_elapsed.elapsed()); }
    std::unique_ptr<Timer> startTimer(std::chrono::milliseconds delay, std::function<void()> call) override
    {
        return std::make_unique<SystemTimer>(delay, std::move(call));
    }

private:
    QElapsedTimer m_elapsed;
};

} // namespace

Clock &systemClock()
{
    static SystemClock clock;
    return clock;
}

} // namespace pillarbox
