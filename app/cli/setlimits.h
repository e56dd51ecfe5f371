#pragma once
// `pillarbox account set-limits`: how much its relay takes; a limit that is not given stays as it is.

#include "app/cli/accountadd.h"

namespace pillarbox::app {

class SetLimits : public CommandTask
{
    Q_OBJECT

public:
    SetLimits(QString label, QList<LimitChange> changes, const Profile &profile, bool isJson);
    void start() override;

private:
    void release();
    void report();

    QString m_label;
    QList<LimitChange> m_changes;
    account::Account m_account;
};

} // namespace pillarbox::app
