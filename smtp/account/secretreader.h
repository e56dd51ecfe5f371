#pragma once
// All that an account wants from the keychain before its relay can be asked: the password, and the key of a client certificate.

#include "smtp/account/account.h"
#include "smtp/account/credentialstore.h"

namespace pillarbox::account {

struct AccountSecrets {
    Secret password; // or access token; empty: none is wanted
    Secret clientKey; // PEM; empty: the account has no client certificate
};

class SecretReader
{
public:
    using ReadDone = std::function<void(const Expected<AccountSecrets, CredentialError> &)>;

    explicit SecretReader(CredentialStore &credentials);
    // done: at once where nothing is wanted. Destroying this gives the reading up.
    void read(const Account &account, ReadDone done);

private:
    void readPassword();

    CredentialStore &m_credentials;
    Account m_account;
    AccountSecrets m_secrets;
    ReadDone m_done;
    std::unique_ptr<CredentialJob> m_job;
};

} // namespace pillarbox::account
