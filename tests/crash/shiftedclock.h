#pragma once
// The machine's clock, some time ahead: what is due later can be had now. One thread.

#include "smtp/base/clock.h"

#include <algorithm>
#include <list>

namespace pillarbox::test {

class ShiftedClock final : public Clock
{
public:
    QDateTime now() const override { return systemClock().now().addMSecs(m_ahead.count()); }
    std::chrono::milliseconds monotonic() const override { return systemClock().monotonic() + m_ahead; }
    std::unique_ptr<Timer> startTimer(std::chrono::milliseconds delay, std::function<void()> call) override
    {
        return std::make_unique<Pending>(*this, monotonic() + delay, std::move(call));
    }

    // Timers that are due by then fire from the event loop.
    void advance(std::chrono::milliseconds by)
    {
        m_ahead += by;
        for (Pending *timer : m_pending)
            timer->wind();
    }

private:
    class Pending final : public Timer
    {
    public:
        Pending(ShiftedClock &clock, std::chrono::milliseconds due, std::function<void()> call)
            : m_clock(clock)
            , m_due(due)
            , m_call(std::move(call))
        {
            m_clock.m_pending.push_back(this);
            wind();
        }
        ~Pending() override { m_clock.m_pending.remove(this); }
        void wind()
        {
            const auto left = std::max(m_due - m_clock.monotonic(), std::chrono::milliseconds(0));
            m_timer = systemClock().startTimer(left, [this] {
                const auto call = std::exchange(m_call, {}); // it may destroy this
                if (call)
                    call();
            });
        }

    private:
        ShiftedClock &m_clock;
        std::chrono::milliseconds m_due;
        std::function<void()> m_call;
        std::unique_ptr<Timer> m_timer;
    };

    std::chrono::milliseconds m_ahead{0};
    std::list<Pending *> m_pending;
};

} // namespace pillarbox::test
