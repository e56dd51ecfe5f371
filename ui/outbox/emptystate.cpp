#include "ui/outbox/emptystate.h"

#include "ui/theme/metrics.h"
#include "ui/theme/textlabel.h"

#include <QVBoxLayout>

namespace pillarbox::ui {

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_title(new TextLabel({1.2, QFont::DemiBold}, this))
    , m_text(new TextLabel({1.0, QFont::Normal, TextStyle::Ink::Second}, this))
{
    const Metrics metrics(*this);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics.grid(10), metrics.grid(6), metrics.grid(10), metrics.grid(6));
    layout->setSpacing(metrics.grid(2));
    layout->addStretch(2);
    for (TextLabel *label : {m_title, m_text}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        layout->addWidget(label);
    }
    layout->addStretch(3);
}

void EmptyState::setWords(const QString &title, const QString &text)
{
    m_title->setText(title);
    m_text->setText(text);
}

} // namespace pillarbox::ui
