#include "smtp/outbox/keptconnection.h"

#include "smtp/account/accountconnection.h"

namespace pillarbox::outbox {

namespace {

using namespace std::chrono_literals;
using transport::Connection;

// Where the end of the data goes out in one flight with MAIL, a connection that has died unseen would cost the certainty about
// a message; asking costs one round trip.
constexpr auto kCheckAliveAfter = 5s;
constexpr int kMessagesPerConnection = 50; // many servers allow 100; and its transcript stays short enough to be kept whole

QString reasonOf(const account::CredentialError &error)
{
    using Kind = account::CredentialError::Kind;
    switch (error.kind) {
    case Kind::NoKeychain:
        return QStringLiteral("no keychain");
    case Kind::Locked:
        return QStringLiteral("locked");
    case Kind::NotFound:
        return QStringLiteral("not found");
    case Kind::TimedOut:
        return QStringLiteral("timed out");
    case Kind::Refused:
    case Kind::Failed:
        return error.detail;
    }
    return {};
}

transport::ConnectionSettings settingsOf(const account::Account &account, const RelayTools &tools)
{
    auto settings = account::connectionSettings(account);
    settings.memory = account.memory;
    settings.sessions = tools.tlsSessions;
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

void KeptConnection::signIn()
{
    if (!m_account.needsSecret())
        return onCredential(Secret());
    m_credentialJob = m_credentials.read(
        m_account.id, [this](const Expected<Secret, account::CredentialError> &secret) { onCredential(secret); });
}

void KeptConnection::onCredential(const Expected<Secret, account::CredentialError> &secret)
{
    if (secret)
        m_wire->setCredential(protocol::Credential{m_account.userName.toUtf8(), secret.value(), m_account.secretKind()});
    else
        m_wire->setCredential({}, reasonOf(secret.error()));
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

void KeptConnection::endMessage()
{
    ++m_carried;
    m_usedAt = m_clock.now();
}

QByteArray KeptConnection::transcript() const
{
    return transport::toText(m_wire->transcript().mid(m_transcriptBegins));
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
