#pragma once
// Lets the keychain forget what no account uses any more. An entry's name leaves the accounts' file only when the entry is
// gone, so what a crash or a locked keychain left behind is tried again at the next start. GUI thread.

#include "smtp/account/accountstore.h"
#include "smtp/account/credentialstore.h"

#include <functional>
#include <memory>
#include <unordered_map>

namespace pillarbox::account {

class RemovedSecrets
{
public:
    using Forgotten = std::function<void(const Expected<Done, CredentialError> &)>; // what was not there is forgotten

    RemovedSecrets(AccountStore &accounts, CredentialStore &credentials);

    // As it was before it was removed or changed; entries that are still in use stay. done: once, with the first error; at once
    // when there is nothing to forget.
    void forget(const Account &before, Forgotten done = {});
    // At start only: later a removal may still be taken back.
    void forgetAll();

private:
    struct Round; // what is forgotten together
    void forgetEntry(const QString &entry, const std::shared_ptr<Round> &round);
    void end(const QString &entry, const Expected<Done, CredentialError> &result, Round &round);

    AccountStore &m_accounts;
    CredentialStore &m_credentials;
    std::unordered_map<QString, std::unique_ptr<CredentialJob>> m_jobs;
};

} // namespace pillarbox::account
