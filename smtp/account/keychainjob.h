#pragma once
// One job of the OS keychain: QtKeychain's, with a time limit, a cancel that is safe against late answers, and errors that
// tell "locked" from "not there". The fallback to plain-text files is never used.

#include "smtp/account/credentialstore.h"
#include "smtp/account/secretservice.h"
#include "smtp/base/clock.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace QKeychain {
class Job;
}

namespace pillarbox::account {

struct KeychainRequest {
    enum class Action { Read, Write, Remove };
    Action action = Action::Read;
    QString service;
    QString key;
    Secret secret; // to be written
};

class KeychainJob final : public CredentialJob
{
public:
    using Answer = Expected<Secret, CredentialError>; // an empty secret unless it was a read
    using Answered = std::function<void(Answer)>;

    // answered may destroy the job.
    KeychainJob(KeychainRequest request, Clock &clock, Answered answered);

private:
    void onState(SecretServiceState state);
    void start();
    void end(QKeychain::Job *job);
    void tellRefusedFromAbsent(const CredentialError &failure);
    void answer(Answer answer);

    KeychainRequest m_request;
    Answered m_answered;
    std::unique_ptr<Timer> m_limit;
    QObject m_context; // whatever comes after it is gone, is not heard
};

} // namespace pillarbox::account
