#include "ui/outbox/healthstrip.h"

#include "ui/outbox/signlabel.h"
#include "ui/theme/flowlayout.h"
#include "ui/theme/metrics.h"
#include "ui/theme/textlabel.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace pillarbox::ui {

HealthStrip::HealthStrip(QWidget *parent)
    : QWidget(parent)
    , m_flow(nullptr)
{
    const Metrics metrics(*this);
    m_flow = new FlowLayout(metrics.grid(8), metrics.grid(), this);
    m_flow->setContentsMargins(metrics.edge(), metrics.grid(2) + 1, metrics.edge(), metrics.grid(2));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Accounts"));
}

void HealthStrip::setLines(const QList<HealthLine> &lines)
{
    if (lines == m_lines)
        return;
    m_lines = lines;
    while (m_flow->count() > 0) {
        QLayoutItem *item = m_flow->takeAt(0);
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const HealthLine &line : lines)
        m_flow->addWidget(makeEntry(line));
    setVisible(!lines.isEmpty());
    updateGeometry();
}

QWidget *HealthStrip::makeEntry(const HealthLine &line)
{
    const Metrics metrics(*this);
    auto *entry = new QWidget(this);
    auto *layout = new QHBoxLayout(entry);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics.grid(2));
    auto *sign = new SignLabel(line.symbol, line.tone, entry);
    auto *address = new TextLabel({1.0, QFont::DemiBold}, entry);
    address->setText(line.address);
    const bool isNeutral = line.tone == Tone::Ok || line.tone == Tone::Neutral;
    const TextStyle::Ink ink = isNeutral ? TextStyle::Ink::Second : TextStyle::Ink::Tone;
    auto *sentence = new TextLabel({1.0, QFont::Medium, ink, line.tone}, entry);
    sentence->setText(line.sentence);
    if (isNeutral)
        sentence->setStyle({1.0, QFont::Normal, ink, line.tone});
    layout->addWidget(sign);
    layout->addWidget(address);
    layout->addWidget(sentence);
    if (line.mend != Mend::None) {
        auto *button = new QPushButton(line.action, entry);
        button->setAccessibleName(tr("%1 %2").arg(line.action, line.address));
        connect(button, &QPushButton::clicked, this, [this, line] { Q_EMIT mendRequested(line.accountId, line.mend); });
        layout->addSpacing(metrics.grid());
        layout->addWidget(button);
    }
    entry->setMinimumHeight(metrics.control());
    return entry;
}

} // namespace pillarbox::ui
