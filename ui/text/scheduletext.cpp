#include "ui/text/scheduletext.h"

#include "ui/text/explanation.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace pillarbox::ui {

namespace {

class ScheduleWords
{
    Q_DECLARE_TR_FUNCTIONS(Schedule)

public:
    static QString there(const QString &there, const QString &city, const QString &here)
    {
        //: a time in a far city, then the reader's own: "Mon 08:00 in New York (Mon 14:00 here)"
        return tr("%1 in %2 (%3 here)").arg(there, city, here);
    }
    //: a day and a time: "Monday, 2 March 2026 at 08:00"
    static QString at(const QString &day, const QString &time) { return tr("%1 at %2").arg(day, time); }
    //: a pattern of QDate::toString()
    static QString day() { return tr("dddd, d MMMM yyyy"); }
};

} // namespace

QString cityOf(const QByteArray &zone)
{
    return QString::fromLatin1(zone.mid(zone.lastIndexOf('/') + 1)).replace(QLatin1Char('_'), QLatin1Char(' '));
}

bool isSameClock(const QDateTime &at, const QTimeZone &zone)
{
    return zone.offsetFromUtc(at) == QTimeZone::systemTimeZone().offsetFromUtc(at);
}

QString scheduledTime(const QDateTime &at, const QByteArray &zone, const QDateTime &now)
{
    const QString here = shortTime(at, now);
    const QTimeZone chosen(zone);
    if (!chosen.isValid() || isSameClock(at, chosen))
        return here;
    return ScheduleWords::there(shortTime(at, now, chosen), cityOf(zone), here);
}

qint64 secondsUntil(const QDateTime &then, const QDateTime &now)
{
    return std::max<qint64>(1, (now.msecsTo(then) + 999) / 1000);
}

QString fullTime(const QDateTime &at, const QTimeZone &zone)
{
    const QDateTime local = at.toTimeZone(zone);
    return ScheduleWords::at(QLocale().toString(local.date(), ScheduleWords::day()), clockTime(local.time()));
}

} // namespace pillarbox::ui
