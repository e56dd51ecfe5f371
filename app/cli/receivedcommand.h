#pragma once
// `pillarbox check --received FILE`: what the server at the other end wrote down about a message that came back to its sender.
// Asks nobody.

#include "app/cli/commandtask.h"
#include "smtp/message/receivedcopy.h"

namespace pillarbox::app {

Expected<message::ReceivedCopy, Failure> receivedCopyOf(const QString &path);

class ReceivedCommand : public CommandTask
{
    Q_OBJECT

public:
    ReceivedCommand(message::ReceivedCopy copy, const Profile &profile, bool isJson);
    void start() override;

private:
    message::ReceivedCopy m_copy;
};

} // namespace pillarbox::app
