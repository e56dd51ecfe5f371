#include "smtp/outbox/keptconnection.h"

#include "smtp/account/accountconnection.h"
#include "smtp/account/clientkey.h"

namespace pillarbox::outbox {

namespace {

using namespace std::chrono_literals;
using transport::Connection;

// Where the end of the data goes out in one flight with MAIL, a connection that has died unseen would cost the certainty about
// a message; asking costs one round trip.
constexpr auto kCheckAliveAfter = 5s;
constexpr int kMessagesPerConnection = 100; // what many servers allow
constexpr auto kAtOnce = 100ms; // a relay that only writes it down; one that examines it takes longer

transport::ConnectionSettings settingsOf(const account::Account &account, const RelayTools &tools)
{
    auto settings = account::connectionSettings(account);
    settings.memory = account.memory;
    settings.sessions = tools.tlsSessions;
    if (tools.timeout)
        settings.timeout = tools.timeout;
    settings.proxy.password = tools.proxyPassword;
    return settings;
}

} // namespace

KeptConnection::KeptConnection(const RelayTools &tools, const account::Account &account, QObject *user)
    : m_user(user)
    , m_credentials(tools.credentials)
    , m_clock(tools.clock)
    , m_account(account)
    , m_wire(new Connection(settingsOf(account, tools), tools.clock, user))
{
    QObject::connect(m_wire, &Connection::clientKeyNeeded, &m_context, [this] { readClientKey(); });
    QObject::connect(m_wire, &Connection::credentialNeeded, &m_context, [this] { signIn(); });
    QObject::connect(m_wire, &Connection::ready, &m_context, [this] { onReady(); });
}

KeptConnection::~KeptConnection()
{
    if (!m_wire)
        return;
    m_wire->disconnect(m_user);
    m_wire->deleteLater(); // it may be telling us something right now
}

void KeptConnection::readClientKey()
{
    m_credentialJob
        = m_credentials.read(account::clientKeyId(m_account.id), [this](const Expected<Secret, account::CredentialError> &key) {
              key ? m_wire->setClientKey(*key) : m_wire->setClientKey({}, account::reasonOf(key.error()));
          });
}

void KeptConnection::signIn()
{
    m_hasBegunSignIn = true;
    if (!m_account.needsSecret())
        return onCredential(Secret());
    m_credentialJob = m_credentials.read(
        m_account.id, [this](const Expected<Secret, account::CredentialError> &secret) { onCredential(secret); });
}

void KeptConnection::onCredential(const Expected<Secret, account::CredentialError> &secret)
{
    m_noCredential = secret ? std::nullopt : std::optional(secret.error());
    m_token = secret && m_account.oauth ? secret.value() : Secret();
    if (secret)
        m_wire->setCredential(protocol::Credential{m_account.userName.toUtf8(), secret.value(), m_account.secretKind()});
    else
        m_wire->setCredential({}, account::reasonOf(secret.error()));
}

bool KeptConnection::isWorthRenewing(const protocol::SendError &error) const
{
    return error.kind == protocol::ErrorKind::CredentialRefused && !m_token.isEmpty()
        && m_credentials.renew(m_account.id, m_token);
}

protocol::SendError KeptConnection::named(protocol::SendError error) const
{
    using protocol::ErrorKind;
    if (!m_account.oauth || (error.kind != ErrorKind::CredentialRefused && error.kind != ErrorKind::CredentialMissing))
        return error;
    const auto why = m_noCredential ? std::optional(m_noCredential->kind) : std::nullopt;
    if (error.kind == ErrorKind::CredentialMissing && why != account::CredentialError::Kind::SignInNeeded
        && why != account::CredentialError::Kind::NotFound && why != account::CredentialError::Kind::Unreachable)
        return error; // the keychain's trouble
    error.kind = why == account::CredentialError::Kind::Unreachable ? ErrorKind::TokenUnreachable : ErrorKind::SignInExpired;
    error.detail = m_account.oauth->displayName();
    return error;
}

void KeptConnection::onReady()
{
    if (!std::exchange(m_hasSignedIn, true))
        m_usedAt = m_clock.now();
}

bool KeptConnection::mayCarryMore() const
{
    return isReady() && m_carried < kMessagesPerConnection;
}

bool KeptConnection::isIdleForLong() const
{
    // By the wall clock: a suspended machine's other clocks stand still.
    const auto idle = std::chrono::milliseconds(m_usedAt.msecsTo(m_clock.now()));
    return idle < 0ms || idle > kCheckAliveAfter;
}

void KeptConnection::ask()
{
    m_wasAsked = true;
    m_wire->checkAlive();
}

void KeptConnection::awaitAnswer()
{
    m_handedOverAt = m_clock.monotonic();
}

void KeptConnection::endMessage()
{
    m_answersAtOnce = m_clock.monotonic() - m_handedOverAt < kAtOnce;
    ++m_carried;
    m_usedAt = m_clock.now();
}

QByteArray KeptConnection::transcript() const
{
    return transport::toText(m_wire->transcript());
}

void KeptConnection::quit()
{
    Connection *wire = std::exchange(m_wire, nullptr);
    wire->disconnect(m_user);
    wire->setParent(m_user->parent());
    QObject::connect(wire, &Connection::finished, wire, &QObject::deleteLater);
    wire->quit();
}

} // namespace pillarbox::outbox
