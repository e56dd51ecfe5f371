#include "ui/composer/headerrow.h"

#include "ui/theme/hairline.h"
#include "ui/theme/metrics.h"
#include "ui/theme/textlabel.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace pillarbox::ui {

HeaderRow::HeaderRow(const QString &label, QWidget *field, QWidget *buddy, QWidget *parent)
    : QWidget(parent)
    , m_line(new QHBoxLayout)
    , m_label(new TextLabel({.ink = TextStyle::Ink::Second}, this))
    , m_hairline(new Hairline(this))
{
    const Metrics metrics(*this);
    const int height = metrics.h() + metrics.grid(5) + 1; // and the hairline
    m_label->setText(label);
    m_label->setBuddy(buddy);
    m_label->setFixedHeight(height); // beside the first line of a field that has grown
    const int room = (height - metrics.h() - metrics.grid(2)) / 2; // around a chip
    auto *cell = new QVBoxLayout;
    cell->setContentsMargins(0, room, 0, room);
    cell->addWidget(field);

    m_line->setContentsMargins(0, 0, 0, 0);
    m_line->setSpacing(0);
    m_line->addWidget(m_label, 0, Qt::AlignTop);
    m_line->addSpacing(metrics.grid(4));
    m_line->addLayout(cell, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(m_line);
    column->addWidget(m_hairline);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { followFocus(now); });
}

void HeaderRow::addTrailing(QWidget *widget)
{
    m_line->addWidget(widget, 0, Qt::AlignTop);
    widget->setFixedHeight(m_label->height());
}

int HeaderRow::labelWidth() const
{
    return m_label->sizeHint().width();
}

void HeaderRow::setLabelWidth(int width)
{
    m_label->setFixedWidth(width);
}

void HeaderRow::followFocus(QWidget *now)
{
    m_hairline->setActive(now && isAncestorOf(now));
}

} // namespace pillarbox::ui
