#include "ui/settings/retentionpage.h"

#include "ui/text/explanation.h"
#include "ui/theme/metrics.h"
#include "ui/theme/textlabel.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QPointer>
#include <QRadioButton>
#include <QSpinBox>

namespace pillarbox::ui {

namespace {

using outbox::Retention;

constexpr int kMostDays = 36500;
constexpr int kMostMessages = 1'000'000;
constexpr int kUsualNewest = 10'000;
constexpr int kUsualDays = 365;

QSpinBox *numberBox(QWidget *parent, int most, int usual, const QString &suffix, const QString &name)
{
    auto *box = new QSpinBox(parent);
    box->setRange(1, most);
    box->setValue(usual);
    box->setSuffix(suffix);
    box->setAccessibleName(name);
    return box;
}

} // namespace

RetentionPage::RetentionPage(outbox::Outbox &outbox, QWidget *parent)
    : SettingsPage(parent)
    , m_outbox(outbox)
    , m_forever(new QRadioButton(tr("Keep sent messages &for ever"), this))
    , m_days(new QRadioButton(tr("Keep them for some &time"), this))
    , m_newest(new QRadioButton(tr("Keep the &newest"), this))
    , m_dayCount(numberBox(this, kMostDays, kUsualDays, tr(" days"), tr("Days that sent messages are kept")))
    , m_newestCount(numberBox(this, kMostMessages, kUsualNewest, tr(" messages"), tr("Number of sent messages that are kept")))
    , m_receiptOnly(new QCheckBox(tr("After a time keep only the &receipt"), this))
    , m_receiptDays(numberBox(this, kMostDays, kUsualDays, tr(" days"), tr("Days until only the receipt is kept")))
{
    build();
    connectParts();
    showSetting({});
    setEnabled(false); // until it is known what is set
}

QString RetentionPage::title() const
{
    return tr("Sent messages");
}

void RetentionPage::build()
{
    const Metrics metrics(*this);
    auto *note = new TextLabel({.ink = TextStyle::Ink::Second}, this);
    note->setWordWrap(true);
    note->setText(tr("Only messages that every recipient's server has accepted are let go. The receipt says who took it, when, "
                     "and under which number; text and attachments are gone then."));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(metrics.grid(3));
    grid->setVerticalSpacing(metrics.grid(2));
    grid->addWidget(m_forever, 0, 0);
    grid->addWidget(m_days, 1, 0);
    grid->addWidget(m_dayCount, 1, 1);
    grid->addWidget(m_newest, 2, 0);
    grid->addWidget(m_newestCount, 2, 1);
    grid->setRowMinimumHeight(3, metrics.grid(3));
    grid->addWidget(m_receiptOnly, 4, 0);
    grid->addWidget(m_receiptDays, 4, 1);
    grid->addWidget(note, 5, 0, 1, 3);
    grid->setColumnStretch(2, 1);
    grid->setRowStretch(6, 1);
}

void RetentionPage::connectParts()
{
    for (QAbstractButton *button : {static_cast<QAbstractButton *>(m_forever), static_cast<QAbstractButton *>(m_days),
             static_cast<QAbstractButton *>(m_newest), static_cast<QAbstractButton *>(m_receiptOnly)}) {
        connect(button, &QAbstractButton::toggled, this, &RetentionPage::refreshEnabled);
        connect(button, &QAbstractButton::clicked, this, &SettingsPage::changed);
    }
    for (QSpinBox *box : {m_dayCount, m_newestCount, m_receiptDays})
        connect(box, &QSpinBox::valueChanged, this, &SettingsPage::changed);
}

void RetentionPage::refreshEnabled()
{
    m_dayCount->setEnabled(m_days->isChecked());
    m_newestCount->setEnabled(m_newest->isChecked());
    m_receiptDays->setEnabled(m_receiptOnly->isChecked());
}

void RetentionPage::showSetting(const Retention &retention)
{
    const QSignalBlocker quiet(this);
    QRadioButton *chosen = retention.keep == Retention::Keep::Days ? m_days
        : retention.keep == Retention::Keep::Newest                ? m_newest
                                                                   : m_forever;
    chosen->setChecked(true);
    if (retention.keep == Retention::Keep::Days)
        m_dayCount->setValue(retention.count);
    if (retention.keep == Retention::Keep::Newest)
        m_newestCount->setValue(retention.count);
    m_receiptOnly->setChecked(retention.receiptOnlyAfter.has_value());
    m_receiptDays->setValue(retention.receiptOnlyAfter.value_or(kUsualDays));
    refreshEnabled();
}

Retention RetentionPage::retention() const
{
    Retention retention;
    if (m_days->isChecked())
        retention = {Retention::Keep::Days, m_dayCount->value(), {}};
    else if (m_newest->isChecked())
        retention = {Retention::Keep::Newest, m_newestCount->value(), {}};
    if (m_receiptOnly->isChecked())
        retention.receiptOnlyAfter = m_receiptDays->value();
    return retention;
}

void RetentionPage::load()
{
    m_outbox.loadRetention([self = QPointer(this)](const auto &retention) {
        if (!self)
            return;
        if (!retention)
            return self->report(retention.error());
        self->m_stored = *retention;
        self->showSetting(*retention);
        self->setEnabled(true);
    });
}

void RetentionPage::restoreDefaults()
{
    showSetting({});
}

void RetentionPage::apply()
{
    const Retention wanted = retention();
    if (!m_stored || wanted == *m_stored)
        return Q_EMIT settled(true);
    m_outbox.saveRetention(wanted, [self = QPointer(this), wanted](const auto &done) {
        if (!self)
            return;
        if (done) {
            self->m_stored = wanted;
            Q_EMIT self->saved();
        } else {
            self->report(done.error());
        }
        Q_EMIT self->settled(done.has_value());
    });
}

void RetentionPage::report(const outbox::OutboxError &error)
{
    const Explanation words = explain(error);
    Q_EMIT failed(words.what, words.why);
}

} // namespace pillarbox::ui
