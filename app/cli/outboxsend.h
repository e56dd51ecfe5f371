#pragma once
// `pillarbox outbox send`: tries one message now, and waits for what comes of it.

#include "app/cli/dispatch.h"
#include "app/cli/outboxtask.h"

namespace pillarbox::app {

class OutboxSend : public OutboxTask
{
    Q_OBJECT

public:
    // account: through which it is to go from now on; absent: its own.
    OutboxSend(const outbox::ItemId &id, std::optional<QString> account, const Profile &profile, bool isJson);
    void interrupt() override;

protected:
    void work() override;

private:
    bool hasAccount(const Expected<outbox::Item, outbox::OutboxError> &item);
    void sayAccountIsGone(const outbox::ItemSummary &item);
    void dispatch();
    void report(const Expected<outbox::Item, outbox::OutboxError> &item);

    outbox::ItemId m_id;
    std::optional<QString> m_account;
    std::chrono::milliseconds m_startedAt;
    std::unique_ptr<Dispatch> m_dispatch;
};

} // namespace pillarbox::app
