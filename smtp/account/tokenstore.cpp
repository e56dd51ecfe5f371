// The CredentialStore in front of another one that hands out access tokens for accounts that sign in with OAuth. It looks at
// the entry each time, for another process may have renewed it; one renewal serves everybody who asks meanwhile.

#include "smtp/account/accountstore.h"
#include "smtp/account/credentialstore.h"
#include "smtp/account/oauthgrant.h"

#include <functional>
#include <map>
#include <vector>

namespace pillarbox::account {

namespace {

using Answer = Expected<Secret, CredentialError>;
using Kind = CredentialError::Kind;

// Somebody who waits for a token; destroying it gives up the wait, not the renewal.
class TokenWait final : public CredentialJob
{
public:
    explicit TokenWait(CredentialStore::ReadDone done)
        : m_done(std::make_shared<CredentialStore::ReadDone>(std::move(done)))
    {
    }
    std::weak_ptr<CredentialStore::ReadDone> handle() const { return m_done; }

private:
    std::shared_ptr<CredentialStore::ReadDone> m_done;
};

CredentialError credentialErrorOf(const OAuthError &error)
{
    const bool isRetried = error.kind == OAuthError::Kind::Unreachable;
    return {isRetried ? Kind::Unreachable : Kind::SignInNeeded, error.detail};
}

// From the look into the keychain to a token that will do. Tells once, from the event loop.
class Renewal
{
public:
    using Ended = std::function<void(const Answer &)>;

    Renewal(CredentialStore &entries, OAuthSettings settings, QString accountId, Clock &clock, Secret refused, WebPlace place)
        : m_entries(entries)
        , m_settings(std::move(settings))
        , m_accountId(std::move(accountId))
        , m_clock(clock)
        , m_refused(std::move(refused))
        , m_place(std::move(place))
    {
    }

    void start(Ended ended)
    {
        m_ended = std::move(ended);
        look();
    }
    void wait(std::weak_ptr<CredentialStore::ReadDone> who) { m_waits.push_back(std::move(who)); }
    std::vector<std::weak_ptr<CredentialStore::ReadDone>> takeWaits() { return std::exchange(m_waits, {}); }

private:
    void look()
    {
        m_job = m_entries.read(m_accountId, [this](const Answer &entry) { onEntry(entry); });
    }
    void onEntry(const Answer &entry)
    {
        if (!entry)
            return end(entry);
        const auto tokens = OAuthTokens::fromEntry(*entry);
        if (!tokens)
            return end(Unexpected{CredentialError{Kind::SignInNeeded, {}}}); // a password from before, or damaged
        if (tokens->isFresh(m_clock.now()) && tokens->access != m_refused)
            return end(tokens->access);
        if (tokens->refresh.isEmpty() || !m_settings.canRenew() || (m_asked && tokens->refresh == m_tokens.refresh))
            return end(Unexpected{m_asked.value_or(CredentialError{Kind::SignInNeeded, {}})});
        m_tokens = *tokens;
        m_request = std::make_unique<JsonRequest>(m_clock, m_place);
        m_request->post(m_settings.tokenEndpoint, refreshGrant(m_settings, m_tokens),
            [this](const JsonRequest::Result &answer) { onAnswer(answer); });
    }
    void onAnswer(const JsonRequest::Result &answer)
    {
        const auto tokens = tokensOf(answer, m_tokens, m_clock.now());
        if (!tokens) {
            const CredentialError error = credentialErrorOf(tokens.error());
            // Another process may have been faster, and the refresh token was good only once.
            if (tokens.error().kind != OAuthError::Kind::SignInAgain || m_asked)
                return end(Unexpected{error});
            m_asked = error;
            return look();
        }
        m_tokens = *tokens;
        keep();
    }
    // A refresh token that cannot be written is at least kept as long as the program runs.
    void keep()
    {
        if (m_entries.isKeptForSession(m_accountId)) {
            m_entries.keepForSession(m_accountId, m_tokens.toEntry());
            return end(m_tokens.access);
        }
        m_job = m_entries.write(m_accountId, m_tokens.toEntry(), [this](const Expected<Done, CredentialError> &written) {
            if (!written)
                m_entries.keepForSession(m_accountId, m_tokens.toEntry());
            end(m_tokens.access);
        });
    }
    void end(const Answer &answer) { std::exchange(m_ended, {})(answer); } // last: it destroys this

    CredentialStore &m_entries;
    OAuthSettings m_settings;
    QString m_accountId;
    Clock &m_clock;
    Secret m_refused;
    WebPlace m_place;
    OAuthTokens m_tokens;
    std::optional<CredentialError> m_asked; // why the token endpoint would not, when it was asked
    std::vector<std::weak_ptr<CredentialStore::ReadDone>> m_waits;
    std::unique_ptr<CredentialJob> m_job;
    std::unique_ptr<JsonRequest> m_request;
    Ended m_ended;
};

class TokenStore final : public CredentialStore
{
public:
    TokenStore(std::unique_ptr<CredentialStore> entries, const AccountStore &accounts, Clock &clock)
        : m_entries(std::move(entries))
        , m_accounts(accounts)
        , m_clock(clock)
    {
    }

    std::unique_ptr<CredentialJob> read(const QString &accountId, ReadDone done) override
    {
        const Account *account = m_accounts.find(accountId);
        if (!account || !account->oauth)
            return m_entries->read(accountId, std::move(done));
        auto wait = std::make_unique<TokenWait>(std::move(done));
        if (const auto running = m_renewals.find(accountId); running != m_renewals.end()) {
            running->second->wait(wait->handle());
            return wait;
        }
        auto &renewal = m_renewals[accountId];
        renewal = std::make_unique<Renewal>(*m_entries, *account->oauth, accountId, m_clock,
            m_refused.count(accountId) ? m_refused.at(accountId) : Secret(), WebPlace{{}, account->proxy});
        renewal->wait(wait->handle());
        renewal->start([this, accountId](const Answer &answer) { onRenewed(accountId, answer); });
        return wait;
    }
    std::unique_ptr<CredentialJob> write(const QString &accountId, const Secret &secret, WriteDone done) override
    {
        forget(accountId);
        return m_entries->write(accountId, secret, std::move(done));
    }
    std::unique_ptr<CredentialJob> remove(const QString &accountId, WriteDone done) override
    {
        forget(accountId);
        return m_entries->remove(accountId, std::move(done));
    }
    std::unique_ptr<CredentialJob> unlock(WriteDone done) override { return m_entries->unlock(std::move(done)); }
    std::unique_ptr<CredentialJob> awaitOpen(std::function<void()> opened) override
    {
        return m_entries->awaitOpen(std::move(opened));
    }
    // Not for what a renewal has just brought: it would only bring another of the kind.
    bool renew(const QString &accountId, const Secret &refused) override
    {
        const Account *account = m_accounts.find(accountId);
        if (!account || !account->oauth || refused.isEmpty())
            return false;
        if (const auto forced = m_forced.find(accountId); forced != m_forced.end() && forced->second == refused)
            return false;
        m_refused[accountId] = refused;
        return true;
    }
    void keepForSession(const QString &accountId, const Secret &secret) override
    {
        forget(accountId);
        m_entries->keepForSession(accountId, secret);
    }
    bool isKeptForSession(const QString &accountId) const override { return m_entries->isKeptForSession(accountId); }
    QString keychainName() const override { return m_entries->keychainName(); }

private:
    void forget(const QString &accountId)
    {
        m_refused.erase(accountId);
        m_forced.erase(accountId);
    }
    void onRenewed(const QString &accountId, const Answer &answer)
    {
        const auto renewal = std::move(m_renewals.at(accountId)); // till the end of this call, for it is what calls
        m_renewals.erase(accountId);
        if (answer && m_refused.erase(accountId) > 0)
            m_forced[accountId] = *answer;
        for (const auto &handle : renewal->takeWaits()) {
            if (const auto done = handle.lock())
                (*done)(answer);
        }
    }

    std::unique_ptr<CredentialStore> m_entries;
    const AccountStore &m_accounts;
    Clock &m_clock;
    std::map<QString, Secret> m_refused; // by the relay; the next token must be another one
    std::map<QString, Secret> m_forced; // what came for a refused one
    std::map<QString, std::unique_ptr<Renewal>> m_renewals;
};

} // namespace

std::unique_ptr<CredentialStore> makeTokenStore(
    std::unique_ptr<CredentialStore> entries, const AccountStore &accounts, Clock &clock)
{
    return std::make_unique<TokenStore>(std::move(entries), accounts, clock);
}

} // namespace pillarbox::account
