#pragma once
// `pillarbox account set-connection`: proxy, longest wait, name for EHLO and trust; what is not given stays as it is. Messages
// that waited for the account go on.

#include "app/cli/arguments.h"
#include "app/cli/commandtask.h"

namespace pillarbox::app {

class SetConnection : public CommandTask
{
    Q_OBJECT

public:
    SetConnection(Arguments arguments, const Profile &profile, bool isJson); // connectionFlags(), trustFlags() and a label
    void start() override;

private:
    void release();

    Arguments m_arguments;
    account::Account m_account;
};

} // namespace pillarbox::app
