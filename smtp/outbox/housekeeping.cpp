#include "smtp/outbox/housekeeping.h"

namespace pillarbox::outbox {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kAfterStart = 10s; // the window has better to do
constexpr std::chrono::milliseconds kBetween = 100ms; // others get their turn
constexpr std::chrono::milliseconds kWhenBusy = 30s;
constexpr std::chrono::milliseconds kDay = 24h;

} // namespace

Housekeeping::Housekeeping(Outbox &outbox, Clock &clock, std::function<bool()> isFree)
    : m_outbox(outbox)
    , m_clock(clock)
    , m_isFree(std::move(isFree))
{
}

void Housekeeping::start()
{
    later(kAfterStart);
}

void Housekeeping::stop()
{
    m_timer.reset();
    m_isAlive.reset();
}

void Housekeeping::later(std::chrono::milliseconds delay)
{
    m_timer = m_clock.startTimer(delay, [this] { step(); });
}

void Housekeeping::step()
{
    if (!m_isFree())
        return later(kWhenBusy);
    m_isAlive = std::make_shared<bool>(true);
    m_outbox.onStore<RetentionStep>([now = m_clock.now()](Store &store) { return store.letGo(now); },
        [this, alive = std::weak_ptr<bool>(m_isAlive)](const Expected<RetentionStep, OutboxError> &step) {
            if (alive.expired())
                return;
            // After an error, a full disk say, tomorrow is early enough.
            later(step && !step->isLast ? kBetween : kDay);
        });
}

} // namespace pillarbox::outbox
