#pragma once
// For how long a message can be taken back after Send.

#include "smtp/outbox/undotime.h"
#include "ui/settings/settingspage.h"

#include <optional>

class QSpinBox;

namespace pillarbox::ui {

class SendingPage : public SettingsPage
{
    Q_OBJECT

public:
    explicit SendingPage(outbox::Outbox &outbox, QWidget *parent = nullptr);

    QString title() const override;
    void load() override;
    void restoreDefaults() override;
    void apply() override;

Q_SIGNALS:
    void saved(std::chrono::seconds undoTime);

private:
    void report(const outbox::OutboxError &error);

    outbox::Outbox &m_outbox;
    std::optional<std::chrono::seconds> m_stored; // absent: not read yet
    QSpinBox *m_seconds;
};

} // namespace pillarbox::ui
