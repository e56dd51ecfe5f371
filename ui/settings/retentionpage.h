#pragma once
// How long sent messages are kept.

#include "smtp/outbox/outbox.h"
#include "ui/settings/settingspage.h"

#include <optional>

class QCheckBox;
class QRadioButton;
class QSpinBox;

namespace pillarbox::ui {

class RetentionPage : public SettingsPage
{
    Q_OBJECT

public:
    explicit RetentionPage(outbox::Outbox &outbox, QWidget *parent = nullptr);

    QString title() const override;
    void load() override;
    void restoreDefaults() override;
    void apply() override;

Q_SIGNALS:
    void saved(); // let the dispatcher tidy up

private:
    void build();
    void connectParts();
    void showSetting(const outbox::Retention &retention);
    void refreshEnabled();
    outbox::Retention retention() const;
    void report(const outbox::OutboxError &error);

    outbox::Outbox &m_outbox;
    std::optional<outbox::Retention> m_stored; // absent: not read yet
    QRadioButton *m_forever;
    QRadioButton *m_days;
    QRadioButton *m_newest;
    QSpinBox *m_dayCount;
    QSpinBox *m_newestCount;
    QCheckBox *m_receiptOnly;
    QSpinBox *m_receiptDays;
};

} // namespace pillarbox::ui
