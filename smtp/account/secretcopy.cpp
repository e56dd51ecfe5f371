#include "smtp/account/secretcopy.h"

namespace pillarbox::account {

SecretCopy::SecretCopy(AccountStore &accounts, CredentialStore &credentials)
    : m_accounts(accounts)
    , m_credentials(credentials)
{
}

void SecretCopy::start(const QString &fromId, const QString &toId, Copied copied)
{
    m_copied = std::move(copied);
    m_reading = m_credentials.read(fromId, [this, toId](const Expected<Secret, CredentialError> &secret) {
        if (secret)
            onRead(toId, *secret);
        else
            m_copied(Unexpected{secret.error()});
    });
}

void SecretCopy::onRead(const QString &toId, const Secret &secret)
{
    m_writing = m_credentials.write(
        toId, secret, [this, toId](const Expected<Done, CredentialError> &written) { onWritten(toId, written); });
}

void SecretCopy::onWritten(const QString &toId, const Expected<Done, CredentialError> &written)
{
    if (const Account *account = m_accounts.find(toId); written && account) {
        Account holder = *account;
        holder.hasStoredSecret = true;
        (void)m_accounts.save(holder); // it is in the keychain, and found there either way
    }
    m_copied(written);
}

} // namespace pillarbox::account
