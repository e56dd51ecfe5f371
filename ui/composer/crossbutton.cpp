#include "ui/composer/crossbutton.h"

#include "ui/theme/colours.h"
#include "ui/theme/metrics.h"
#include "ui/theme/symbols.h"

#include <QPainter>

namespace pillarbox::ui {

CrossButton::CrossButton(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::NoFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::ArrowCursor);
}

void CrossButton::paintEvent(QPaintEvent *)
{
    const Colours colours = coloursOf(palette());
    const int side = Metrics(*this).icon();
    QPainter painter(this);
    if (underMouse() || isDown()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(mixed(colours.text, colours.base, isDown() ? .25 : .15));
        painter.drawEllipse(rect().adjusted(1, 1, -1, -1));
    }
    paintSymbol(painter, QRect((width() - side) / 2, (height() - side) / 2, side, side), Symbol::X, colours.text);
}

} // namespace pillarbox::ui
