#include "smtp/account/removedsecrets.h"

#include "smtp/account/keychainentries.h"

namespace pillarbox::account {

namespace {

bool isGone(const Expected<Done, CredentialError> &result)
{
    using Kind = CredentialError::Kind;
    return result || result.error().kind == Kind::NotFound || result.error().kind == Kind::NoCollection; // with no entry either
}

} // namespace

struct RemovedSecrets::Round {
    qsizetype open = 0;
    Expected<Done, CredentialError> result = Done{};
    Forgotten done;
};

RemovedSecrets::RemovedSecrets(AccountStore &accounts, CredentialStore &credentials)
    : m_accounts(accounts)
    , m_credentials(credentials)
{
}

void RemovedSecrets::forget(const Account &before, Forgotten done)
{
    QStringList entries = keychainEntriesOf(before);
    entries.removeIf([this](const QString &entry) { return !m_accounts.removedIds().contains(entry); });
    if (entries.isEmpty() && done)
        return done(Done{});
    const auto round = std::make_shared<Round>(Round{entries.size(), Done{}, std::move(done)});
    for (const QString &entry : std::as_const(entries))
        forgetEntry(entry, round);
}

void RemovedSecrets::forgetAll()
{
    const QStringList entries = m_accounts.removedIds();
    const auto round = std::make_shared<Round>(Round{entries.size(), Done{}, {}});
    for (const QString &entry : entries)
        forgetEntry(entry, round);
}

void RemovedSecrets::forgetEntry(const QString &entry, const std::shared_ptr<Round> &round)
{
    m_jobs[entry] = m_credentials.remove(entry, [this, entry, round](const Expected<Done, CredentialError> &result) {
        const auto job = m_jobs.extract(entry); // this very call's: it ends with the call
        end(entry, result, *round);
    });
}

void RemovedSecrets::end(const QString &entry, const Expected<Done, CredentialError> &result, Round &round)
{
    if (isGone(result))
        (void)m_accounts.secretsRemoved(entry); // not written: asked again at the next start, which does no harm
    else if (round.result)
        round.result = result;
    if (--round.open == 0 && round.done)
        round.done(round.result);
}

} // namespace pillarbox::account
