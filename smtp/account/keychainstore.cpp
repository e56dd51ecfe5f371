// The CredentialStore on the OS keychain, with the passwords that are kept for the session in front of it.

#include "smtp/account/credentialstore.h"
#include "smtp/account/keychainjob.h"
#include "smtp/account/openwatch.h"
#include "smtp/account/postedjob.h"
#include "smtp/account/secretservice.h"
#include "smtp/account/sessionsecrets.h"
#include "smtp/account/unlockjob.h"

namespace pillarbox::account {

namespace {

using Action = KeychainRequest::Action;

class KeychainStore final : public CredentialStore
{
public:
    KeychainStore(QString serviceName, Clock &clock)
        : m_serviceName(std::move(serviceName))
        , m_clock(clock)
    {
    }

    std::unique_ptr<CredentialJob> read(const QString &accountId, ReadDone done) override
    {
        if (const auto secret = m_session->find(accountId))
            return std::make_unique<PostedJob>([secret, done = std::move(done)] { done(*secret); });
        return job(Action::Read, accountId, {}, std::move(done));
    }
    std::unique_ptr<CredentialJob> write(const QString &accountId, const Secret &secret, WriteDone done) override
    {
        return job(Action::Write, accountId, secret,
            [session = m_session, accountId, done = std::move(done)](const KeychainJob::Answer &answer) {
                if (answer)
                    session->drop(accountId); // the keychain has it now
                done(withoutSecret(answer));
            });
    }
    std::unique_ptr<CredentialJob> remove(const QString &accountId, WriteDone done) override
    {
        m_session->drop(accountId);
        return job(Action::Remove, accountId, {},
            [done = std::move(done)](const KeychainJob::Answer &answer) { done(withoutSecret(answer)); });
    }
    std::unique_ptr<CredentialJob> unlock(WriteDone done) override { return std::make_unique<UnlockJob>(std::move(done)); }
    std::unique_ptr<CredentialJob> awaitOpen(std::function<void()> opened) override
    {
        return std::make_unique<OpenWatch>(std::move(opened));
    }
    void keepForSession(const QString &accountId, const Secret &secret) override { m_session->keep(accountId, secret); }
    bool isKeptForSession(const QString &accountId) const override { return m_session->has(accountId); }
    QString keychainName() const override { return m_name.name(); }

private:
    static Expected<Done, CredentialError> withoutSecret(const KeychainJob::Answer &answer)
    {
        if (!answer)
            return Unexpected{answer.error()};
        return Done{};
    }
    std::unique_ptr<CredentialJob> job(Action action, const QString &key, const Secret &secret, KeychainJob::Answered answered)
    {
        return std::make_unique<KeychainJob>(KeychainRequest{action, m_serviceName, key, secret}, m_clock, std::move(answered));
    }

    QString m_serviceName;
    Clock &m_clock;
    std::shared_ptr<SessionSecrets> m_session = std::make_shared<SessionSecrets>(); // a job may outlive the store
    SecretServiceName m_name;
};

} // namespace

std::unique_ptr<CredentialStore> makeKeychainStore(const QString &serviceName, Clock &clock)
{
    return std::make_unique<KeychainStore>(serviceName, clock);
}

} // namespace pillarbox::account
