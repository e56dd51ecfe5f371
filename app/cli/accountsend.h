#pragma once
// `pillarbox send` through an account: the message is durable in the outbox before its first byte is sent.

#include "app/cli/dispatch.h"
#include "app/cli/messageinput.h"
#include "app/cli/profilesession.h"
#include "app/cli/sendtask.h"

namespace pillarbox::app {

class AccountSend : public SendTask
{
    Q_OBJECT

public:
    AccountSend(SendOptions options, const Profile &profile, Clock &clock = systemClock(), QObject *parent = nullptr);

    void start() override;
    void interrupt() override;

private:
    void queue();
    void onQueued(const Expected<outbox::ItemId, outbox::OutboxError> &id);
    void dispatch(const outbox::ItemId &id);
    void report(const Expected<outbox::Item, outbox::OutboxError> &item);
    void finishQueued(const outbox::ItemId &id);

    Clock &m_clock;
    ProfileSession m_session;
    account::Account m_account;
    MessageInput m_input;
    outbox::ItemId m_id;
    std::unique_ptr<Dispatch> m_dispatch;
    bool m_isInterrupted = false;
};

} // namespace pillarbox::app
