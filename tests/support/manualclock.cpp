#include "tests/support/manualclock.h"

#include <algorithm>

namespace pillarbox::test {

class ManualClock::Pending final : public Timer
{
public:
    Pending(ManualClock &clock, std::chrono::milliseconds when, std::function<void()> what)
        : due(when)
        , call(std::move(what))
        , m_clock(&clock)
    {
        clock.m_pending.push_back(this);
    }
    ~Pending() override { leave(); }
    void leave()
    {
        if (m_clock)
            m_clock->m_pending.remove(this);
        m_clock = nullptr;
    }

    std::chrono::milliseconds due;
    std::function<void()> call;

private:
    ManualClock *m_clock;
};

ManualClock::ManualClock(QDateTime start)
    : m_start(std::move(start))
{
}

ManualClock::~ManualClock()
{
    while (!m_pending.empty())
        m_pending.front()->leave();
}

QDateTime ManualClock::now() const
{
    return m_start.addMSecs(m_elapsed.load().count());
}

std::chrono::milliseconds ManualClock::monotonic() const
{
    return m_elapsed;
}

std::unique_ptr<Timer> ManualClock::startTimer(std::chrono::milliseconds delay, std::function<void()> call)
{
    return std::make_unique<Pending>(*this, m_elapsed.load() + std::max(delay, std::chrono::milliseconds(0)), std::move(call));
}

void ManualClock::advance(std::chrono::milliseconds by)
{
    const auto end = m_elapsed.load() + by;
    const auto earlier = [](const Pending *a, const Pending *b) { return a->due < b->due; };
    for (;;) {
        const auto next = std::min_element(m_pending.begin(), m_pending.end(), earlier);
        if (next == m_pending.end() || (*next)->due > end)
            break;
        Pending *timer = *next;
        m_elapsed = std::max(m_elapsed.load(), timer->due);
        timer->leave();
        const auto call = std::move(timer->call); // the call may destroy the timer
        call();
    }
    m_elapsed = end;
}

bool ManualClock::advanceToNextTimer()
{
    if (m_pending.empty())
        return false;
    const auto earlier = [](const Pending *a, const Pending *b) { return a->due < b->due; };
    advance((*std::min_element(m_pending.begin(), m_pending.end(), earlier))->due - m_elapsed.load());
    return true;
}

} // namespace pillarbox::test
