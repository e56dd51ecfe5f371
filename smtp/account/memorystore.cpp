// The CredentialStore without any keychain: everything lasts as long as the program.

#include "smtp/account/credentialstore.h"
#include "smtp/account/postedjob.h"
#include "smtp/account/sessionsecrets.h"

namespace pillarbox::account {

namespace {

class MemoryStore final : public CredentialStore
{
public:
    std::unique_ptr<CredentialJob> read(const QString &accountId, ReadDone done) override
    {
        return std::make_unique<PostedJob>([secret = m_secrets.find(accountId), done = std::move(done)] {
            if (secret)
                done(*secret);
            else
                done(Unexpected{CredentialError{CredentialError::Kind::NotFound, {}}});
        });
    }
    std::unique_ptr<CredentialJob> write(const QString &accountId, const Secret &secret, WriteDone done) override
    {
        m_secrets.keep(accountId, secret);
        return std::make_unique<PostedJob>([done = std::move(done)] { done(Done{}); });
    }
    std::unique_ptr<CredentialJob> remove(const QString &accountId, WriteDone done) override
    {
        m_secrets.drop(accountId);
        return std::make_unique<PostedJob>([done = std::move(done)] { done(Done{}); });
    }
    std::unique_ptr<CredentialJob> unlock(WriteDone done) override
    {
        return std::make_unique<PostedJob>([done = std::move(done)] { done(Done{}); });
    }
    std::unique_ptr<CredentialJob> awaitOpen(std::function<void()> opened) override
    {
        return std::make_unique<PostedJob>(std::move(opened));
    }
    void keepForSession(const QString &accountId, const Secret &secret) override { m_secrets.keep(accountId, secret); }
    bool isKeptForSession(const QString &accountId) const override { return m_secrets.has(accountId); }
    QString keychainName() const override { return {}; }

private:
    SessionSecrets m_secrets;
};

} // namespace

std::unique_ptr<CredentialStore> makeMemoryStore()
{
    return std::make_unique<MemoryStore>();
}

} // namespace pillarbox::account
