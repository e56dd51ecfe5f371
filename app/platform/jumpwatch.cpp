#include "app/platform/jumpwatch.h"

namespace pillarbox::app {

namespace {

using namespace std::chrono_literals;

constexpr auto kEvery = 1s; // so that what waits goes within a second
constexpr auto kLeast = 10s; // a sleep that a connection does not even notice; time servers correct by less

} // namespace

JumpWatch::JumpWatch(Clock &clock, std::function<void()> onJump)
    : m_clock(clock)
    , m_onJump(std::move(onJump))
    , m_difference(difference())
    , m_timer(clock.startTimer(kEvery, [this] { look(); }))
{
}

std::chrono::milliseconds JumpWatch::difference() const
{
    return std::chrono::milliseconds(m_clock.now().toMSecsSinceEpoch()) - m_clock.monotonic();
}

void JumpWatch::look()
{
    const auto before = std::exchange(m_difference, difference());
    m_timer = m_clock.startTimer(kEvery, [this] { look(); });
    if (m_difference - before >= kLeast)
        m_onJump();
}

} // namespace pillarbox::app
