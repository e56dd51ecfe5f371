#include "ui/outbox/undostrip.h"

#include "ui/outbox/signlabel.h"
#include "ui/theme/metrics.h"
#include "ui/theme/textlabel.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace pillarbox::ui {

UndoStrip::UndoStrip(QWidget *parent)
    : QWidget(parent)
    , m_sign(new SignLabel(Symbol::Info, Tone::Busy, this))
    , m_sentence(new TextLabel({1.0, QFont::DemiBold}, this))
    , m_undo(new QPushButton(tr("&Undo"), this))
{
    const Metrics metrics(*this);
    m_sentence->setElided(true);
    m_undo->setIcon(symbolIcon(Symbol::Undo));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics.edge(), metrics.grid(2), metrics.edge(), metrics.grid(2));
    layout->setSpacing(metrics.grid(2));
    layout->addWidget(m_sign);
    layout->addWidget(m_sentence, 1);
    layout->addWidget(m_undo);
    connect(m_undo, &QPushButton::clicked, this, &UndoStrip::undoRequested);
    hide();
}

void UndoStrip::offer(const QString &sentence)
{
    m_sentence->setText(sentence);
    m_sentence->setToolTip(sentence);
    setAccessibleName(sentence);
    show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString UndoStrip::sentence() const
{
    return m_sentence->text();
}

void UndoStrip::paintEvent(QPaintEvent *)
{
    const Colours colours = coloursOf(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colours.tint(Tone::Busy));
    painter.fillRect(QRect(0, 0, width(), 1), colours.hairline);
}

} // namespace pillarbox::ui
