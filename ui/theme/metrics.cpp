#include "ui/theme/metrics.h"

#include <QFontDatabase>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace pillarbox::ui {

Metrics::Metrics(const QFont &font)
    : m_h(QFontMetrics(font).height())
{
}

Metrics::Metrics(const QWidget &widget)
    : m_h(widget.fontMetrics().height())
{
}

int Metrics::grid(int steps) const
{
    // Small fonts keep the 4 px grid; large ones grow in whole pixels.
    return steps * std::max(4, int(std::lround(m_h / 4.5)));
}

int Metrics::listRow() const
{
    return m_h + int(std::ceil(m_h * 0.95)) + grid(6);
}

QFont scaled(const QFont &font, double scale, QFont::Weight weight)
{
    QFont result = font;
    if (font.pointSizeF() > 0)
        result.setPointSizeF(font.pointSizeF() * scale);
    else
        result.setPixelSize(int(std::lround(font.pixelSize() * scale)));
    result.setWeight(weight);
    return result;
}

QFont logFont(const QFont &surroundings)
{
    QFont result = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (surroundings.pointSizeF() > 0)
        result.setPointSizeF(surroundings.pointSizeF() * 0.95);
    return result;
}

int baseline(int top, int height, const QFontMetrics &metrics)
{
    return top + (height - metrics.height()) / 2 + metrics.ascent();
}

} // namespace pillarbox::ui
