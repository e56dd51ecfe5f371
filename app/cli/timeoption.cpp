#include "app/cli/timeoption.h"

#include "ui/text/explanation.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace pillarbox::app {

namespace {

class TimeWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString bad(const QString &text)
    {
        return tr("--at %1: give a time like 14:00, 2026-03-02T14:00 or 2026-03-02T14:00+01:00.").arg(text);
    }
    static QString past(const QString &text) { return tr("--at %1: that time has passed.").arg(text); }
    static QString noZone(const QString &text)
    {
        return tr("--at %1: the time zone set here (TZ) is not known; say which, as in 2026-03-02T14:00+01:00.").arg(text);
    }
    static QString leftOut(const QString &text)
    {
        return tr("--at %1: there is no such time on that day, the clocks go forward.").arg(text);
    }
};

Unexpected<Failure> usage(const QString &text)
{
    return Unexpected{usageFailure(text)};
}

bool isShownByAClock(const QDateTime &time, QDate date, QTime clock)
{
    return time.isValid() && time.date() == date && time.time() == clock;
}

// Empty: the zone's own.
std::optional<QTimeZone> zoneOf(const QString &suffix, const QTimeZone &zone)
{
    if (suffix.isEmpty())
        return zone;
    if (suffix == QLatin1String("Z"))
        return QTimeZone(QByteArrayLiteral("UTC"));
    const int hours = suffix.mid(1, 2).toInt();
    const int minutes = suffix.right(2).toInt();
    if (hours > 14 || minutes > 59)
        return std::nullopt;
    const int seconds = (hours * 60 + minutes) * 60;
    return QTimeZone(suffix.startsWith(QLatin1Char('-')) ? -seconds : seconds);
}

// Of two times that the clock shows alike, as it is put back: the one that comes next.
QDateTime timeOf(QDate date, QTime clock, const QTimeZone &zone, const QDateTime &now)
{
    QDateTime time(date, clock, zone);
    const auto other = time.isValid() ? ui::otherReading(time, zone) : std::nullopt;
    if (!other)
        return time;
    const QDateTime twin = other->toTimeZone(zone);
    const auto &[first, second] = std::minmax(time, twin);
    return first > now ? first : second;
}

outbox::Schedule schedule(const QDateTime &time)
{
    return {.at = time.toUTC(), .timeZone = time.timeZone().id(), .missedRule = outbox::MissedRule::SendAtOnce, .notAfter = {}};
}

// A day on which the clock leaves it out is passed over.
Expected<outbox::Schedule, Failure> next(QTime clock, const QDateTime &now, const QTimeZone &zone)
{
    QDate date = now.toTimeZone(zone).date();
    for (;; date = date.addDays(1)) {
        const QDateTime time = timeOf(date, clock, zone, now);
        if (isShownByAClock(time, date, clock) && time > now)
            return schedule(time);
    }
}

} // namespace

Expected<outbox::Schedule, Failure> scheduleOf(const QString &text, const QDateTime &now, const QTimeZone &zone)
{
    static const QRegularExpression form(QRegularExpression::anchoredPattern(
        QStringLiteral("(?:(\\d{4}-\\d\\d-\\d\\d)[T ])?([01]\\d:\\d\\d|2[0-3]:\\d\\d)(:\\d\\d)?(Z|[+-]\\d\\d:?\\d\\d)?")));
    const auto match = form.match(text);
    const QString day = match.captured(1);
    const QTime clock = QTime::fromString(match.captured(2) + match.captured(3), Qt::ISODate);
    if (!match.hasMatch() || !clock.isValid())
        return usage(TimeWords::bad(text));
    if (!zone.isValid() && match.captured(4).isEmpty())
        return usage(TimeWords::noZone(text));
    if (day.isEmpty())
        return match.captured(4).isEmpty() ? next(clock, now, zone) : usage(TimeWords::bad(text));
    const QDate date = QDate::fromString(day, Qt::ISODate);
    const auto given = zoneOf(match.captured(4), zone);
    if (!date.isValid() || !given)
        return usage(TimeWords::bad(text));
    const QDateTime time = timeOf(date, clock, *given, now);
    if (!isShownByAClock(time, date, clock))
        return usage(TimeWords::leftOut(text));
    return time > now ? Expected<outbox::Schedule, Failure>(schedule(time)) : usage(TimeWords::past(text));
}

} // namespace pillarbox::app
