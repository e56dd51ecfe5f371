#pragma once
// The seven stages of a delivery as they stand for one message: what was reached, how long it took, where it stopped.

#include "smtp/outbox/item.h"
#include "ui/theme/colours.h"

#include <QList>
#include <QString>

#include <array>
#include <optional>

namespace pillarbox::ui {

enum class StageMark {
    Empty, // not reached
    Reached,
    Busy, // under way
    Stopped, // here it waits or failed: the tone tells which
};

struct StageView {
    QString name; // "Hand over"
    QString note; // "12 ms", "451 4.7.1"; may be empty
    StageMark mark = StageMark::Empty;
    Tone tone = Tone::Neutral; // of Stopped

    QString spokenText() const; // "Hand over: stopped, 451 4.7.1"
    bool operator==(const StageView &) const = default;
};

constexpr int stageCount = 7;
using StageViews = std::array<StageView, stageCount>;

// Of the attempt under way, else of the last one.
StageViews stagesOf(const outbox::Item &item, const std::optional<outbox::Progress> &progress);

} // namespace pillarbox::ui
