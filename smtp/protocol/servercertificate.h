#pragma once
// What a dialogue takes from the server's certificate (DER). Whether it is to be trusted was decided before.

#include <QByteArray>

namespace pillarbox::protocol {

// The channel binding "tls-server-end-point" (RFC 5929 section 4). Empty: no certificate, or its signature names no hash.
QByteArray tlsServerEndPoint(const QByteArray &certificate);
// SHA-256 of the SubjectPublicKeyInfo, 32 octets; empty: no certificate.
QByteArray publicKeySha256(const QByteArray &certificate);

} // namespace pillarbox::protocol
