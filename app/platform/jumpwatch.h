#pragma once
// Sees that the wall clock has gone on while the other stood still: the machine has slept, or somebody has set the clock. For
// systems that do not tell.

#include "smtp/base/clock.h"

#include <functional>
#include <memory>

namespace pillarbox::app {

class JumpWatch
{
public:
    JumpWatch(Clock &clock, std::function<void()> onJump);

private:
    void look();
    std::chrono::milliseconds difference() const;

    Clock &m_clock;
    std::function<void()> m_onJump;
    std::chrono::milliseconds m_difference;
    std::unique_ptr<Timer> m_timer;
};

} // namespace pillarbox::app
