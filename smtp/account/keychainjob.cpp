#include "smtp/account/keychainjob.h"

#include "smtp/account/secretservice.h"

#include <qt6keychain/keychain.h>

#include <QStringDecoder>

#include <chrono>

namespace pillarbox::account {

using namespace std::chrono_literals;

namespace {

// A prompt can stay open for ever, and then holds up every later job. Long enough for a busy machine, short enough for a
// person who waits.
constexpr auto kLimit = 20s;

using Kind = CredentialError::Kind;

Kind kindOf(QKeychain::Error error, SecretServiceState state)
{
    switch (error) {
    case QKeychain::EntryNotFound:
        return state == SecretServiceState::Locked ? Kind::Locked : Kind::NotFound;
    case QKeychain::AccessDenied:
        return state == SecretServiceState::Locked ? Kind::Locked : Kind::Refused;
    case QKeychain::AccessDeniedByUser:
        return Kind::Refused;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return Kind::NoKeychain;
    default:
        break;
    }
    switch (state) {
    case SecretServiceState::Absent:
        return Kind::NoKeychain;
    case SecretServiceState::Locked:
        return Kind::Locked;
    case SecretServiceState::Open:
        break;
    }
    return Kind::Failed;
}

// Text where it can be, so that a person can read it in the keychain's own window.
void setSecret(QKeychain::WritePasswordJob *job, const QByteArray &secret)
{
    QStringDecoder utf8(QStringDecoder::Utf8);
    const QString text = utf8.decode(secret);
    if (utf8.hasError())
        job->setBinaryData(secret);
    else
        job->setTextData(text);
}

// Deletes itself when it has finished, also when nobody listens any more: libsecret still holds a pointer to it until then.
QKeychain::Job *makeJob(const KeychainRequest &request)
{
    QKeychain::Job *job = nullptr;
    switch (request.action) {
    case KeychainRequest::Action::Read:
        job = new QKeychain::ReadPasswordJob(request.service);
        break;
    case KeychainRequest::Action::Write: {
        auto *write = new QKeychain::WritePasswordJob(request.service);
        setSecret(write, request.secret.reveal());
        job = write;
        break;
    }
    case KeychainRequest::Action::Remove:
        job = new QKeychain::DeletePasswordJob(request.service);
        break;
    }
    job->setAutoDelete(true);
    job->setKey(request.key);
    return job;
}

} // namespace

KeychainJob::KeychainJob(KeychainRequest request, Clock &clock, Answered answered)
    : m_request(std::move(request))
    , m_answered(std::move(answered))
    , m_limit(clock.startTimer(kLimit, [this] {
        answer(Unexpected{CredentialError{Kind::TimedOut, {}}});
    }))
{
    if (m_request.action != KeychainRequest::Action::Remove) {
        start();
        return;
    }
    // From a locked collection nothing is removed, and QtKeychain calls that a success.
    askSecretServiceState(&m_context, [this](SecretServiceState state) {
        if (state == SecretServiceState::Locked)
            answer(Unexpected{CredentialError{Kind::Locked, {}}});
        else
            start();
    });
}

void KeychainJob::start()
{
    QKeychain::Job *job = makeJob(m_request);
    m_request.secret = {};
    QObject::connect(job, &QKeychain::Job::finished, &m_context, [this](QKeychain::Job *finished) { end(finished); });
    job->start();
}

void KeychainJob::end(QKeychain::Job *job)
{
    const QKeychain::Error error = job->error();
    if (error == QKeychain::NoError) {
        const auto *read = qobject_cast<QKeychain::ReadPasswordJob *>(job);
        answer(read ? Secret(read->binaryData()) : Secret());
        return;
    }
    if (error == QKeychain::EntryNotFound && m_request.action == KeychainRequest::Action::Remove) {
        answer(Secret());
        return;
    }
    askSecretServiceState(&m_context, [this, error, words = job->errorString()](SecretServiceState state) {
        answer(Unexpected{CredentialError{kindOf(error, state), words}});
    });
}

void KeychainJob::answer(Answer answer)
{
    m_limit.reset();
    if (const Answered answered = std::exchange(m_answered, nullptr))
        answered(std::move(answer));
}

} // namespace pillarbox::account
