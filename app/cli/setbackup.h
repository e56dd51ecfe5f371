#pragma once
// `pillarbox account set-backup`: whose relay an account's messages may take while its own is out of reach.

#include "app/cli/commandtask.h"

namespace pillarbox::app {

class SetBackup : public CommandTask
{
    Q_OBJECT

public:
    // backup: a label, or "none".
    SetBackup(QString label, QString backup, const Profile &profile, bool isJson);
    void start() override;

private:
    QString m_label;
    QString m_backup;
};

} // namespace pillarbox::app
