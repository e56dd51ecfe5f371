#include "tests/ui_composer/standinkeychain.h"

#include <QObject>
#include <QTimer>

namespace pillarbox::test {

namespace {

class PostedJob final : public account::CredentialJob
{
public:
    explicit PostedJob(std::function<void()> call) { QTimer::singleShot(0, &m_context, std::move(call)); }

private:
    QObject m_context; // its end cancels the call
};

} // namespace

std::unique_ptr<account::CredentialJob> StandInKeychain::read(const QString &accountId, ReadDone done)
{
    return std::make_unique<PostedJob>([this, accountId, done = std::move(done)] {
        if (m_session.contains(accountId))
            done(m_session.value(accountId));
        else if (isLocked)
            done(Unexpected{account::CredentialError{account::CredentialError::Kind::Locked, {}}});
        else if (entries.contains(accountId))
            done(entries.value(accountId));
        else
            done(Unexpected{account::CredentialError{account::CredentialError::Kind::NotFound, {}}});
    });
}

std::unique_ptr<account::CredentialJob> StandInKeychain::write(const QString &accountId, const Secret &secret, WriteDone done)
{
    return std::make_unique<PostedJob>([this, accountId, secret, done = std::move(done)] {
        if (refusal) {
            done(Unexpected{*refusal});
            return;
        }
        entries.insert(accountId, secret);
        done(Done{});
    });
}

std::unique_ptr<account::CredentialJob> StandInKeychain::unlock(WriteDone done)
{
    return std::make_unique<PostedJob>([this, done = std::move(done)] {
        refusal.reset();
        isLocked = false;
        done(Done{});
    });
}

std::unique_ptr<account::CredentialJob> StandInKeychain::awaitOpen(std::function<void()> opened)
{
    return std::make_unique<PostedJob>(std::move(opened));
}

std::unique_ptr<account::CredentialJob> StandInKeychain::remove(const QString &accountId, WriteDone done)
{
    return std::make_unique<PostedJob>([this, accountId, done = std::move(done)] {
        if (refusal) {
            done(Unexpected{*refusal});
            return;
        }
        entries.remove(accountId);
        done(Done{});
    });
}

} // namespace pillarbox::test
