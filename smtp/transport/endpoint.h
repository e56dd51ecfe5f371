#pragma once
// Where a relay listens and how it is protected, and what was found there.

#include "smtp/protocol/security.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QDateTime>
#include <QHostAddress>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace pillarbox::transport {

struct Endpoint {
    QString host; // a name or an address literal, as the user or a table gave it
    quint16 port = 0;
    protocol::Security security = protocol::Security::StartTls;

    bool operator==(const Endpoint &) const = default;
};

// 587 STARTTLS, 465 implicit TLS, 2525 STARTTLS: the order of the race and of every list (RFC 8314, RFC 6409).
QList<Endpoint> usualEndpoints(const QString &host);
// For a port given by hand without security: the usual one of the three, or both forms for any other port.
QList<Endpoint> endpointsOfPort(const QString &host, quint16 port);

// One certificate of the chain the server sent.
struct CertificateFacts {
    QString subject; // common name, else the whole distinguished name
    QString issuer;
    QStringList names; // subjectAltName: dNSName and iPAddress
    QDateTime notBefore;
    QDateTime notAfter;
    QByteArray sha256; // of the DER form, 32 octets
    QByteArray keySha256; // of the SubjectPublicKeyInfo, 32 octets
    QByteArray pem;

    bool operator==(const CertificateFacts &) const = default;
};

// What the handshake showed.
struct TlsFacts {
    QString version; // "TLSv1.3"
    QString cipher;
    bool isTrusted = false; // chain, validity and name all hold, or isPinned
    bool isPinned = false; // the key is the one that a person trusted for this endpoint
    QList<CertificateFacts> chain; // the server's own first
    QStringList errors; // the words of CertificateFault: "unknownIssuer", "expired", "otherName" …

    bool operator==(const TlsFacts &) const = default;
};

// A connection that stands: stored in receipts, shown in windows.
struct Session {
    Endpoint endpoint;
    QHostAddress address;
    std::optional<TlsFacts> tls; // absent on a plain link

    bool operator==(const Session &) const = default;
};

} // namespace pillarbox::transport
