#pragma once
// What a server has to show before a byte of mail goes to it: TLS 1.2 or newer, a chain to a trusted certificate, and its name
// among the subject alternative names (RFC 6125; the common name does not count, though Qt accepts it). Or, where a person has
// trusted a key for this very endpoint, that key and no other. Without such a key nothing here weakens anything: a verdict is
// only ever added to what the TLS library says.

#include "smtp/transport/certificatefacts.h"
#include "smtp/transport/certificatefault.h"
#include "smtp/transport/endpoint.h"
#include "smtp/transport/servertrust.h"

#include "smtp/base/secret.h"

#include <QByteArray>
#include <QDateTime>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>
#include <QString>

namespace pillarbox::transport {

struct TlsSettings {
    // The certificates to trust instead of the system's; a server's own self-signed one may be among them.
    QByteArray trustedPem;
    QByteArray clientCertificate; // PEM, with its chain; empty: none is shown
    Secret clientKey; // PEM, not encrypted
    ServerTrust trust; // beside those, each for its endpoint or host

    bool operator==(const TlsSettings &) const = default;
};

struct CertificateVerdict {
    QList<CertificateFault> faults; // worst first; empty: trusted
    bool isPinned = false; // it is the key that was trusted for this endpoint
};

class TlsPolicy
{
public:
    explicit TlsPolicy(const TlsSettings &settings = {});

    QSslConfiguration configurationFor(const QString &host) const;
    // Of the settings: a session made under others is of no use.
    const QByteArray &fingerprint() const { return m_fingerprint; }

    // What the handshake asks for (SNI) and the library compares: the A-label or the address.
    static QString verifiedName(const QString &host);
    // chain: as the server showed it, its own certificate first; errors: the library's findings.
    CertificateVerdict judge(const Endpoint &endpoint, const QList<QSslCertificate> &chain, const QList<QSslError> &errors,
        const QDateTime &now = QDateTime::currentDateTimeUtc()) const;

private:
    QSslConfiguration m_configuration;
    bool m_isSystemTrusted;
    ServerTrust m_trust;
    QByteArray m_fingerprint;
};

} // namespace pillarbox::transport
