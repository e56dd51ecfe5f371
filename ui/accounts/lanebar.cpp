#include "ui/accounts/lanebar.h"

#include "ui/theme/metrics.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace pillarbox::ui {

LaneBar::LaneBar(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LaneBar::setShare(double share, Tone tone)
{
    m_share = share;
    m_tone = tone;
    update();
}

QSize LaneBar::sizeHint() const
{
    const Metrics metrics(*this);
    return {metrics.grid(40), metrics.grid() + metrics.grid() / 2};
}

void LaneBar::paintEvent(QPaintEvent *)
{
    const Colours colours = coloursOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const qreal radius = height() / 2.0;
    painter.setBrush(mixed(colours.text, colours.base, .08));
    painter.drawRoundedRect(rect(), radius, radius);
    if (m_share <= 0)
        return;
    // A port that does not work shall not outweigh the one that does.
    const QColor full = colours.tone(m_tone);
    painter.setBrush(m_tone == Tone::Neutral ? mixed(full, colours.base, .55) : full);
    const QRect way(0, 0, std::max(height(), int(m_share * width())), height());
    painter.drawRoundedRect(QStyle::visualRect(layoutDirection(), rect(), way), radius, radius);
}

} // namespace pillarbox::ui
