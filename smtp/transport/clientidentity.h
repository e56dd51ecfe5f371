#pragma once
// A certificate with its private key, as a person has it in a file: PKCS #12 (RFC 7292) or two PEM files, under a passphrase or
// not. What comes out is in the form that TLS takes: PEM, the key without its passphrase.

#include "smtp/base/expected.h"
#include "smtp/base/secret.h"

#include <QByteArray>
#include <QDateTime>

#include <optional>

namespace pillarbox::transport {

struct ClientIdentity {
    QByteArray certificate; // PEM, its own first, then its issuers
    Secret key; // PEM

    bool operator==(const ClientIdentity &) const = default;
};

enum class ClientIdentityFault {
    NotPkcs12, // the bytes are none, or in a cipher that is not known here
    WrongPassphrase, // or none where one is wanted
    NoCertificate,
    NoKey, // or of a kind that TLS here cannot use: RSA and EC it can
    OtherKey, // belongs to another certificate
    Expired,
};

Expected<ClientIdentity, ClientIdentityFault> identityFromPkcs12(
    const QByteArray &bytes, const Secret &passphrase, const QDateTime &now = QDateTime::currentDateTimeUtc());
// The two may be one file.
Expected<ClientIdentity, ClientIdentityFault> identityFromPem(const QByteArray &certificate, const Secret &key,
    const Secret &passphrase, const QDateTime &now = QDateTime::currentDateTimeUtc());

// When the first certificate in it ends; absent: there is none.
std::optional<QDateTime> endOf(const QByteArray &certificatePem);

} // namespace pillarbox::transport
