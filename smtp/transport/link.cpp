#include "smtp/transport/link.h"

#include "smtp/transport/wireerror.h"

#include <QNetworkProxy>
#include <QPointer>
#include <QSslCipher>

#include <algorithm>

namespace pillarbox::transport {

using namespace std::chrono_literals;
using protocol::ErrorKind;
using protocol::Security;
using protocol::Stage;

namespace {

// Not in RFC 5321's table: nobody waits longer for a TCP or a TLS handshake than for a lost packet or three.
constexpr auto ConnectLimit = 30s;
constexpr auto HandshakeLimit = 30s;
// For the reply to QUIT and for what is still to be written; courtesy only.
constexpr auto QuitLimit = 1s;
// A server has no reason to say so much at once; more waits in the kernel.
constexpr qint64 ReadBufferSize = 64 * 1024;

ErrorKind kindOf(QAbstractSocket::SocketError error)
{
    return error == QAbstractSocket::SocketTimeoutError ? ErrorKind::TimedOut : ErrorKind::Unreachable;
}

protocol::DialogueOptions dialogueOptions(const LinkSettings &settings)
{
    protocol::DialogueOptions options = settings.dialogue;
    options.security = settings.endpoint.security;
    return options;
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

QByteArray placeOf(const LinkSettings &settings)
{
    return settings.address.toString().toLatin1() + " port " + QByteArray::number(settings.endpoint.port);
}

} // namespace

Link::Link(LinkSettings settings, const TlsPolicy &policy, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_clock(clock)
    , m_socket(new QSslSocket(this))
    , m_dialogue(dialogueOptions(m_settings))
    , m_recorder(clock)
    , m_stageBegan(clock.monotonic())
{
    m_socket->setProxy(QNetworkProxy::NoProxy);
    m_socket->setReadBufferSize(ReadBufferSize);
    m_socket->setSslConfiguration(policy.configuration());
    m_socket->setPeerVerifyName(TlsPolicy::verifiedName(m_settings.endpoint.host));
    listen(&QSslSocket::connected, &Link::onConnected);
    listen(&QSslSocket::sslErrors, &Link::onSslErrors);
    listen(&QSslSocket::encrypted, &Link::onEncrypted);
    listen(&QSslSocket::readyRead, &Link::onReadyRead);
    listen(&QSslSocket::bytesWritten, &Link::onWritten);
    listen(&QSslSocket::encryptedBytesWritten, &Link::onWritten);
    listen(&QSslSocket::errorOccurred, &Link::onError);
    listen(&QSslSocket::disconnected, &Link::onDisconnected);
}

// Counts the socket's signals under way; the counter outlives this, for a slot may end with this gone.
template<typename Sender, typename... Arguments>
void Link::listen(void (Sender::*happened)(Arguments...), void (Link::*slot)(Arguments...))
{
    connect(m_socket, happened, this, [this, slot](Arguments... arguments) {
        const std::shared_ptr<int> depth = m_signalDepth;
        ++*depth;
        (this->*slot)(arguments...);
        --*depth;
    });
}

Link::~Link()
{
    dropSocket();
    m_socket->setParent(nullptr);
    m_socket->deleteLater();
}

void Link::start()
{
    m_recorder.note("connecting to " + placeOf(m_settings));
    if (m_settings.wholeLimit)
        m_wholeTimer = m_clock.startTimer(*m_settings.wholeLimit, [this] { expire(); });
    startDeadline(ConnectLimit);
    m_socket->connectToHost(m_settings.address, m_settings.endpoint.port);
}

void Link::setCredential(const std::optional<protocol::Credential> &credential, const QString &reason)
{
    if (!m_isClosing)
        perform(m_dialogue.credential(credential, reason));
}

void Link::deliver(const protocol::Envelope &envelope, std::unique_ptr<QIODevice> source)
{
    m_source = std::move(source);
    m_size = envelope.size;
    perform(m_dialogue.deliver(envelope));
}

void Link::confirmHandOver()
{
    if (!m_isClosing)
        perform(m_dialogue.handedOver());
}

void Link::cancel()
{
    if (m_isClosing)
        return;
    if (m_connectTook)
        lose(ErrorKind::Cancelled, {});
    else
        failConnecting(ErrorKind::Cancelled, {});
}

void Link::quit()
{
    if (m_isClosing || m_isQuitting)
        return;
    startQuitting();
    perform(m_dialogue.quit());
}

void Link::abandon()
{
    disconnect();
    m_isClosing = true;
    m_isClosed = true;
    m_actions.clear();
    m_deadline.reset();
    m_wholeTimer.reset();
    dropSocket();
    deleteLater();
}

bool Link::isIdle() const
{
    return !m_isClosing && !m_isQuitting && m_dialogue.isIdle();
}

Stage Link::stage() const
{
    return m_connectTook ? m_dialogue.stage() : Stage::Connect;
}

void Link::onConnected()
{
    m_connectTook = m_clock.monotonic() - m_stageBegan;
    m_stageBegan = m_clock.monotonic();
    m_deadline.reset();
    m_session = Session{m_settings.endpoint, m_settings.address, {}};
    // Commands are small and each waits for its reply; the content is written in large pieces anyway.
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_recorder.note("connected");
    const QPointer<Link> self(this);
    Q_EMIT stageFinished(Stage::Connect);
    if (self && !m_isClosing)
        perform(m_dialogue.connected());
}

void Link::onSslErrors(const QList<QSslError> &errors)
{
    // Only taken down: without a word from us the socket gives the handshake up.
    m_tlsErrors += errors;
    recordTls();
}

void Link::onEncrypted()
{
    recordTls();
    const QStringList reasons = m_session->tls->errors;
    if (!reasons.isEmpty()) {
        lose(ErrorKind::CertificateInvalid, reasons.join(QStringLiteral(", ")));
        return;
    }
    m_isShakingHands = false;
    m_deadline.reset();
    m_tlsTook = m_clock.monotonic() - m_stageBegan;
    m_recorder.note((m_session->tls->version + u' ' + m_session->tls->cipher).toLatin1());
    const QPointer<Link> self(this);
    Q_EMIT stageFinished(Stage::Tls);
    if (self && !m_isClosing)
        perform(m_dialogue.encrypted());
    if (self)
        onReadyRead();
}

void Link::recordTls()
{
    TlsFacts facts;
    facts.version = versionName(m_socket->sessionProtocol());
    facts.cipher = m_socket->sessionCipher().name();
    const auto chain = m_socket->peerCertificateChain();
    for (const QSslCertificate &certificate : chain)
        facts.chain.append(certificateFacts(certificate));
    facts.errors = TlsPolicy::reasons(m_socket->peerCertificate(), m_settings.endpoint.host, m_tlsErrors);
    facts.isTrusted = facts.errors.isEmpty();
    m_session->tls = facts;
    m_hasOfferedTls = true;
}

void Link::onReadyRead()
{
    const QPointer<Link> self(this);
    while (self && !m_isShakingHands && !m_isClosing && m_socket->bytesAvailable() > 0) {
        const QByteArray bytes = m_socket->read(ReadBufferSize);
        if (bytes.isEmpty())
            return;
        m_recorder.received(bytes);
        perform(m_dialogue.received(bytes));
    }
}

void Link::onError(QAbstractSocket::SocketError error)
{
    if (m_isClosing || m_isBroken)
        return;
    if (!m_connectTook)
        failConnecting(kindOf(error), m_socket->errorString());
    else if (m_isShakingHands && !m_tlsErrors.isEmpty())
        lose(ErrorKind::CertificateInvalid, m_session->tls->errors.join(QStringLiteral(", ")));
    else if (m_isShakingHands)
        lose(ErrorKind::TlsFailed, m_socket->errorString());
    else if (error != QAbstractSocket::RemoteHostClosedError) // that one is followed by disconnected()
        lose(ErrorKind::Disconnected, m_socket->errorString());
}

void Link::onDisconnected()
{
    if (m_isBroken)
        return; // our own doing
    const QPointer<Link> self(this);
    onReadyRead(); // the last words first
    if (!self)
        return;
    if (m_isClosing || m_isQuitting)
        finish();
    else
        lose(m_isShakingHands ? ErrorKind::TlsFailed : ErrorKind::Disconnected, {});
}

void Link::failConnecting(ErrorKind kind, const QString &detail)
{
    m_isClosing = true;
    dropSocket();
    m_recorder.note("not connected: " + detail.toUtf8());
    const QPointer<Link> self(this);
    Q_EMIT failed(wireError(Stage::Connect, kind, detail));
    if (self)
        finish();
}

void Link::lose(ErrorKind kind, const QString &detail)
{
    m_recorder.note("closing: " + protocol::errorKindName(kind) + (detail.isEmpty() ? QString() : u' ' + detail).toUtf8());
    giveUp(m_dialogue.lost(kind, detail));
}

void Link::expire()
{
    if (m_isClosing)
        return;
    if (!m_connectTook) {
        failConnecting(ErrorKind::TimedOut, {});
        return;
    }
    m_recorder.note("timed out");
    giveUp(m_dialogue.timedOut());
}

// The link is of no use any more; what the dialogue still reports is passed on, nothing is written.
void Link::giveUp(protocol::Actions actions)
{
    m_isBroken = true;
    m_isShakingHands = false;
    endBody();
    dropSocket();
    actions.emplace_back(protocol::Close{});
    perform(std::move(actions));
}

void Link::finish()
{
    if (m_isClosed)
        return;
    m_isClosing = true;
    m_isClosed = true;
    m_deadline.reset();
    m_wholeTimer.reset();
    endBody();
    m_source.reset();
    m_recorder.ended();
    m_recorder.note("closed");
    Q_EMIT closed();
}

void Link::perform(protocol::Actions actions)
{
    std::move(actions.begin(), actions.end(), std::back_inserter(m_actions));
    if (m_isPerforming)
        return; // whoever is listening has called back; the outer loop goes on with these, in order
    m_isPerforming = true;
    const QPointer<Link> self(this);
    while (self && !m_actions.empty()) {
        const protocol::Action action = std::move(m_actions.front());
        m_actions.pop_front();
        std::visit([this](const auto &what) { act(what); }, action);
    }
    if (self)
        m_isPerforming = false;
}

void Link::act(const protocol::Write &action)
{
    m_recorder.sent(action.bytes);
    write(action.bytes);
}

void Link::act(const protocol::WriteSecret &action)
{
    m_recorder.sentSecret(action.bytes, action.shown);
    write(action.bytes.reveal());
}

void Link::write(const QByteArray &bytes)
{
    if (!m_isBroken)
        m_socket->write(bytes);
}

void Link::act(const protocol::BeginTls &)
{
    if (m_isBroken)
        return;
    // Qt would hand these on after the handshake as if they had come through it.
    const bool hasLeftovers = !m_dialogue.isReceiveBufferEmpty() || m_socket->bytesAvailable() > 0;
    if (m_settings.endpoint.security == Security::StartTls && hasLeftovers) {
        lose(ErrorKind::PlainTextInjected, {});
        return;
    }
    m_isShakingHands = true;
    m_stageBegan = m_clock.monotonic();
    startDeadline(HandshakeLimit);
    m_socket->startClientEncryption();
}

void Link::act(const protocol::NeedCredential &)
{
    m_deadline.reset();
    const QPointer<Link> self(this);
    establish();
    if (self && !m_isClosing)
        Q_EMIT credentialNeeded();
}

void Link::act(const protocol::SendBody &)
{
    m_body.emplace(std::move(m_source), m_size);
    // After the other actions: one of them may already take the content back.
    QMetaObject::invokeMethod(this, &Link::pumpBody, Qt::QueuedConnection);
}

void Link::act(const protocol::NeedHandOver &)
{
    m_deadline.reset();
    Q_EMIT handOverRequested();
}

void Link::act(const protocol::SetDeadline &action)
{
    m_limit = action.limit;
    if (m_isShakingHands || m_isQuitting || m_isBroken)
        return; // those waits have limits of their own
    if (m_limit)
        startDeadline(*m_limit);
    else
        m_deadline.reset();
}

void Link::act(const protocol::Report &action)
{
    std::visit([this](const auto &event) { report(event); }, action.event);
}

void Link::act(const protocol::Close &)
{
    if (m_isClosing)
        return;
    // What waits to be written of a content that was broken off must not go out.
    const bool isAborted = m_isBroken || m_body || m_isShakingHands;
    m_isClosing = true;
    if (isAborted)
        dropSocket();
    else
        QMetaObject::invokeMethod(m_socket, &QSslSocket::disconnectFromHost, Qt::QueuedConnection);
    if (isAborted || m_socket->state() == QAbstractSocket::UnconnectedState)
        finish();
    else
        startQuitting(); // what is still to be written gets its moment
}

void Link::report(const protocol::StageFinished &event)
{
    Q_EMIT stageFinished(event.stage);
}

void Link::report(const protocol::CapabilitiesLearned &event)
{
    m_hasOfferedTls = m_hasOfferedTls || event.capabilities.hasStartTls;
}

void Link::report(const protocol::DialogueReady &)
{
    const QPointer<Link> self(this);
    establish();
    if (self && !m_isClosing)
        Q_EMIT ready();
}

void Link::report(const protocol::RecipientAnswered &event)
{
    Q_EMIT recipientAnswered(event.reply);
}

void Link::report(const protocol::DeliveryFinished &event)
{
    endBody();
    m_source.reset();
    Q_EMIT delivered(event.outcome);
}

void Link::report(const protocol::DialogueFailed &event)
{
    Q_EMIT failed(event.error);
}

void Link::establish()
{
    if (m_isEstablished)
        return;
    m_isEstablished = true;
    m_wholeTimer.reset();
    if (m_settings.dialogue.stopsAfterEhlo)
        startQuitting();
    Q_EMIT established();
}

void Link::onWritten(qint64)
{
    pumpBody();
}

void Link::pumpBody()
{
    const QPointer<Link> self(this);
    reportProgress();
    while (self && m_body && m_body->hasRoom(pendingOctets())) {
        const BodyPump::Chunk chunk = m_body->next();
        if (const auto *bytes = std::get_if<QByteArray>(&chunk)) {
            m_socket->write(*bytes);
        } else if (const auto *failure = std::get_if<BodyPump::Failure>(&chunk)) {
            perform(m_dialogue.sourceFailed(failure->detail));
            return;
        } else {
            if (pendingOctets() == 0) {
                endBody();
                perform(m_dialogue.bodyWritten());
            }
            return;
        }
    }
}

void Link::endBody()
{
    if (!m_body)
        return;
    const bool isWhole = m_body->progress() == m_body->size();
    const QByteArray done = isWhole ? QByteArray() : QByteArray::number(m_body->progress()) + " of ";
    m_recorder.sent('(' + done + QByteArray::number(m_body->size()) + " octets of content)");
    m_body.reset();
}

void Link::reportProgress()
{
    if (!m_body)
        return;
    const qint64 before = m_body->progress();
    const qint64 now = m_body->advance(pendingOctets());
    if (now == before)
        return;
    // The limit is for a block (RFC 5321 4.5.3.2.5), so that a slow line may take its time.
    if (m_limit)
        startDeadline(*m_limit);
    Q_EMIT progressed(now, m_body->size());
}

qint64 Link::pendingOctets() const
{
    return m_socket->bytesToWrite() + m_socket->encryptedBytesToWrite();
}

void Link::startDeadline(std::chrono::milliseconds limit)
{
    m_deadline = m_clock.startTimer(std::min(limit, m_settings.waitLimit.value_or(limit)), [this] { expire(); });
}

void Link::dropSocket()
{
    m_socket->disconnect(this);
    // Qt's TLS does not survive being closed inside one of the socket's own signals.
    if (*m_signalDepth == 0)
        m_socket->abort();
    else
        QMetaObject::invokeMethod(
            m_socket, [socket = m_socket] { socket->abort(); }, Qt::QueuedConnection);
}

void Link::startQuitting()
{
    m_isQuitting = true;
    m_deadline = m_clock.startTimer(QuitLimit, [this] {
        dropSocket();
        finish();
    });
}

} // namespace pillarbox::transport
