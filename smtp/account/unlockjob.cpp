#include "smtp/account/unlockjob.h"

#include "smtp/account/secretbus.h"
#include "smtp/account/secretservice.h"

#include <QDBusConnection>
#include <QDBusObjectPath>

namespace pillarbox::account {

namespace {

using Kind = CredentialError::Kind;

const auto kPromptInterface = QStringLiteral("org.freedesktop.Secret.Prompt");

Unexpected<CredentialError> failure(Kind kind, const QString &detail = {})
{
    return Unexpected{CredentialError{kind, detail}};
}

} // namespace

SecretPrompt::SecretPrompt(const QString &path)
    : m_path(path)
{
    secretbus::listen(path, kPromptInterface, QStringLiteral("Completed"), this, SLOT(onCompleted(bool, QDBusVariant)));
    QDBusMessage show = secretbus::makeCall(path, kPromptInterface, QStringLiteral("Prompt"));
    show << QString(); // no window of ours to stand before
    secretbus::call(show, this, [this](const QDBusMessage &reply) { onShown(reply); });
}

SecretPrompt::~SecretPrompt()
{
    if (!m_path.isEmpty())
        QDBusConnection::sessionBus().send(secretbus::makeCall(m_path, kPromptInterface, QStringLiteral("Dismiss")));
}

void SecretPrompt::onShown(const QDBusMessage &reply)
{
    if (reply.type() == QDBusMessage::ErrorMessage && !m_path.isEmpty())
        onCompleted(true, {});
}

void SecretPrompt::onCompleted(bool isDismissed, const QDBusVariant &)
{
    m_path.clear();
    Q_EMIT ended(isDismissed);
}

UnlockJob::UnlockJob(CredentialStore::WriteDone answered)
    : m_answered(std::move(answered))
{
    askDefaultCollection(&m_context, [this](const DefaultCollection &found) {
        switch (found.state) {
        case SecretServiceState::Absent:
            return answer(failure(Kind::NoKeychain));
        case SecretServiceState::NoCollection:
            return answer(failure(Kind::NoCollection));
        case SecretServiceState::Open:
            return answer(Done{});
        case SecretServiceState::Locked:
            break;
        }
        unlock(found.path);
    });
}

void UnlockJob::unlock(const QString &collection)
{
    QDBusMessage message
        = secretbus::makeCall(secretbus::servicePath(), secretbus::serviceInterface(), QStringLiteral("Unlock"));
    message << QVariant::fromValue(QList<QDBusObjectPath>{QDBusObjectPath(collection)});
    secretbus::call(message, &m_context, [this](const QDBusMessage &reply) { onUnlocked(reply); });
}

void UnlockJob::onUnlocked(const QDBusMessage &reply)
{
    if (reply.type() == QDBusMessage::ErrorMessage)
        return answer(failure(secretbus::isAbsence(reply) ? Kind::NoKeychain : Kind::Failed, reply.errorMessage()));
    const QString prompt = reply.arguments().value(1).value<QDBusObjectPath>().path();
    if (prompt.isEmpty() || prompt == QLatin1String("/")) // nobody has to be asked
        return makeSure();
    m_prompt = std::make_unique<SecretPrompt>(prompt);
    QObject::connect(
        m_prompt.get(), &SecretPrompt::ended, &m_context, [this](bool isDismissed) { onPromptEnded(isDismissed); },
        Qt::QueuedConnection);
}

void UnlockJob::onPromptEnded(bool isDismissed)
{
    if (isDismissed)
        answer(failure(Kind::Refused));
    else
        makeSure();
}

void UnlockJob::makeSure()
{
    askDefaultCollection(&m_context, [this](const DefaultCollection &found) {
        if (found.state == SecretServiceState::Open)
            answer(Done{});
        else
            answer(failure(found.state == SecretServiceState::Locked ? Kind::Refused : Kind::NoKeychain));
    });
}

void UnlockJob::answer(Expected<Done, CredentialError> result)
{
    if (const auto answered = std::exchange(m_answered, nullptr))
        answered(std::move(result));
}

} // namespace pillarbox::account
