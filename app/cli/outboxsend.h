#pragma once
// `pillarbox outbox send`: tries one message now, and waits for what comes of it.

#include "app/cli/dispatch.h"
#include "app/cli/outboxtask.h"

namespace pillarbox::app {

class OutboxSend : public OutboxTask
{
    Q_OBJECT

public:
    OutboxSend(const outbox::ItemId &id, const Profile &profile, bool isJson);
    void interrupt() override;

protected:
    void work() override;

private:
    void dispatch();
    void report(const Expected<outbox::Item, outbox::OutboxError> &item);

    outbox::ItemId m_id;
    std::chrono::milliseconds m_startedAt;
    std::unique_ptr<Dispatch> m_dispatch;
};

} // namespace pillarbox::app
