#pragma once
// `pillarbox account set-connection`: proxy, longest wait and name for EHLO; what is not given stays as it is.

#include "app/cli/arguments.h"
#include "app/cli/commandtask.h"

namespace pillarbox::app {

class SetConnection : public CommandTask
{
    Q_OBJECT

public:
    SetConnection(Arguments arguments, const Profile &profile, bool isJson); // connectionFlags() and a label
    void start() override;

private:
    Arguments m_arguments;
};

} // namespace pillarbox::app
