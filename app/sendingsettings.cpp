#include "app/sendingsettings.h"

#include <QSettings>

namespace pillarbox::app {

namespace {

constexpr int kMostHours = 30 * 24;

} // namespace

outbox::RetrySchedule retryScheduleOf(const Profile &profile)
{
    const QSettings settings(profile.sendingFile(), QSettings::IniFormat);
    outbox::RetrySchedule schedule;
    const int hours = settings.value(QStringLiteral("retry/givesUpAfterHours")).toInt();
    if (hours >= 1 && hours <= kMostHours)
        schedule.givesUpAfter = std::chrono::hours(hours);
    return schedule;
}

} // namespace pillarbox::app
