#include "smtp/account/secretcopy.h"

#include "smtp/account/clientkey.h"

namespace pillarbox::account {

namespace {

// Should it not be written: the secret is in the keychain, and found there either way.
template<typename Change>
void changeAccount(AccountStore &accounts, const QString &id, Change change)
{
    if (const Account *known = accounts.find(id)) {
        Account account = *known;
        change(account);
        (void)accounts.save(account);
    }
}

} // namespace

SecretCopy::SecretCopy(AccountStore &accounts, CredentialStore &credentials)
    : m_accounts(accounts)
    , m_credentials(credentials)
{
}

bool SecretCopy::hasPassword(const Account &account)
{
    return account.hasStoredSecret && !account.oauth;
}

bool SecretCopy::hasAny(const Account &account)
{
    return hasPassword(account) || !account.clientCertificate.isEmpty();
}

void SecretCopy::start(const QString &fromId, const QString &toId, Copied copied)
{
    m_copied = std::move(copied);
    const Account *from = m_accounts.find(fromId);
    from && !hasPassword(*from) ? copyCertificate(fromId, toId) : copyPassword(fromId, toId);
}

void SecretCopy::copyPassword(const QString &fromId, const QString &toId)
{
    copyEntry(fromId, toId, [this, fromId, toId] {
        changeAccount(m_accounts, toId, [](Account &account) { account.hasStoredSecret = true; });
        copyCertificate(fromId, toId);
    });
}

void SecretCopy::copyCertificate(const QString &fromId, const QString &toId)
{
    const Account *from = m_accounts.find(fromId);
    const QByteArray certificate = from ? from->clientCertificate : QByteArray();
    if (certificate.isEmpty())
        return m_copied(Done{});
    copyEntry(clientKeyId(fromId), clientKeyId(toId), [this, toId, certificate] {
        changeAccount(m_accounts, toId, [&](Account &account) { account.clientCertificate = certificate; });
        m_copied(Done{});
    });
}

void SecretCopy::copyEntry(const QString &from, const QString &to, Written written)
{
    m_reading
        = m_credentials.read(from, [this, to, written = std::move(written)](const Expected<Secret, CredentialError> &secret) {
              if (!secret)
                  return m_copied(Unexpected{secret.error()});
              m_writing = m_credentials.write(to, *secret, [this, written](const Expected<Done, CredentialError> &result) {
                  const Written next = written; // the next job takes the place of this one
                  result ? next() : m_copied(result);
              });
          });
}

} // namespace pillarbox::account
