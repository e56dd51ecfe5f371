#pragma once
// Paints a step's bar on the axis, its duration beside it, and the ticks behind it. A bar beyond the axis fades out at its end.

#include "ui/tester/timeaxis.h"
#include "ui/text/testsummary.h"
#include "ui/theme/colours.h"

#include <QRect>

class QPainter;

namespace pillarbox::ui {

struct TimeBar {
    TimeAxis axis;
    std::optional<std::chrono::milliseconds> from{}; // absent: no bar
    std::chrono::milliseconds took{0};
    Tone tone = Tone::Neutral;
    bool isWhole = false; // of a step with parts: paler than they are
};

Tone toneOf(TestStep::State state);

int axisRoom(const QFontMetrics &metrics); // beyond the axis, for "9.5 s"
// Left to right in any script, as the transcript beneath.
void paintTicks(QPainter &painter, const QRect &rect, const TimeAxis &axis, const Colours &colours);
void paintTickTexts(QPainter &painter, const QRect &rect, const TimeAxis &axis, const Colours &colours);
void paintBar(QPainter &painter, const QRect &rect, const TimeBar &bar, const Colours &colours);

} // namespace pillarbox::ui
