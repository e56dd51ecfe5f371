#pragma once
// Lets the keychain forget the secrets of accounts that are gone. An id leaves the accounts' file only when its secrets are
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

    void forget(const Account &account, const Forgotten &done = {}); // that has been removed
    // At start only: later a removal may still be taken back.
    void forgetAll();

private:
    void forgetEntry(const QString &accountId, Forgotten done = {});
    void forgetClientKey(const QString &accountId, const Forgotten &done);
    void end(const QString &accountId, const Expected<Done, CredentialError> &result, const Forgotten &done);

    AccountStore &m_accounts;
    CredentialStore &m_credentials;
    std::unordered_map<QString, std::unique_ptr<CredentialJob>> m_jobs;
};

} // namespace pillarbox::account
