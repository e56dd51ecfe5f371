#pragma once
// TLS sessions of earlier connections, so that the next one needs neither the whole handshake nor the whole chain (RFC 8446
// section 2.2, RFC 5077). In memory only. Each is offered once, where the same was asked of the server: host, port, trust and
// client certificate.

#include <QByteArray>
#include <QList>
#include <QSslCertificate>

#include <optional>

namespace pillarbox::transport {

struct TlsSession {
    QByteArray ticket;
    QList<QSslCertificate> chain; // as the server showed it; a resumed handshake shows less
};

class TlsSessions
{
public:
    void keep(const QByteArray &key, const TlsSession &session);
    std::optional<TlsSession> take(const QByteArray &key);

private:
    struct Kept {
        QByteArray key;
        TlsSession session;
    };
    QList<Kept> m_kept; // oldest first
};

} // namespace pillarbox::transport
