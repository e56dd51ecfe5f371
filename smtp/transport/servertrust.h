#pragma once
// Whom a person has trusted beside the system's authorities, each for one place only: a server's own key for one endpoint, an
// issuer for one host. Nothing here says "whoever it may be".

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace pillarbox::transport {

// From then on this endpoint shows this key, or it is not the server: the key is its identity, whatever name and dates its
// certificate has.
struct PinnedKey {
    QString host;
    quint16 port = 0;
    QByteArray keySha256; // of the SubjectPublicKeyInfo, 32 octets
    QByteArray certificatePem; // that it came with when it was trusted; empty: only its fingerprint was given

    bool operator==(const PinnedKey &) const = default;
};

// An authority for this host alone; name and dates are checked as ever.
struct TrustedIssuer {
    QString host;
    QByteArray pem; // one certificate or more

    bool operator==(const TrustedIssuer &) const = default;
};

struct ServerTrust {
    QList<PinnedKey> pins; // one for an endpoint at most
    QList<TrustedIssuer> issuers;

    bool isEmpty() const { return pins.isEmpty() && issuers.isEmpty(); }
    const PinnedKey *pinOf(const QString &host, quint16 port) const; // null: none
    QByteArray issuersOf(const QString &host) const; // PEM; empty: none
    void pin(const PinnedKey &key); // in place of the endpoint's earlier one
    void trust(const TrustedIssuer &issuer);
    bool operator==(const ServerTrust &) const = default;
};

// A name that was written in other letters, or with a dot at its end, is the same host.
bool isSameHost(const QString &a, const QString &b);
// SHA-256 in hexadecimal digits, with colons or without: 32 octets; absent: it is none.
std::optional<QByteArray> fingerprintFrom(const QString &text);

} // namespace pillarbox::transport
