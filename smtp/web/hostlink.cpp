#include "smtp/web/hostlink.h"

#include <QPointer>

#include <algorithm>

namespace pillarbox::web {

using protocol::ErrorKind;
using transport::TlsSocket;

namespace {

constexpr std::chrono::milliseconds kStagger{250}; // RFC 8305 section 5

transport::TlsSettings settingsFor(const QString &host, const QByteArray &trustedPem)
{
    transport::TlsSettings settings;
    if (!trustedPem.isEmpty())
        settings.trust.trust({host, trustedPem});
    return settings;
}

LinkError lookUpError(const dns::DnsError &error)
{
    const bool isAbsent = error.isAbsence() || error.kind == dns::DnsError::Kind::BadName;
    return {isAbsent ? ErrorKind::NoSuchHost : ErrorKind::ResolveFailed, error.detail, {}};
}

} // namespace

HostLink::HostLink(const QString &host, quint16 port, const QByteArray &trustedPem, const QString &nameserver)
    : m_endpoint{host, port, protocol::Security::ImplicitTls}
    , m_policy(settingsFor(host, trustedPem))
    , m_resolver(nameserver)
{
}

void HostLink::open(const transport::Proxy &proxy)
{
    if (proxy.kind == transport::Proxy::Kind::System)
        transport::findSystemProxy(m_endpoint.host, m_endpoint.port, this, [this](const auto &found) { reach(found); });
    else
        reach(proxy);
}

// Through a proxy it is the proxy that finds the host.
void HostLink::reach(const transport::Proxy &proxy)
{
    if (proxy.kind != transport::Proxy::Kind::None)
        return addSocket()->connectThrough(proxy);
    m_resolver.lookUpAddresses(m_endpoint.host, [this](const Expected<QStringList, dns::DnsError> &addresses) {
        if (!addresses)
            return end(lookUpError(addresses.error()));
        m_addresses = addresses.value();
        tryNext();
    });
}

void HostLink::tryNext()
{
    if (m_addresses.isEmpty())
        return;
    const QHostAddress address(m_addresses.takeFirst());
    m_next = systemClock().startTimer(kStagger, [this] { tryNext(); });
    addSocket()->connectTo(address);
}

TlsSocket *HostLink::addSocket()
{
    auto *socket = new TlsSocket(m_endpoint, &m_policy, nullptr, this);
    m_sockets.push_back(socket);
    connect(socket, &TlsSocket::connected, this, [this, socket] { take(socket); });
    connect(socket, &TlsSocket::encrypted, this, &HostLink::ready);
    connect(socket, &TlsSocket::readable, this, &HostLink::readAll);
    connect(socket, &TlsSocket::failed, this,
        [this, socket](ErrorKind kind, const QString &detail) { onFailed(socket, kind, detail); });
    connect(socket, &TlsSocket::closed, this, [this, socket] { onClosed(socket); });
    return socket;
}

void HostLink::take(TlsSocket *socket)
{
    m_isTaken = true;
    m_next.reset();
    for (TlsSocket *other : std::exchange(m_sockets, {socket})) {
        if (other == socket)
            continue;
        other->disconnect(this);
        other->drop();
        other->deleteLater();
    }
    socket->startTls();
}

void HostLink::onFailed(TlsSocket *socket, ErrorKind kind, const QString &detail)
{
    const LinkError error{kind, detail, socket->tls()};
    if (m_isTaken)
        return endAfterReading(error);
    socket->disconnect(this);
    socket->deleteLater();
    std::erase(m_sockets, socket);
    if (!m_addresses.isEmpty())
        tryNext();
    else if (m_sockets.empty())
        end(error);
}

void HostLink::onClosed(const TlsSocket *socket)
{
    if (socket->isShakingHands())
        end(LinkError{ErrorKind::TlsFailed, {}, socket->tls()});
    else
        endAfterReading(std::nullopt);
}

void HostLink::write(const QByteArray &octets)
{
    if (m_isTaken)
        m_sockets.front()->write(octets);
}

void HostLink::readAll()
{
    const QPointer<HostLink> self(this);
    while (self && m_isTaken && !m_isEnded && !m_sockets.front()->isShakingHands()) {
        const QByteArray octets = m_sockets.front()->read();
        if (octets.isEmpty())
            return;
        Q_EMIT received(octets);
    }
}

// The last words first.
void HostLink::endAfterReading(const std::optional<LinkError> &error)
{
    const QPointer<HostLink> self(this);
    readAll();
    if (self)
        end(error);
}

void HostLink::end(const std::optional<LinkError> &error)
{
    if (!std::exchange(m_isEnded, true))
        Q_EMIT ended(error);
}

} // namespace pillarbox::web
