#include "smtp/sandbox/sandboxserver.h"

#include "smtp/sandbox/listener.h"
#include "smtp/sandbox/sandboxsession.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTcpSocket>

namespace pillarbox::sandbox {

namespace {

constexpr qsizetype kMaxSessions = 100;
constexpr qsizetype kMaxMessages = 10'000;
// Of all messages together; beyond it the oldest keep only their envelope.
constexpr qint64 kMaxContent = 64LL * 1024 * 1024;

QSslConfiguration tlsConfiguration(const SelfSigned &pair)
{
    QSslConfiguration configuration;
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone); // of the client, which has no certificate
    configuration.setPrivateKey(QSslKey(pair.keyPem, QSsl::Ec));
    configuration.setLocalCertificate(QSslCertificate(pair.certificatePem));
    return configuration;
}

void trim(QList<ReceivedMessage> &messages)
{
    if (messages.size() > kMaxMessages)
        messages.remove(0, messages.size() - kMaxMessages);
    qint64 total = 0;
    for (auto message = messages.rbegin(); message != messages.rend(); ++message) {
        total += message->content.size();
        if (total > kMaxContent)
            message->content.clear();
    }
}

} // namespace

SandboxServer::SandboxServer(const QString &keyDirectory, QObject *parent, Clock &clock)
    : QObject(parent)
    , m_keyDirectory(keyDirectory)
    , m_clock(clock)
    , m_startTlsListener(std::make_unique<Listener>())
    , m_tlsListener(std::make_unique<Listener>())
{
    connect(m_startTlsListener.get(), &Listener::connectionCame, this, [this](qintptr descriptor) { open(descriptor, false); });
    connect(m_tlsListener.get(), &Listener::connectionCame, this, [this](qintptr descriptor) { open(descriptor, true); });
}

SandboxServer::~SandboxServer()
{
    // They use the rules, which go before the children would.
    qDeleteAll(m_sessions);
}

Expected<Done, QString> SandboxServer::start()
{
    const auto pair = selfSignedIn(m_keyDirectory);
    if (!pair)
        return Unexpected{pair.error()};
    m_pair = pair.value();
    for (Listener *listener : {m_startTlsListener.get(), m_tlsListener.get()}) {
        if (!listener->isListening() && !listener->listen(QHostAddress(QHostAddress::LocalHost), 0))
            return Unexpected{listener->errorString()};
    }
    return Done{};
}

quint16 SandboxServer::startTlsPort() const
{
    return m_startTlsListener->serverPort();
}

quint16 SandboxServer::tlsPort() const
{
    return m_tlsListener->serverPort();
}

QByteArray SandboxServer::certificatePem() const
{
    return m_pair.certificatePem;
}

QByteArray SandboxServer::password()
{
    return "sandbox";
}

Misbehaviour SandboxServer::misbehaviour() const
{
    return m_rules.misbehaviour();
}

void SandboxServer::setMisbehaviour(Misbehaviour misbehaviour)
{
    if (m_rules.is(misbehaviour))
        return;
    m_rules.setMisbehaviour(misbehaviour);
    Q_EMIT misbehaviourChanged();
}

const QList<ReceivedMessage> &SandboxServer::received() const
{
    return m_received;
}

void SandboxServer::clear()
{
    m_received.clear();
}

void SandboxServer::open(qintptr descriptor, bool isImplicitTls)
{
    if (m_sessions.size() >= kMaxSessions) {
        QTcpSocket refused;
        refused.setSocketDescriptor(descriptor);
        refused.abort();
        return;
    }
    auto *session
        = new SandboxSession(descriptor, {tlsConfiguration(m_pair), isImplicitTls, password()}, m_rules, m_clock, this);
    m_sessions.append(session);
    connect(session, &SandboxSession::messageAccepted, this, &SandboxServer::keep);
    connect(session, &SandboxSession::closed, this, [this, session] {
        if (m_sessions.removeOne(session))
            session->deleteLater();
    });
}

void SandboxServer::keep(const ReceivedMessage &message)
{
    m_received.append(message);
    trim(m_received);
    Q_EMIT messageReceived();
}

} // namespace pillarbox::sandbox
