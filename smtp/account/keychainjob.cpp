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
    // What the state explains is known best.
    if (state == SecretServiceState::Locked)
        return Kind::Locked;
    switch (error) {
    case QKeychain::EntryNotFound:
        return Kind::NotFound;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return Kind::Refused;
    default:
        break;
    }
    switch (state) {
    case SecretServiceState::Absent:
        return Kind::NoKeychain;
    case SecretServiceState::NoCollection:
        return Kind::NoCollection;
    case SecretServiceState::Locked:
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
    // libsecret would have a locked collection ask its user, once for each job; and from a locked collection nothing is
    // removed, which QtKeychain calls a success.
    askDefaultCollection(&m_context, [this](const DefaultCollection &found) { onState(found.state); });
}

void KeychainJob::onState(SecretServiceState state)
{
    const bool isRead = m_request.action == KeychainRequest::Action::Read;
    if (state == SecretServiceState::Locked)
        answer(Unexpected{CredentialError{Kind::Locked, {}}});
    else if (state == SecretServiceState::NoCollection && isRead)
        answer(Unexpected{CredentialError{Kind::NoCollection, {}}});
    else
        start(); // also where there is no such service: not every keychain is one
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
    // "Entry not found" says no more than the kind.
    const QString words = error == QKeychain::EntryNotFound ? QString() : job->errorString();
    askDefaultCollection(&m_context, [this, error, words](const DefaultCollection &found) {
        const CredentialError failure{kindOf(error, found.state), words};
        if (m_request.action == KeychainRequest::Action::Read && found.state == SecretServiceState::Open)
            tellRefusedFromAbsent(failure);
        else
            answer(Unexpected{failure});
    });
}

// An entry that is there and is not given out: the keychain, or its user in a window of it, said no. QtKeychain has no code for
// either.
void KeychainJob::tellRefusedFromAbsent(const CredentialError &failure)
{
    askForEntry(m_request.service, m_request.key, &m_context, [this, failure](bool isThere) {
        answer(Unexpected{isThere ? CredentialError{Kind::Refused, failure.detail} : failure});
    });
}

void KeychainJob::answer(Answer answer)
{
    m_limit.reset();
    if (const Answered answered = std::exchange(m_answered, nullptr))
        answered(std::move(answer));
}

} // namespace pillarbox::account
