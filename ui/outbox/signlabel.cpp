#include "ui/outbox/signlabel.h"

#include "ui/theme/metrics.h"

#include <QPainter>

namespace pillarbox::ui {

SignLabel::SignLabel(Symbol symbol, Tone tone, QWidget *parent)
    : QWidget(parent)
    , m_symbol(symbol)
    , m_tone(tone)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void SignLabel::setSign(Symbol symbol, Tone tone)
{
    m_symbol = symbol;
    m_tone = tone;
    update();
}

QSize SignLabel::sizeHint() const
{
    const int side = Metrics(*this).icon();
    return {side, side};
}

void SignLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintSymbol(painter, rect(), m_symbol, coloursOf(palette()).tone(m_tone));
}

} // namespace pillarbox::ui
