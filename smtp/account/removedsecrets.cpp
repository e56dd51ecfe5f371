#include "smtp/account/removedsecrets.h"

#include "smtp/account/clientkey.h"

namespace pillarbox::account {

namespace {

bool isGone(const Expected<Done, CredentialError> &result)
{
    using Kind = CredentialError::Kind;
    return result || result.error().kind == Kind::NotFound || result.error().kind == Kind::NoCollection; // with no entry either
}

} // namespace

RemovedSecrets::RemovedSecrets(AccountStore &accounts, CredentialStore &credentials)
    : m_accounts(accounts)
    , m_credentials(credentials)
{
}

void RemovedSecrets::forget(const Account &account, const Forgotten &done)
{
    for (const Identity &identity : account.identities()) {
        if (identity.signing && m_accounts.removedIds().contains(identity.signing->keyId()))
            forgetEntry(identity.signing->keyId());
    }
    forgetEntry(account.id, done);
}

void RemovedSecrets::forgetEntry(const QString &accountId, Forgotten done)
{
    m_jobs[accountId] = m_credentials.remove(
        accountId, [this, accountId, done = std::move(done)](const Expected<Done, CredentialError> &result) {
            const auto job = m_jobs.extract(accountId); // this very call's: it ends with the call
            isGone(result) ? forgetClientKey(accountId, done) : end(accountId, result, done);
        });
}

void RemovedSecrets::forgetClientKey(const QString &accountId, const Forgotten &done)
{
    m_jobs[accountId]
        = m_credentials.remove(clientKeyId(accountId), [this, accountId, done](const Expected<Done, CredentialError> &result) {
              const auto job = m_jobs.extract(accountId);
              end(accountId, result, done);
          });
}

void RemovedSecrets::forgetAll()
{
    for (const QString &id : m_accounts.removedIds())
        forgetEntry(id);
}

void RemovedSecrets::end(const QString &accountId, const Expected<Done, CredentialError> &result, const Forgotten &done)
{
    if (isGone(result))
        (void)m_accounts.secretsRemoved(accountId); // not written: asked again at the next start, which does no harm
    if (done)
        done(isGone(result) ? Done{} : result);
}

} // namespace pillarbox::account
