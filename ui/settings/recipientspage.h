#pragma once
// Whether the domains of recipients are asked about while a message is written, and who learns of it then.

#include "ui/settings/settingspage.h"

class QCheckBox;
class QSettings;

namespace pillarbox::ui {

class RecipientsPage : public SettingsPage
{
    Q_OBJECT

public:
    explicit RecipientsPage(QSettings &settings, QWidget *parent = nullptr);

    QString title() const override;
    void load() override;
    void restoreDefaults() override;
    void apply() override;

Q_SIGNALS:
    void saved(bool isAsking);

private:
    QSettings &m_settings;
    QCheckBox *m_asks;
};

bool asksAboutRecipients(const QSettings &settings); // not before it is wanted

} // namespace pillarbox::ui
