#include "ui/schedule/presets.h"

namespace pillarbox::ui {

namespace {

// Between the choice and the click lies time to look: an evening that is nearly here is "now".
constexpr qint64 soonestSeconds = 15 * 60;

// No zone changes its clocks twice within this time of one moment.
constexpr qint64 aroundSeconds = 36 * 60 * 60;

QDateTime wholeMinute(const QDateTime &time)
{
    const qint64 seconds = (time.toMSecsSinceEpoch() + 59'999) / 60'000 * 60;
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
}

} // namespace

QTime eveningTime()
{
    return {18, 0};
}

QTime morningTime()
{
    return {8, 0};
}

Moment momentOf(QDate date, QTime time, const QTimeZone &zone)
{
    const QDateTime asUtc(date, time, Qt::UTC);
    const int before = zone.offsetFromUtc(asUtc.addSecs(-aroundSeconds));
    const int after = zone.offsetFromUtc(asUtc.addSecs(aroundSeconds));
    const auto isReal = [&](int offset) { return zone.offsetFromUtc(asUtc.addSecs(-offset)) == offset; };
    if (before == after)
        return {asUtc.addSecs(-before), Moment::Kind::Plain};
    if (isReal(before))
        return {asUtc.addSecs(-before), isReal(after) ? Moment::Kind::Twice : Moment::Kind::Plain};
    if (isReal(after))
        return {asUtc.addSecs(-after), Moment::Kind::Plain};
    return {asUtc.addSecs(-before), Moment::Kind::Skipped};
}

QList<Preset> presetsAt(const QDateTime &now, const QTimeZone &zone)
{
    const QDate today = now.toTimeZone(zone).date();
    const QDate monday = today.addDays(8 - today.dayOfWeek());
    QList<Preset> presets{{Preset::Kind::InOneHour, wholeMinute(now.toUTC().addSecs(60 * 60))}};
    if (const Moment evening = momentOf(today, eveningTime(), zone); evening.at >= now.addSecs(soonestSeconds))
        presets += {Preset::Kind::ThisEvening, evening.at};
    presets += {Preset::Kind::TomorrowMorning, momentOf(today.addDays(1), morningTime(), zone).at};
    if (monday != today.addDays(1))
        presets += {Preset::Kind::MondayMorning, momentOf(monday, morningTime(), zone).at};
    return presets;
}

} // namespace pillarbox::ui
