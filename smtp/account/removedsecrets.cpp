#include "smtp/account/removedsecrets.h"

namespace pillarbox::account {

RemovedSecrets::RemovedSecrets(AccountStore &accounts, CredentialStore &credentials)
    : m_accounts(accounts)
    , m_credentials(credentials)
{
}

void RemovedSecrets::forget(const QString &accountId, Forgotten done)
{
    m_jobs[accountId] = m_credentials.remove(
        accountId, [this, accountId, done = std::move(done)](const auto &result) { onAnswer(accountId, result, done); });
}

void RemovedSecrets::forgetAll()
{
    for (const QString &id : m_accounts.removedIds())
        forget(id);
}

void RemovedSecrets::onAnswer(const QString &accountId, const Expected<Done, CredentialError> &result, const Forgotten &done)
{
    using Kind = CredentialError::Kind;
    const auto job = m_jobs.extract(accountId); // this very call's: it ends with the call
    const bool isGone
        = result || result.error().kind == Kind::NotFound || result.error().kind == Kind::NoCollection; // with no entry either
    if (isGone)
        (void)m_accounts.secretsRemoved(accountId); // not written: asked again at the next start, which does no harm
    if (done)
        done(isGone ? Done{} : result);
}

} // namespace pillarbox::account
