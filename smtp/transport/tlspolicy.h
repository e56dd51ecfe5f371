#pragma once
// What a server has to show before a byte of mail goes to it: TLS 1.2 or newer, a chain to a trusted certificate, and its name
// among the subject alternative names (RFC 6125; the common name does not count, though Qt accepts it). Nothing here weakens
// anything: a verdict is only ever added to what the TLS library says.

#include "smtp/transport/endpoint.h"

#include "smtp/base/secret.h"

#include <QByteArray>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>
#include <QString>
#include <QStringList>

namespace pillarbox::transport {

struct TlsSettings {
    // The certificates to trust instead of the system's; a server's own self-signed one among them is a pin.
    QByteArray trustedPem;
    QByteArray clientCertificate; // PEM, with its chain; empty: none is shown
    Secret clientKey; // PEM, not encrypted

    bool operator==(const TlsSettings &) const = default;
};

class TlsPolicy
{
public:
    explicit TlsPolicy(const TlsSettings &settings = {});

    const QSslConfiguration &configuration() const { return m_configuration; }
    // Of the settings: a session made under others is of no use.
    const QByteArray &fingerprint() const { return m_fingerprint; }

    // What the handshake asks for (SNI) and the library compares: the A-label or the address.
    static QString verifiedName(const QString &host);
    // What is wrong with the certificate: the library's findings and our own, as stable words, worst first; empty: nothing.
    static QStringList reasons(const QSslCertificate &certificate, const QString &host, const QList<QSslError> &errors);

private:
    QSslConfiguration m_configuration;
    QByteArray m_fingerprint;
};

// dNSName with the left-most label as the only wildcard, or iPAddress when host is an address literal.
bool isNamedBy(const QSslCertificate &certificate, const QString &host);

CertificateFacts certificateFacts(const QSslCertificate &certificate);

} // namespace pillarbox::transport
