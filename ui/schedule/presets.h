#pragma once
// Times to choose with one click, and what a time of day means in a zone. Pure; local times are read as RFC 5545 3.3.5 reads
// them.

#include <QDateTime>
#include <QList>
#include <QTimeZone>

namespace pillarbox::ui {

struct Moment {
    enum class Kind {
        Plain,
        Skipped, // the clocks went forward over it: as long after the change as it would have been
        Twice, // the clocks go back over it: the first of the two
    };
    QDateTime at; // UTC
    Kind kind = Kind::Plain;

    bool operator==(const Moment &) const = default;
};
Moment momentOf(QDate date, QTime time, const QTimeZone &zone);

struct Preset {
    enum class Kind { InOneHour, ThisEvening, TomorrowMorning, MondayMorning };
    Kind kind = Kind::InOneHour;
    QDateTime at; // UTC, a whole minute

    bool operator==(const Preset &) const = default;
};
// Those that make sense now; tomorrow is not named a second time where it is Monday.
QList<Preset> presetsAt(const QDateTime &now, const QTimeZone &zone);

QTime eveningTime(); // of ThisEvening
QTime morningTime(); // of the other two

} // namespace pillarbox::ui
