#pragma once
// Lets go what is no longer to be kept: at the start of the dispatcher and once a day, in small steps, only while nothing is
// being sent. GUI thread; the work is done on the store thread.

#include "smtp/base/clock.h"
#include "smtp/outbox/outbox.h"

namespace pillarbox::outbox {

class Housekeeping
{
public:
    // isFree: asked before each step.
    Housekeeping(Outbox &outbox, Clock &clock, std::function<bool()> isFree);

    void start(); // also again, when something was set
    void stop();

private:
    void later(std::chrono::milliseconds delay);
    void step();

    Outbox &m_outbox;
    Clock &m_clock;
    std::function<bool()> m_isFree;
    std::unique_ptr<Timer> m_timer;
    std::shared_ptr<bool> m_isAlive; // while a step is under way
};

} // namespace pillarbox::outbox
