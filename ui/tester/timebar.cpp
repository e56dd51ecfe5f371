#include "ui/tester/timebar.h"

#include "ui/theme/metrics.h"

#include <QFontMetrics>
#include <QLinearGradient>
#include <QPainter>

#include <algorithm>

namespace pillarbox::ui {

namespace {

int placeOf(const QRect &rect, const TimeAxis &axis, std::chrono::milliseconds time, int room)
{
    return rect.left() + int(std::min(1.0, axis.share(time)) * (rect.width() - room));
}

} // namespace

Tone toneOf(TestStep::State state)
{
    switch (state) {
    case TestStep::State::Done:
        return Tone::Ok;
    case TestStep::State::Doubtful:
        return Tone::Wait;
    case TestStep::State::Failed:
        return Tone::Bad;
    case TestStep::State::Running:
        return Tone::Busy;
    case TestStep::State::Ahead:
        break;
    }
    return Tone::Neutral;
}

int axisRoom(const QFontMetrics &metrics)
{
    return metrics.horizontalAdvance(QStringLiteral("00.0 ms")) + metrics.height() / 2;
}

void paintTicks(QPainter &painter, const QRect &rect, const TimeAxis &axis, const Colours &colours)
{
    painter.setPen(colours.hairline);
    const int room = axisRoom(painter.fontMetrics());
    const auto ticks = axis.ticks();
    for (const auto tick : ticks) {
        const int x = placeOf(rect, axis, tick, room);
        painter.drawLine(x, rect.top(), x, rect.bottom());
    }
}

void paintTickTexts(QPainter &painter, const QRect &rect, const TimeAxis &axis, const Colours &colours)
{
    painter.setPen(colours.secondText);
    const QFontMetrics metrics = painter.fontMetrics();
    const int room = axisRoom(metrics);
    const auto ticks = axis.ticks();
    int free = rect.left(); // no text on another
    for (const auto tick : ticks) {
        const QString text = tickText(tick, tick == axis.end());
        const int x = placeOf(rect, axis, tick, room);
        if (x < free)
            continue;
        painter.drawText(x, baseline(rect.top(), rect.height(), metrics), text);
        free = x + metrics.horizontalAdvance(text) + metrics.height() / 2;
    }
}

void paintBar(QPainter &painter, const QRect &rect, const TimeBar &bar, const Colours &colours)
{
    if (!bar.from)
        return;
    const int room = axisRoom(painter.fontMetrics());
    const int thick = std::max(4, painter.fontMetrics().height() * 3 / 8);
    const int left = placeOf(rect, bar.axis, *bar.from, room);
    const int right = std::max(left + thick, placeOf(rect, bar.axis, *bar.from + bar.took, room));
    const QRect way(left, rect.center().y() - thick / 2, right - left, thick);
    QColor ink = colours.tone(bar.tone);
    if (bar.tone == Tone::Neutral || bar.isWhole)
        ink = mixed(ink, colours.base, .45);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (bar.axis.share(*bar.from + bar.took) > 1) {
        QLinearGradient fading(way.topLeft(), way.topRight());
        fading.setColorAt(.8, ink);
        fading.setColorAt(1, mixed(ink, colours.base, 0));
        painter.setBrush(fading);
    } else {
        painter.setBrush(ink);
    }
    painter.drawRoundedRect(way, thick / 2.0, thick / 2.0);
    painter.restore();
    if (bar.took.count() <= 0)
        return;
    painter.setPen(colours.secondText);
    painter.drawText(right + painter.fontMetrics().height() / 3, baseline(rect.top(), rect.height(), painter.fontMetrics()),
        tookText(bar.took));
}

} // namespace pillarbox::ui
