#include "ui/composer/chip.h"

#include "ui/composer/crossbutton.h"
#include "ui/theme/metrics.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace pillarbox::ui {

Chip::Chip(const ChipFace &face, QWidget *parent)
    : QAbstractButton(parent)
    , m_cross(new CrossButton(this))
{
    setFocusPolicy(Qt::ClickFocus);
    setAttribute(Qt::WA_Hover);
    connect(m_cross, &QAbstractButton::clicked, this, &Chip::removeRequested);
    setFace(face);
}

void Chip::setFace(const ChipFace &face)
{
    m_face = face;
    setText(face.text);
    setAccessibleName(face.accessibleName.isEmpty() ? face.text : face.accessibleName);
    setAccessibleDescription(tr("Delete removes it"));
    setToolTip(face.accessibleName == face.text ? QString() : face.accessibleName);
    m_cross->setAccessibleName(face.removeName);
    m_cross->setToolTip(face.removeName);
    updateGeometry();
    placeCross();
    update();
}

std::optional<Symbol> Chip::symbol() const
{
    return m_face.isInDoubt ? Symbol::Warn : m_face.symbol;
}

QFont Chip::secondFont() const
{
    return scaled(font(), 0.95);
}

int Chip::textStart() const
{
    const Metrics metrics(*this);
    const int pad = metrics.grid(2) + metrics.grid() / 2;
    return symbol() ? metrics.grid(2) + metrics.icon() + metrics.grid() + metrics.grid() / 2 : pad;
}

QSize Chip::sizeHint() const
{
    const Metrics metrics(*this);
    int width = textStart() + fontMetrics().horizontalAdvance(m_face.text);
    if (!m_face.secondText.isEmpty())
        width += metrics.grid(2) + QFontMetrics(secondFont()).horizontalAdvance(m_face.secondText);
    return {width + metrics.h() + metrics.grid(2), metrics.h() + metrics.grid(2)};
}

QSize Chip::minimumSizeHint() const
{
    const QSize whole = sizeHint();
    return {std::min(whole.width(), textStart() + fontMetrics().averageCharWidth() * 12), whole.height()};
}

int Chip::textRoom() const
{
    const int missing = sizeHint().width() - width();
    if (missing <= 0)
        return QWIDGETSIZE_MAX; // no rounding of a fraction shall shorten what fits
    return fontMetrics().horizontalAdvance(m_face.text) - missing;
}

void Chip::paintEvent(QPaintEvent *)
{
    const Colours colours = coloursOf(palette());
    const Metrics metrics(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);

    QColor edge = m_face.isInDoubt ? colours.wait : QColor(Qt::transparent);
    if (hasFocus())
        edge = colours.accent;
    QColor ground = m_face.isInDoubt ? colours.tint(Tone::Wait) : colours.chip;
    if (hasFocus())
        ground = colours.listSelection;
    painter.setPen(QPen(edge, hasFocus() ? 2 : 1));
    painter.setBrush(ground);
    const qreal inset = hasFocus() ? 1 : .5;
    const qreal radius = m_face.isRound ? height() / 2.0 : 5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), radius, radius);

    const auto placed = [&](const QRect &logical) { return QStyle::visualRect(layoutDirection(), rect(), logical); };
    const int indent = metrics.grid(2);
    if (const auto shown = symbol()) {
        const QRect icon(indent, (height() - metrics.icon()) / 2, metrics.icon(), metrics.icon());
        paintSymbol(painter, placed(icon), *shown, m_face.isInDoubt ? colours.wait : colours.text);
    }
    const QString text = fontMetrics().elidedText(m_face.text, Qt::ElideMiddle, textRoom());
    const int advance = fontMetrics().horizontalAdvance(text);
    const int flags = Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip;
    painter.setPen(colours.text);
    painter.drawText(placed(QRect(textStart(), 0, advance, height())), flags, text);
    if (m_face.secondText.isEmpty())
        return;
    painter.setFont(secondFont());
    painter.setPen(colours.secondText);
    const QRect second(
        textStart() + advance + metrics.grid(2), 0, QFontMetrics(secondFont()).horizontalAdvance(m_face.secondText), height());
    painter.drawText(placed(second), flags, m_face.secondText);
}

void Chip::placeCross()
{
    const Metrics metrics(*this);
    const int side = metrics.h() + metrics.grid();
    const QRect logical(width() - side - metrics.grid() / 2, (height() - side) / 2, side, side);
    m_cross->setGeometry(QStyle::visualRect(layoutDirection(), rect(), logical));
}

void Chip::resizeEvent(QResizeEvent *event)
{
    QAbstractButton::resizeEvent(event);
    placeCross();
}

void Chip::keyPressEvent(QKeyEvent *event)
{
    const int forwards = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        Q_EMIT removeRequested();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event->modifiers().testFlag(Qt::ControlModifier))
            break; // sends
        Q_EMIT openRequested();
        return;
    case Qt::Key_F2:
        Q_EMIT openRequested();
        return;
    case Qt::Key_Left:
        Q_EMIT stepRequested(-forwards);
        return;
    case Qt::Key_Right:
        Q_EMIT stepRequested(forwards);
        return;
    default:
        break;
    }
    QAbstractButton::keyPressEvent(event);
}

void Chip::mouseDoubleClickEvent(QMouseEvent *event)
{
    event->accept();
    Q_EMIT openRequested();
}

bool Chip::event(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange) {
        updateGeometry();
        placeCross();
    }
    return QAbstractButton::event(event);
}

} // namespace pillarbox::ui
