#include "smtp/transport/link.h"

#include <QPointer>

namespace pillarbox::transport {

using namespace std::chrono_literals;
using protocol::ErrorKind;
using protocol::Stage;

namespace {

// Not in RFC 5321's table: nobody waits longer for a TCP handshake than for a lost packet or three.
constexpr auto ConnectLimit = 30s;

protocol::DialogueOptions dialogueOptions(const LinkSettings &settings)
{
    protocol::DialogueOptions options = settings.dialogue;
    options.security = settings.endpoint.security;
    return options;
}

QByteArray placeOf(const LinkSettings &settings)
{
    const QString host = settings.address.isNull() ? settings.endpoint.host : settings.address.toString();
    QByteArray place = host.toUtf8() + " port " + QByteArray::number(settings.endpoint.port);
    if (settings.proxy.kind == Proxy::Kind::None)
        return place;
    return place + " through the proxy at " + settings.proxy.host.toUtf8() + " port " + QByteArray::number(settings.proxy.port);
}

} // namespace

Link::Link(LinkSettings settings, const TlsPolicy *policy, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_clock(clock)
    , m_socket(new TlsSocket(m_settings.endpoint, policy, m_settings.sessions, this))
    , m_dialogue(dialogueOptions(m_settings))
    , m_recorder(clock)
    , m_stageBegan(clock.monotonic())
{
    connect(m_socket, &TlsSocket::connected, this, &Link::onConnected);
    connect(m_socket, &TlsSocket::encrypted, this, &Link::onEncrypted);
    connect(m_socket, &TlsSocket::readable, this, &Link::onReadable);
    connect(m_socket, &TlsSocket::written, this, &Link::pumpBody);
    connect(m_socket, &TlsSocket::failed, this, &Link::onFailed);
    connect(m_socket, &TlsSocket::closed, this, &Link::onDisconnected);
}

Link::~Link() = default;

void Link::start()
{
    m_recorder.note("connecting to " + placeOf(m_settings));
    if (m_settings.wholeLimit)
        m_wholeTimer = m_clock.startTimer(*m_settings.wholeLimit, [this] { expire(); });
    startDeadline(ConnectLimit);
    if (m_settings.proxy.kind == Proxy::Kind::None)
        m_socket->connectTo(m_settings.address);
    else
        m_socket->connectThrough(m_settings.proxy);
}

void Link::setCredential(const std::optional<protocol::Credential> &credential, const QString &reason)
{
    if (m_isClosing)
        return;
    if (credential)
        m_recorder.conceal(*credential);
    perform(m_dialogue.credential(credential, reason));
}

void Link::deliver(const protocol::Envelope &envelope, ContentOpener content)
{
    m_content = std::move(content);
    m_size = envelope.size;
    perform(m_dialogue.deliver(envelope));
}

void Link::checkAlive()
{
    perform(m_dialogue.checkAlive());
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
    m_socket->drop();
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
    m_recorder.note("connected");
    const QPointer<Link> self(this);
    Q_EMIT stageFinished(Stage::Connect);
    if (self && !m_isClosing)
        perform(m_dialogue.connected());
    if (self)
        onReadable(); // it may have come with the proxy's answer
}

void Link::onEncrypted()
{
    recordTls();
    m_deadline.reset();
    m_tlsTook = m_clock.monotonic() - m_stageBegan;
    m_recorder.note((m_session->tls->version + u' ' + m_session->tls->cipher).toLatin1());
    const QPointer<Link> self(this);
    Q_EMIT stageFinished(Stage::Tls);
    if (self && !m_isClosing)
        perform(m_dialogue.encrypted(m_socket->certificate()));
    if (self)
        onReadable();
}

void Link::recordTls()
{
    if (!m_session || !m_socket->tls())
        return;
    m_session->tls = m_socket->tls();
    m_hasOfferedTls = true;
}

void Link::onReadable()
{
    const QPointer<Link> self(this);
    while (self && !m_socket->isShakingHands() && !m_isClosing && m_socket->availableOctets() > 0) {
        const QByteArray bytes = m_socket->read();
        if (bytes.isEmpty())
            return;
        m_recorder.received(bytes);
        perform(m_dialogue.received(bytes));
    }
}

void Link::onFailed(ErrorKind kind, const QString &detail)
{
    recordTls();
    if (m_isClosing)
        return;
    if (m_connectTook)
        lose(kind, detail);
    else
        failConnecting(kind, detail);
}

void Link::onDisconnected()
{
    const QPointer<Link> self(this);
    onReadable(); // the last words first
    if (!self)
        return;
    if (m_isClosing || m_isQuitting)
        finish();
    else
        lose(m_socket->isShakingHands() ? ErrorKind::TlsFailed : ErrorKind::Disconnected, {});
}

} // namespace pillarbox::transport
