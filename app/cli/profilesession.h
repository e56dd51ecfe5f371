#pragma once
// What a subcommand needs of a profile: accounts, credentials, and the outbox once it is asked for. Failures come worded.

#include "app/cli/failure.h"
#include "app/profile.h"
#include "smtp/account/accountstore.h"
#include "smtp/account/credentialstore.h"
#include "smtp/account/removedsecrets.h"
#include "smtp/base/clock.h"
#include "smtp/outbox/outbox.h"

#include <functional>
#include <memory>
#include <optional>

namespace pillarbox::app {

class ProfileSession
{
public:
    explicit ProfileSession(Profile profile, Clock &clock = systemClock());

    // What only reads also does so where nothing can be written. To who is to mend the accounts it is only told that they are
    // damaged.
    enum class Use { Write, Read, Mend };
    // Directories and accounts.
    Expected<Done, Failure> load(Use use = Use::Write);
    // After load(); the answer comes from the event loop.
    void openOutbox(std::function<void(const Expected<Done, Failure> &)> done, Use use = Use::Write);

    const Profile &profile() const { return m_profile; }
    account::AccountStore &accounts() { return *m_accounts; }
    account::CredentialStore &credentials() { return *m_credentials; }
    outbox::Outbox &outbox() { return *m_outbox; }

    // Out of the keychain what the account does not use any more; before: as it was until it was saved or removed.
    void forgetSecrets(const account::Account &before, account::RemovedSecrets::Forgotten done);

    // By label or address; absent name: the default account.
    Expected<account::Account, Failure> findAccount(const std::optional<QString> &name) const;
    Expected<account::Account, Failure> loadAccount(const QString &name); // load() and find it

private:
    void openToRead(const outbox::OutboxError &reason, std::function<void(const Expected<Done, Failure> &)> done);

    Profile m_profile;
    Clock &m_clock;
    std::unique_ptr<account::AccountStore> m_accounts;
    std::unique_ptr<account::CredentialStore> m_credentials;
    std::unique_ptr<account::RemovedSecrets> m_removedSecrets;
    std::unique_ptr<outbox::Outbox> m_outbox;
};

// The account's identity of this mailbox; somebody else's address brings nothing along.
account::Identity identityOf(const account::Account &account, const message::Mailbox &from);

Failure failureOf(const outbox::OutboxError &error);
Failure failureOf(account::AccountError error);
Failure failureOf(const account::CredentialError &error);

} // namespace pillarbox::app
