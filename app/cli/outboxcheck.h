#pragma once
// `pillarbox outbox check ID`: of a message of which it is not known whether the relay has it. Connects to the relay, signs in
// and leaves; says what that shows and what it cannot. Asks nothing of the message, and changes nothing.

#include "app/cli/outboxtask.h"
#include "smtp/account/secretreader.h"
#include "smtp/account/signincheck.h"

namespace pillarbox::app {

class OutboxCheck : public OutboxTask
{
    Q_OBJECT

public:
    OutboxCheck(const outbox::ItemId &id, const Profile &profile, bool isJson);
    void interrupt() override;

protected:
    void work() override;

private:
    void begin(const Expected<outbox::Item, outbox::OutboxError> &item);
    void check(const account::AccountSecrets &secrets);
    void report();

    outbox::ItemId m_id;
    outbox::Item m_item;
    account::Account m_account;
    std::unique_ptr<account::SecretReader> m_reader;
    account::SignInCheck m_check;
};

} // namespace pillarbox::app
