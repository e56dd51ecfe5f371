#pragma once
// Tells that the machine has woken from sleep. One file per system.

#include "app/platform/jumpwatch.h"
#include "smtp/base/clock.h"

#include <QObject>

#include <optional>

namespace pillarbox::app {

class SleepWatch : public QObject
{
    Q_OBJECT

public:
    explicit SleepWatch(Clock &clock = systemClock(), QObject *parent = nullptr);

    bool isTold() const { return !m_jumps; } // by the system; else the clocks are watched

Q_SIGNALS:
    void woke();

private Q_SLOTS:
    void onPrepareForSleep(bool isGoing);

private:
    void watchClocks(bool isWanted);

    Clock &m_clock;
    std::optional<JumpWatch> m_jumps;
};

} // namespace pillarbox::app
