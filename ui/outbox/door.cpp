#include "ui/outbox/door.h"

#include "ui/theme/metrics.h"
#include "ui/theme/textlabel.h"

#include <QEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QStyle>
#include <QVBoxLayout>

namespace pillarbox::ui {

namespace {

constexpr int iconSide = 32;

} // namespace

Door::Door(Symbol symbol, const QString &title, const QString &text, bool isFirst, QWidget *parent)
    : QPushButton(parent)
    , m_symbol(symbol)
    , m_isFirst(isFirst)
    , m_title(new TextLabel({1.2, QFont::DemiBold}, this))
    , m_text(new TextLabel({1.0, QFont::Normal, TextStyle::Ink::Second}, this))
{
    const Metrics metrics(*this);
    m_title->setText(title);
    m_text->setText(text);
    m_text->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics.grid(5) + iconSide + metrics.grid(5), metrics.edge(), metrics.grid(12), metrics.edge());
    layout->setSpacing(metrics.grid(1));
    layout->addStretch(1);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addStretch(1);
    for (QWidget *child : std::initializer_list<QWidget *>{m_title, m_text})
        child->setAttribute(Qt::WA_TransparentForMouseEvents);
    QString name = title;
    setAccessibleName(name.remove(QLatin1Char('&')));
    setAccessibleDescription(text);
    setDefault(isFirst);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    applyPalette();
}

QSize Door::sizeHint() const
{
    const int width = Metrics(*this).grid(134);
    return {width, heightForWidth(width)};
}

QSize Door::minimumSizeHint() const
{
    const int width = Metrics(*this).grid(80);
    return {width, Metrics(*this).grid(22)};
}

int Door::heightForWidth(int width) const
{
    return std::max(Metrics(*this).grid(23), layout()->totalHeightForWidth(width));
}

void Door::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_isApplying)
        applyPalette();
}

void Door::paintEvent(QPaintEvent *event)
{
    QPushButton::paintEvent(event);
    const Metrics metrics(*this);
    const Colours colours = coloursOf(palette());
    QPainter painter(this);
    const QRect icon(metrics.grid(5), (height() - iconSide) / 2, iconSide, iconSide);
    paintSymbol(
        painter, QStyle::visualRect(layoutDirection(), rect(), icon), m_symbol, m_isFirst ? colours.accent : colours.doorText);
    const QRect arrow(
        width() - metrics.grid(4) - metrics.icon(), (height() - metrics.icon()) / 2, metrics.icon(), metrics.icon());
    painter.save();
    const QRect place = QStyle::visualRect(layoutDirection(), rect(), arrow);
    if (layoutDirection() == Qt::RightToLeft) {
        painter.translate(2 * place.center().x() + 1, 0);
        painter.scale(-1, 1);
    }
    paintSymbol(painter, place, Symbol::Right, colours.doorText);
    painter.restore();
}

void Door::applyPalette()
{
    const QScopedValueRollback guard(m_isApplying, true);
    const QPalette surroundings = parentWidget() ? parentWidget()->palette() : QPalette();
    const Colours colours = coloursOf(surroundings);
    QPalette own; // these roles only
    const QColor ground = colours.isDark ? mixed(colours.text, colours.base, .04) : surroundings.color(QPalette::Button);
    own.setColor(QPalette::Button, ground);
    setPalette(own);
}

} // namespace pillarbox::ui
