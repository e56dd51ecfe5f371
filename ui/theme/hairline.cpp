#include "ui/theme/hairline.h"

#include "ui/theme/colours.h"

#include <QPainter>

namespace pillarbox::ui {

Hairline::Hairline(QWidget *parent)
    : QWidget(parent)
{
    setFixedHeight(2); // room for the active line, so that nothing moves
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Hairline::setActive(bool isActive)
{
    m_isActive = isActive;
    update();
}

void Hairline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colours colours = coloursOf(palette());
    if (m_isActive)
        painter.fillRect(rect(), colours.accent);
    else
        painter.fillRect(QRect(0, height() - 1, width(), 1), colours.hairline);
}

} // namespace pillarbox::ui
