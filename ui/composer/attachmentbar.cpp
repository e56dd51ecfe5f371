#include "ui/composer/attachmentbar.h"

#include "ui/composer/chip.h"
#include "ui/composer/sizegauge.h"
#include "ui/text/explanation.h"
#include "ui/theme/flowlayout.h"
#include "ui/theme/hairline.h"
#include "ui/theme/metrics.h"
#include "ui/theme/textlabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace pillarbox::ui {

namespace {

constexpr double worthTelling = .8; // of the limit, also without any file

Symbol symbolOf(const message::Attachment &attachment)
{
    return attachment.mimeType.startsWith("image/") ? Symbol::Image : Symbol::File;
}

QLabel *makeLabel(TextStyle style, QWidget *parent)
{
    return new TextLabel(style, parent);
}

} // namespace

AttachmentBar::AttachmentBar(QWidget *parent)
    : QWidget(parent)
    , m_files(new QWidget(this))
    , m_count(makeLabel({.weight = QFont::DemiBold}, this))
    , m_total(makeLabel({.ink = TextStyle::Ink::Second}, this))
    , m_asSent(makeLabel({.ink = TextStyle::Ink::Second}, this))
    , m_gauge(new SizeGauge(this))
{
    const Metrics metrics(*this);
    auto *clip = new QLabel(this);
    clip->setPixmap(symbolIcon(Symbol::Attach).pixmap(metrics.icon(), metrics.icon()));

    auto *summary = new QHBoxLayout;
    summary->setSpacing(metrics.grid(2));
    summary->addWidget(clip);
    summary->addWidget(m_count);
    summary->addWidget(m_total);
    summary->addStretch(1);
    summary->addWidget(m_gauge, 0, Qt::AlignVCenter);
    summary->addWidget(m_asSent);
    m_flow = new FlowLayout(metrics.grid(2), metrics.grid() + metrics.grid() / 2, m_files);

    auto *inside = new QVBoxLayout;
    inside->setContentsMargins(metrics.grid(5), metrics.grid(3), metrics.grid(5), metrics.grid(3) + metrics.grid() / 2);
    inside->setSpacing(metrics.grid(2) + metrics.grid() / 2);
    inside->addLayout(summary);
    inside->addWidget(m_files);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new Hairline(this));
    column->addLayout(inside);
    setAccessibleName(tr("Attachments"));
    showSummary();
}

void AttachmentBar::setAttachments(const QList<message::Attachment> &attachments)
{
    while (!m_attachments.isEmpty())
        removeAt(0);
    for (const message::Attachment &attachment : attachments)
        insertChip(int(m_attachments.size()), attachment);
    showSummary();
    Q_EMIT changed();
}

void AttachmentBar::add(const message::Attachment &attachment)
{
    insert(int(m_attachments.size()), attachment);
}

void AttachmentBar::insert(int index, const message::Attachment &attachment)
{
    insertChip(std::min(index, int(m_attachments.size())), attachment);
    showSummary();
    Q_EMIT changed();
}

void AttachmentBar::insertChip(int index, const message::Attachment &attachment)
{
    const QString size = sizeText(attachment.size);
    auto *chip = new Chip({.text = attachment.fileName,
                              .secondText = size,
                              .symbol = symbolOf(attachment),
                              .isRound = false,
                              .accessibleName = tr("%1, %2").arg(attachment.fileName, size),
                              .removeName = tr("Remove %1").arg(attachment.fileName)},
        m_files);
    chip->setFocusPolicy(Qt::StrongFocus);
    chip->setToolTip(attachment.path);
    const auto indexOf = [this, chip] { return int(m_chips.indexOf(chip)); };
    connect(chip, &Chip::removeRequested, this, [this, indexOf] {
        const int at = indexOf();
        if (at < 0)
            return;
        const message::Attachment gone = m_attachments.at(at);
        const bool hadFocus = m_chips.at(at)->hasFocus();
        removeAt(at);
        if (hadFocus)
            step(at, 0);
        Q_EMIT removed(at, gone);
    });
    connect(chip, &Chip::openRequested, this, [this, indexOf] {
        if (const int at = indexOf(); at >= 0)
            Q_EMIT openRequested(m_attachments.at(at).path);
    });
    connect(chip, &Chip::stepRequested, this, [this, indexOf](int by) { step(indexOf(), by); });
    m_attachments.insert(index, attachment);
    m_chips.insert(index, chip);
    m_flow->insertWidget(index, chip);
    chip->show();
}

void AttachmentBar::removeAt(int index)
{
    Chip *chip = m_chips.takeAt(index);
    m_attachments.removeAt(index);
    m_flow->removeWidget(chip);
    chip->hide();
    chip->deleteLater(); // it may be the one that asked for it
    showSummary();
    Q_EMIT changed();
}

void AttachmentBar::step(int from, int by)
{
    if (m_chips.isEmpty()) {
        Q_EMIT leaveRequested();
        return;
    }
    m_chips.at(std::clamp(from + by, 0, int(m_chips.size()) - 1))->setFocus(Qt::OtherFocusReason);
}

void AttachmentBar::focusLast()
{
    if (!m_chips.isEmpty())
        m_chips.last()->setFocus(Qt::OtherFocusReason);
}

void AttachmentBar::setSizes(qint64 encodedSize, std::optional<qint64> limit)
{
    m_encodedSize = encodedSize;
    m_limit = limit;
    showSummary();
}

void AttachmentBar::showSummary()
{
    const qint64 total = std::accumulate(m_attachments.begin(), m_attachments.end(), qint64(0),
        [](qint64 sum, const message::Attachment &attachment) { return sum + attachment.size; });
    const double share = m_limit && *m_limit > 0 ? double(m_encodedSize) / double(*m_limit) : 0;
    const int count = int(m_attachments.size());
    m_count->setText(count == 1 ? tr("1 attachment") : count == 0 ? tr("No attachment") : tr("%n attachments", nullptr, count));
    m_total->setText(sizeText(total));
    m_total->setVisible(!m_attachments.isEmpty());
    m_files->setVisible(!m_attachments.isEmpty());
    m_gauge->setShare(share);
    const QString asSent = tr("%1 as sent").arg(sizeText(m_encodedSize));
    m_asSent->setText(m_limit ? tr("%1; the server takes %2").arg(asSent, sizeText(*m_limit)) : asSent);
    hideGaugeWhereNarrow();
    setVisible(!m_attachments.isEmpty() || share >= worthTelling);
}

void AttachmentBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    hideGaugeWhereNarrow();
}

void AttachmentBar::hideGaugeWhereNarrow()
{
    m_gauge->setVisible(m_limit.has_value() && width() >= fontMetrics().averageCharWidth() * 80);
}

} // namespace pillarbox::ui
