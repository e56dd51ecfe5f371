#pragma once
// `pillarbox account set-limits`: how much its relay takes; what is not given is not limited any more.

#include "app/cli/commandtask.h"
#include "smtp/account/sendinglimits.h"

namespace pillarbox::app {

class SetLimits : public CommandTask
{
    Q_OBJECT

public:
    SetLimits(QString label, const account::SendingLimits &limits, const Profile &profile, bool isJson);
    void start() override;

private:
    QString m_label;
    account::SendingLimits m_limits;
};

} // namespace pillarbox::app
