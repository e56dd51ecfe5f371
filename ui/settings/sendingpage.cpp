#include "ui/settings/sendingpage.h"

#include "ui/text/explanation.h"
#include "ui/theme/metrics.h"
#include "ui/theme/textlabel.h"

#include <QGridLayout>
#include <QLabel>
#include <QPointer>
#include <QSpinBox>

namespace pillarbox::ui {

SendingPage::SendingPage(outbox::Outbox &outbox, QWidget *parent)
    : SettingsPage(parent)
    , m_outbox(outbox)
    , m_seconds(new QSpinBox(this))
{
    const Metrics metrics(*this);
    auto *label = new QLabel(tr("Time to take a message &back after Send"), this);
    label->setBuddy(m_seconds);
    m_seconds->setAccessibleName(tr("Time to take a message back after Send"));
    m_seconds->setObjectName(QStringLiteral("undoTime"));
    m_seconds->setRange(0, int(outbox::longestUndoTime.count()));
    m_seconds->setSuffix(tr(" s"));
    m_seconds->setSpecialValueText(tr("Off"));
    auto *note = new TextLabel({.ink = TextStyle::Ink::Second}, this);
    note->setWordWrap(true);
    note->setText(
        tr("The message is safe in the outbox meanwhile. Off: it goes at once. Messages from the command line never wait."));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(metrics.grid(3));
    grid->setVerticalSpacing(metrics.grid(2));
    grid->addWidget(label, 0, 0);
    grid->addWidget(m_seconds, 0, 1);
    grid->addWidget(note, 1, 0, 1, 3);
    grid->setColumnStretch(2, 1);
    grid->setRowStretch(2, 1);
    connect(m_seconds, &QSpinBox::valueChanged, this, &SettingsPage::changed);
    setEnabled(false); // until it is known what is set
}

QString SendingPage::title() const
{
    return tr("Sending");
}

void SendingPage::load()
{
    outbox::loadUndoTime(m_outbox, [self = QPointer(this)](const auto &undoTime) {
        if (!self)
            return;
        if (!undoTime)
            return self->report(undoTime.error());
        const QSignalBlocker quiet(self.data());
        self->m_stored = *undoTime;
        self->m_seconds->setValue(int(undoTime->count()));
        self->setEnabled(true);
    });
}

void SendingPage::restoreDefaults()
{
    m_seconds->setValue(int(outbox::usualUndoTime.count()));
}

void SendingPage::apply()
{
    const std::chrono::seconds undoTime(m_seconds->value());
    if (!m_stored || undoTime == *m_stored)
        return Q_EMIT settled(true);
    outbox::saveUndoTime(m_outbox, undoTime, [self = QPointer(this), undoTime](const auto &done) {
        if (!self)
            return;
        if (done) {
            self->m_stored = undoTime;
            Q_EMIT self->saved(undoTime);
        } else {
            self->report(done.error());
        }
        Q_EMIT self->settled(done.has_value());
    });
}

void SendingPage::report(const outbox::OutboxError &error)
{
    const Explanation words = explain(error);
    Q_EMIT failed(words.what, words.why);
}

} // namespace pillarbox::ui
