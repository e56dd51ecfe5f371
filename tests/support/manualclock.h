#pragma once
// A clock that moves only when it is told to.

#include "smtp/base/clock.h"

#include <atomic>
#include <list>

namespace pillarbox::test {

class ManualClock final : public Clock
{
public:
    explicit ManualClock(
        QDateTime start = QDateTime::fromString(QStringLiteral("2026-03-02T14:02:00.000Z"), Qt::ISODateWithMs));
    ~ManualClock() override;

    QDateTime now() const override;
    std::chrono::milliseconds monotonic() const override;
    std::unique_ptr<Timer> startTimer(std::chrono::milliseconds delay, std::function<void()> call) override;

    // Moves on by this much, calling each timer due on the way at its own time, in order.
    void advance(std::chrono::milliseconds by);
    // The wall clock alone: it was set, or the machine slept. No timer notices.
    void jump(std::chrono::milliseconds by) { m_start = m_start.addMSecs(by.count()); }
    // To the next pending timer; false when there is none.
    bool advanceToNextTimer();
    std::size_t pendingTimers() const { return m_pending.size(); }

private:
    class Pending;
    std::list<Pending *> m_pending;
    QDateTime m_start;
    std::atomic<std::chrono::milliseconds> m_elapsed{};
};

} // namespace pillarbox::test
