#include "smtp/transport/tlssocket.h"

#include <QNetworkProxy>
#include <QSslCipher>

namespace pillarbox::transport {

using protocol::ErrorKind;

namespace {

// A server has no reason to say so much at once; more waits in the kernel.
constexpr qint64 ReadBufferSize = 64LL * 1024;

ErrorKind kindOf(QAbstractSocket::SocketError error)
{
    const bool isLate = error == QAbstractSocket::SocketTimeoutError || error == QAbstractSocket::ProxyConnectionTimeoutError;
    return isLate ? ErrorKind::TimedOut : ErrorKind::Unreachable;
}

// An error of a socket that talks to the proxy itself, as Qt calls it where the proxy is Qt's to talk to.
QAbstractSocket::SocketError asProxys(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::HostNotFoundError:
        return QAbstractSocket::ProxyNotFoundError;
    case QAbstractSocket::SocketTimeoutError:
        return QAbstractSocket::ProxyConnectionTimeoutError;
    case QAbstractSocket::RemoteHostClosedError:
        return QAbstractSocket::ProxyConnectionClosedError;
    default:
        return QAbstractSocket::ProxyConnectionRefusedError;
    }
}

// What the proxy itself did wrong; null: it is not to blame.
QString proxyFault(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::ProxyConnectionRefusedError:
        return QStringLiteral("proxy unreachable");
    case QAbstractSocket::ProxyNotFoundError:
        return QStringLiteral("proxy not found");
    case QAbstractSocket::ProxyConnectionTimeoutError:
        return QStringLiteral("proxy timed out");
    case QAbstractSocket::ProxyConnectionClosedError:
        return QStringLiteral("proxy closed");
    case QAbstractSocket::ProxyAuthenticationRequiredError:
        return QStringLiteral("proxy authentication required");
    case QAbstractSocket::ProxyProtocolError:
        return QStringLiteral("proxy violates its protocol");
    case QAbstractSocket::SocketAccessError:
        return QStringLiteral("proxy denied");
    case QAbstractSocket::HostNotFoundError: // so Qt also reads "not allowed" and "general failure" of SOCKS5
        return QStringLiteral("proxy made no connection");
    default:
        return {};
    }
}

// What is wrong with the client's certificate, for the server has seen no other (RFC 8446 section 6.2). Null: something else
// is.
QString certificateRefusal(QSsl::AlertType alert)
{
    switch (alert) {
    case QSsl::AlertType::BadCertificate:
        return QStringLiteral("bad certificate");
    case QSsl::AlertType::UnsupportedCertificate:
        return QStringLiteral("unsupported certificate");
    case QSsl::AlertType::CertificateRevoked:
        return QStringLiteral("certificate revoked");
    case QSsl::AlertType::CertificateExpired:
        return QStringLiteral("certificate expired");
    case QSsl::AlertType::CertificateUnknown:
        return QStringLiteral("certificate unknown");
    case QSsl::AlertType::UnknownCa:
        return QStringLiteral("unknown CA");
    case QSsl::AlertType::AccessDenied:
        return QStringLiteral("access denied");
    case QSsl::AlertType::CertificateRequired:
        return QStringLiteral("certificate required");
    default:
        return {};
    }
}

// A record that is none: the other side speaks plain text here (OpenSSL's words for the first octets of it), or after STARTTLS
// whatever it likes.
QString handshakeFault(const QString &words, protocol::Security security)
{
    const bool isNoRecord = words.contains(QLatin1String("wrong version number"))
        || words.contains(QLatin1String("packet length too long")) || words.contains(QLatin1String("unknown protocol"));
    if (!isNoRecord)
        return words;
    return security == protocol::Security::StartTls ? QStringLiteral("no TLS") : QStringLiteral("plain text");
}

QByteArray sessionKey(const Endpoint &endpoint, const TlsPolicy &policy)
{
    return endpoint.host.toUtf8() + ' ' + QByteArray::number(endpoint.port) + ' ' + policy.fingerprint();
}

QString versionName(QSsl::SslProtocol protocol)
{
    switch (protocol) {
    case QSsl::TlsV1_2:
        return QStringLiteral("TLSv1.2");
    case QSsl::TlsV1_3:
        return QStringLiteral("TLSv1.3");
    default:
        return {};
    }
}

} // namespace

TlsSocket::TlsSocket(Endpoint endpoint, const TlsPolicy *policy, std::shared_ptr<TlsSessions> sessions, QObject *parent)
    : QObject(parent)
    , m_endpoint(std::move(endpoint))
    , m_sessions(std::move(sessions))
    , m_tlsSocket(policy ? new QSslSocket(this) : nullptr)
    , m_socket(policy ? m_tlsSocket : new QTcpSocket(this))
{
    m_socket->setProxy(QNetworkProxy::NoProxy);
    m_socket->setReadBufferSize(ReadBufferSize);
    if (policy)
        prepareTls(*policy);
    listen(m_socket, &QTcpSocket::connected, &TlsSocket::onConnected);
    listen(m_socket, &QTcpSocket::readyRead, &TlsSocket::onReadable);
    listen(m_socket, &QTcpSocket::bytesWritten, &TlsSocket::onWritten);
    listen(m_socket, &QTcpSocket::errorOccurred, &TlsSocket::onError);
    listen(m_socket, &QTcpSocket::disconnected, &TlsSocket::closed);
}

void TlsSocket::prepareTls(const TlsPolicy &policy)
{
    m_sessionKey = sessionKey(m_endpoint, policy);
    m_policy = policy;
    m_tlsSocket->setSslConfiguration(policy.configurationFor(m_endpoint.host));
    m_tlsSocket->setPeerVerifyName(TlsPolicy::verifiedName(m_endpoint.host));
    listen(m_tlsSocket, &QSslSocket::newSessionTicketReceived, &TlsSocket::keepSession);
    listen(m_tlsSocket, &QSslSocket::sslErrors, &TlsSocket::onSslErrors);
    listen(m_tlsSocket, &QSslSocket::alertReceived, &TlsSocket::onAlert);
    listen(m_tlsSocket, &QSslSocket::encrypted, &TlsSocket::onEncrypted);
    listen(m_tlsSocket, &QSslSocket::encryptedBytesWritten, &TlsSocket::onWritten);
}

// Counts the socket's signals under way; the counter outlives this, for a slot may end with this gone.
template<typename Socket, typename Sender, typename... Arguments>
void TlsSocket::listen(Socket *socket, void (Sender::*happened)(Arguments...), void (TlsSocket::*slot)(Arguments...))
{
    connect(socket, happened, this, [this, slot](Arguments... arguments) {
        const std::shared_ptr<int> depth = m_signalDepth;
        ++*depth;
        (this->*slot)(arguments...);
        --*depth;
    });
}

TlsSocket::~TlsSocket()
{
    drop();
    m_socket->setParent(nullptr);
    m_socket->deleteLater();
}

void TlsSocket::connectTo(const QHostAddress &address)
{
    m_socket->connectToHost(address, m_endpoint.port);
}

void TlsSocket::connectThrough(const Proxy &proxy)
{
    const QString host = TlsPolicy::verifiedName(m_endpoint.host);
    if (proxy.kind == Proxy::Kind::HttpConnect) {
        m_tunnel.emplace(host, m_endpoint.port, proxy);
        m_socket->connectToHost(proxy.host, proxy.port);
    } else {
        m_socket->setProxy(toSocksProxy(proxy));
        m_socket->connectToHost(host, m_endpoint.port);
    }
}

void TlsSocket::startTls()
{
    if (m_sessions) {
        QSslConfiguration configuration = m_tlsSocket->sslConfiguration();
        configuration.setSslOption(QSsl::SslOptionDisableSessionPersistence, false);
        m_offered = m_sessions->take(m_sessionKey);
        if (m_offered)
            configuration.setSessionTicket(m_offered->ticket);
        m_tlsSocket->setSslConfiguration(configuration);
    }
    m_isShakingHands = true;
    m_hasRead = false;
    m_tlsSocket->startClientEncryption();
}

void TlsSocket::write(const QByteArray &bytes)
{
    m_socket->write(bytes);
}

void TlsSocket::flush()
{
    m_socket->flush();
}

QByteArray TlsSocket::read()
{
    QByteArray bytes = m_socket->read(ReadBufferSize);
    m_hasRead = m_hasRead || !bytes.isEmpty();
    return bytes;
}

void TlsSocket::close()
{
    QMetaObject::invokeMethod(m_socket, &QTcpSocket::disconnectFromHost, Qt::QueuedConnection);
}

void TlsSocket::drop()
{
    m_isShakingHands = false;
    m_socket->disconnect(this);
    // Qt's TLS does not survive being closed inside one of the socket's own signals.
    if (*m_signalDepth == 0)
        m_socket->abort();
    else
        QMetaObject::invokeMethod(
            m_socket, [socket = m_socket] { socket->abort(); }, Qt::QueuedConnection);
}

bool TlsSocket::isConnected() const
{
    return m_socket->state() != QAbstractSocket::UnconnectedState;
}

qint64 TlsSocket::availableOctets() const
{
    return m_socket->bytesAvailable();
}

qint64 TlsSocket::pendingOctets() const
{
    return m_socket->bytesToWrite() + (m_tlsSocket ? m_tlsSocket->encryptedBytesToWrite() : 0);
}

QByteArray TlsSocket::certificate() const
{
    return m_tlsSocket ? m_tlsSocket->peerCertificate().toDer() : QByteArray();
}

void TlsSocket::onConnected()
{
    // The end of a content goes out alone, after the hand-over. Without this it would wait for the peer to acknowledge what
    // went before, who puts that off by up to 40 ms in the hope of an answer to send with it (RFC 9293 section 3.7.4).
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    if (m_tunnel)
        m_socket->write(m_tunnel->request().reveal());
    else
        begin();
}

void TlsSocket::begin()
{
    m_isConnected = true;
    Q_EMIT connected();
}

void TlsSocket::onReadable()
{
    if (m_tunnel && !m_isConnected)
        hearProxy();
    else
        Q_EMIT readable();
}

void TlsSocket::hearProxy()
{
    // One by one: what follows the answer is the server's.
    for (char octet = 0; m_tunnel->isWaiting() && m_socket->getChar(&octet);)
        m_tunnel->take(octet);
    if (const auto *fault = std::get_if<HttpTunnel::Fault>(&m_tunnel->state()))
        Q_EMIT failed(ErrorKind::Unreachable, proxyFault(fault->error));
    else if (m_tunnel->isOpen())
        begin();
}

void TlsSocket::onSslErrors(const QList<QSslError> &errors)
{
    // Only taken down: without a word from us the socket gives the handshake up. The word is for a trusted key alone.
    m_tlsErrors += errors;
    recordTls();
    if (m_tls->isPinned && m_tls->isTrusted)
        m_tlsSocket->ignoreSslErrors(m_tlsErrors);
}

void TlsSocket::refuseCertificate()
{
    const bool isKeyChanged = m_tls->errors.value(0) == QStringLiteral("keyChanged");
    Q_EMIT failed(isKeyChanged ? ErrorKind::PinnedKeyChanged : ErrorKind::CertificateInvalid, toText(m_faults));
}

// Later ones are nothing but a cut link.
void TlsSocket::onAlert(QSsl::AlertLevel, QSsl::AlertType type, const QString &)
{
    if (!m_hasRead)
        m_refusal = certificateRefusal(type);
}

void TlsSocket::onEncrypted()
{
    recordTls();
    if (!m_tls->isTrusted)
        return refuseCertificate();
    m_isShakingHands = false;
    if (m_tlsSocket->sessionProtocol() == QSsl::TlsV1_2)
        keepSession(); // newer ones send theirs after the handshake
    Q_EMIT encrypted();
}

void TlsSocket::keepSession()
{
    if (!m_sessions || m_isShakingHands || !m_tls || !m_tls->isTrusted)
        return;
    m_sessions->keep(m_sessionKey, {m_tlsSocket->sslConfiguration().sessionTicket(), chain()});
}

// A resumed handshake shows the server's own certificate alone.
QList<QSslCertificate> TlsSocket::chain() const
{
    const QList<QSslCertificate> shown = m_tlsSocket->peerCertificateChain();
    const bool isSame = m_offered && m_offered->chain.value(0) == m_tlsSocket->peerCertificate();
    return isSame && shown.size() < m_offered->chain.size() ? m_offered->chain : shown;
}

void TlsSocket::recordTls()
{
    TlsFacts facts;
    facts.version = versionName(m_tlsSocket->sessionProtocol());
    facts.cipher = m_tlsSocket->sessionCipher().name();
    const auto certificates = chain();
    for (const QSslCertificate &certificate : certificates)
        facts.chain.append(certificateFacts(certificate));
    const CertificateVerdict verdict = m_policy->judge(m_endpoint, certificates, m_tlsErrors);
    m_faults = verdict.faults;
    facts.errors = reasonsOf(verdict.faults);
    facts.isTrusted = verdict.faults.isEmpty();
    facts.isPinned = verdict.isPinned;
    m_tls = facts;
}

void TlsSocket::onWritten(qint64)
{
    Q_EMIT written();
}

void TlsSocket::onError(QAbstractSocket::SocketError error)
{
    if (!m_isConnected)
        Q_EMIT failed(kindOf(error), connectFault(error));
    else if (m_isShakingHands && !m_tlsErrors.isEmpty())
        refuseCertificate();
    else if (!m_refusal.isEmpty())
        Q_EMIT failed(ErrorKind::ClientCertificateRefused, m_refusal);
    else if (m_isShakingHands)
        Q_EMIT failed(ErrorKind::TlsFailed, handshakeFault(m_socket->errorString(), m_endpoint.security));
    else if (error != QAbstractSocket::RemoteHostClosedError) // that one is followed by closed()
        Q_EMIT failed(ErrorKind::Disconnected, m_socket->errorString());
}

QString TlsSocket::connectFault(QAbstractSocket::SocketError error) const
{
    if (m_tunnel)
        return proxyFault(asProxys(error));
    const QString byProxy = m_socket->proxy().type() == QNetworkProxy::NoProxy ? QString() : proxyFault(error);
    return byProxy.isEmpty() ? m_socket->errorString() : byProxy;
}

} // namespace pillarbox::transport
