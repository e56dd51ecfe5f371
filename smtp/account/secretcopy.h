#pragma once
// Gives an account the secret of another, through the keychain, because its user said so.

#include "smtp/account/accountstore.h"
#include "smtp/account/credentialstore.h"

#include <functional>
#include <memory>

namespace pillarbox::account {

class SecretCopy
{
public:
    using Copied = std::function<void(const Expected<Done, CredentialError> &)>;

    SecretCopy(AccountStore &accounts, CredentialStore &credentials);
    void start(const QString &fromId, const QString &toId, Copied copied);

private:
    void onRead(const QString &toId, const Secret &secret);
    void onWritten(const QString &toId, const Expected<Done, CredentialError> &written);

    AccountStore &m_accounts;
    CredentialStore &m_credentials;
    Copied m_copied;
    std::unique_ptr<CredentialJob> m_reading;
    std::unique_ptr<CredentialJob> m_writing;
};

} // namespace pillarbox::account
