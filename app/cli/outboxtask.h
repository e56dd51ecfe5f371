#pragma once
// A command that opens the outbox and then works on it.

#include "app/cli/commandtask.h"
#include "smtp/outbox/item.h"

namespace pillarbox::app {

class OutboxTask : public CommandTask
{
    Q_OBJECT

public:
    using CommandTask::CommandTask;
    void start() final;

protected:
    virtual void work() = 0; // the outbox is open
    virtual ProfileSession::Use use() const { return ProfileSession::Use::Write; }
    outbox::Outbox &box() { return session().outbox(); }
    // Prints the item as it is now, and ends.
    void showItem(const outbox::ItemId &id);
};

} // namespace pillarbox::app
