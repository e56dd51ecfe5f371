#pragma once
// A verified TLS link to one host and port, or the reason why there is none: finds its addresses, tries them a moment after one
// another (RFC 8305), takes the first, or goes through the proxy. May be deleted in its own signals.

#include "smtp/base/clock.h"
#include "smtp/dns/resolver.h"
#include "smtp/protocol/senderror.h"
#include "smtp/transport/proxy.h"
#include "smtp/transport/tlspolicy.h"
#include "smtp/transport/tlssocket.h"

#include <QObject>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace pillarbox::web {

struct LinkError {
    protocol::ErrorKind kind = protocol::ErrorKind::Unreachable;
    QString detail;
    std::optional<transport::TlsFacts> tls; // as far as the handshake came
};

class HostLink : public QObject
{
    Q_OBJECT

public:
    // trustedPem: beside what the system trusts, for this host.
    HostLink(const QString &host, quint16 port, const QByteArray &trustedPem, const QString &nameserver);

    void open(const transport::Proxy &proxy);
    void write(const QByteArray &octets);

Q_SIGNALS:
    void ready();
    void received(const QByteArray &octets);
    void ended(const std::optional<pillarbox::web::LinkError> &error); // once; absent: closed by the other side

private:
    void reach(const transport::Proxy &proxy);
    void tryNext();
    transport::TlsSocket *addSocket();
    void take(transport::TlsSocket *socket);
    void onFailed(transport::TlsSocket *socket, protocol::ErrorKind kind, const QString &detail);
    void onClosed(const transport::TlsSocket *socket);
    void readAll();
    void endAfterReading(const std::optional<LinkError> &error);
    void end(const std::optional<LinkError> &error);

    transport::Endpoint m_endpoint;
    transport::TlsPolicy m_policy;
    dns::Resolver m_resolver;
    QStringList m_addresses; // still to be tried
    std::vector<transport::TlsSocket *> m_sockets; // under way; the one that was taken alone
    std::unique_ptr<Timer> m_next;
    bool m_isTaken = false;
    bool m_isEnded = false;
};

} // namespace pillarbox::web
