#pragma once
// Gives an account the secrets of the one that it is a copy of, through the keychain, because its user said so: the password,
// and the client certificate with its key. GUI thread.

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

    // Whether the account has any that can be copied: a token is lent to one account, it is not the entry itself.
    static bool hasPassword(const Account &account);
    static bool hasAny(const Account &account);

    // The first error ends it; what was copied before stays.
    void start(const QString &fromId, const QString &toId, Copied copied);

private:
    using Written = std::function<void()>;

    void copyPassword(const QString &fromId, const QString &toId);
    void copyCertificate(const QString &fromId, const QString &toId);
    void copyEntry(const QString &from, const QString &to, Written written);

    AccountStore &m_accounts;
    CredentialStore &m_credentials;
    Copied m_copied;
    std::unique_ptr<CredentialJob> m_reading;
    std::unique_ptr<CredentialJob> m_writing;
};

} // namespace pillarbox::account
