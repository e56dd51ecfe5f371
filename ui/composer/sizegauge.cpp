#include "ui/composer/sizegauge.h"

#include "ui/theme/colours.h"
#include "ui/theme/metrics.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace pillarbox::ui {

SizeGauge::SizeGauge(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void SizeGauge::setShare(double share)
{
    m_share = share;
    update();
}

QSize SizeGauge::sizeHint() const
{
    const Metrics metrics(*this);
    return {metrics.grid(24), metrics.grid()};
}

void SizeGauge::paintEvent(QPaintEvent *)
{
    const Colours colours = coloursOf(palette());
    const Tone tone = m_share > 1 ? Tone::Bad : m_share >= .8 ? Tone::Wait : Tone::Ok;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const qreal radius = height() / 2.0;
    painter.setBrush(colours.track);
    painter.drawRoundedRect(rect(), radius, radius);
    const int filled = std::max(height(), int(std::min(1.0, m_share) * width()));
    painter.setBrush(colours.tone(tone));
    painter.drawRoundedRect(QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, filled, height())), radius, radius);
}

} // namespace pillarbox::ui
