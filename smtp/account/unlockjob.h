#pragma once
// Has the Secret Service ask its user to open the default collection: its Unlock call, and the prompt that it may need.
// Destroying the job closes the prompt. GUI thread.

#include "smtp/account/credentialstore.h"

#include <QDBusMessage>
#include <QDBusVariant>
#include <QObject>
#include <QString>

#include <functional>

namespace pillarbox::account {

// One prompt of the service, shown until it is answered.
class SecretPrompt : public QObject
{
    Q_OBJECT

public:
    explicit SecretPrompt(const QString &path);
    ~SecretPrompt() override; // closes it

Q_SIGNALS:
    void ended(bool isDismissed);

private Q_SLOTS:
    void onCompleted(bool isDismissed, const QDBusVariant &result);

private:
    void onShown(const QDBusMessage &reply);

    QString m_path; // empty once it has ended
};

class UnlockJob final : public CredentialJob
{
public:
    // answered may destroy the job.
    explicit UnlockJob(CredentialStore::WriteDone answered);

private:
    void unlock(const QString &collection);
    void onUnlocked(const QDBusMessage &reply);
    void onPromptEnded(bool isDismissed);
    void makeSure();
    void answer(Expected<Done, CredentialError> result);

    CredentialStore::WriteDone m_answered;
    std::unique_ptr<SecretPrompt> m_prompt;
    QObject m_context; // what comes after it is gone, is not heard
};

} // namespace pillarbox::account
