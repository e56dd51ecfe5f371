#include "ui/theme/textlabel.h"

#include "ui/theme/metrics.h"

#include <QApplication>
#include <QEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QStyle>

namespace pillarbox::ui {

TextLabel::TextLabel(TextStyle style, QWidget *parent)
    : QLabel(parent)
    , m_style(style)
{
    setTextFormat(Qt::PlainText);
    applyFont();
    applyInk();
}

void TextLabel::setStyle(const TextStyle &style)
{
    if (style == m_style)
        return;
    m_style = style;
    applyFont();
    applyInk();
}

void TextLabel::setElided(bool isElided)
{
    m_isElided = isElided;
    updateGeometry();
}

QSize TextLabel::minimumSizeHint() const
{
    const QSize whole = QLabel::minimumSizeHint();
    return m_isElided ? QSize(std::min(whole.width(), fontMetrics().averageCharWidth() * 8), whole.height()) : whole;
}

void TextLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (m_isApplying)
        return;
    if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::ParentChange)
        applyFont();
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationPaletteChange
        || event->type() == QEvent::ParentChange)
        applyInk();
}

void TextLabel::paintEvent(QPaintEvent *event)
{
    const int room = contentsRect().width();
    if (!m_isElided || fontMetrics().horizontalAdvance(text()) <= room) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, room);
    style()->drawItemText(&painter, contentsRect(), int(alignment()), palette(), isEnabled(), shown, foregroundRole());
}

void TextLabel::applyFont()
{
    const QScopedValueRollback guard(m_isApplying, true);
    const QFont surroundings = parentWidget() ? parentWidget()->font() : QApplication::font();
    setFont(scaled(surroundings, m_style.scale, m_style.weight));
}

void TextLabel::applyInk()
{
    const QScopedValueRollback guard(m_isApplying, true);
    const QPalette surroundings = parentWidget() ? parentWidget()->palette() : QApplication::palette();
    const Colours colours = coloursOf(surroundings);
    QColor ink = colours.text;
    if (m_style.ink == TextStyle::Ink::Second)
        ink = colours.secondText;
    else if (m_style.ink == TextStyle::Ink::Tone)
        ink = colours.tone(m_style.tone);
    QPalette own; // these two roles only, so that the others keep following
    own.setColor(QPalette::WindowText, ink);
    own.setColor(QPalette::Text, ink);
    setPalette(own);
}

} // namespace pillarbox::ui
