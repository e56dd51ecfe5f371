#pragma once
// The axis of time that all steps of a test share: from its begin to a round number of milliseconds, with four to eight ticks.
// Pure.

#include <QList>
#include <QString>

#include <chrono>

namespace pillarbox::ui {

class TimeAxis
{
public:
    // longest: the end of the last step that is to fit. One that waited ten seconds is cut off beyond the axis.
    static TimeAxis reaching(std::chrono::milliseconds longest);

    std::chrono::milliseconds end() const { return m_end; }
    QList<std::chrono::milliseconds> ticks() const; // from 0
    double share(std::chrono::milliseconds time) const; // of the axis: 0 to 1, more beyond it

    bool operator==(const TimeAxis &) const = default;

private:
    std::chrono::milliseconds m_end{200};
    std::chrono::milliseconds m_step{50};
};

QString tickText(std::chrono::milliseconds time, bool isLast); // "50", the last one "200 ms"
QString tookText(std::chrono::milliseconds time); // "41 ms", "10 s"

} // namespace pillarbox::ui
