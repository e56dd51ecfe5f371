#include "ui/tester/timeaxis.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>

namespace pillarbox::ui {

namespace {

using namespace std::chrono_literals;

constexpr qint64 kMostTicks = 5;

class AxisWords
{
    Q_DECLARE_TR_FUNCTIONS(TimeAxis)

public:
    static QString milliseconds(qint64 count) { return tr("%1 ms").arg(QLocale().toString(count)); }
    static QString seconds(double count)
    {
        return tr("%1 s").arg(QLocale().toString(count, 'f', count < 10 && count != qint64(count) ? 1 : 0));
    }
};

} // namespace

TimeAxis TimeAxis::reaching(std::chrono::milliseconds longest)
{
    TimeAxis axis;
    axis.m_step = 10ms;
    constexpr std::array factors{5, 2}; // 10, 50, 100, 500 …
    for (size_t i = 0; axis.m_step * kMostTicks < longest; ++i)
        axis.m_step *= factors.at(i % factors.size());
    const qint64 steps = std::max<qint64>(2, (longest.count() + axis.m_step.count() - 1) / axis.m_step.count());
    axis.m_end = axis.m_step * steps;
    return axis;
}

QList<std::chrono::milliseconds> TimeAxis::ticks() const
{
    QList<std::chrono::milliseconds> ticks;
    for (auto tick = 0ms; tick <= m_end; tick += m_step)
        ticks += tick;
    return ticks;
}

double TimeAxis::share(std::chrono::milliseconds time) const
{
    return double(time.count()) / double(m_end.count());
}

QString tickText(std::chrono::milliseconds time, bool isLast)
{
    return isLast ? tookText(time) : QLocale().toString(qint64(time.count()));
}

QString tookText(std::chrono::milliseconds time)
{
    return time < 1000ms ? AxisWords::milliseconds(time.count()) : AxisWords::seconds(double(time.count()) / 1000);
}

} // namespace pillarbox::ui
