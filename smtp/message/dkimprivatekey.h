#pragma once
// The private half of a key that signs mail: RSA (RFC 6376, 2048 bits as RFC 8301 asks) or Ed25519 (RFC 8463). Immutable; any
// thread.

#include "smtp/base/secret.h"

#include <QByteArray>

#include <memory>
#include <optional>

struct evp_pkey_st;

namespace pillarbox::message {

class DkimPrivateKey
{
public:
    enum class Type { Rsa, Ed25519 };

    // Absent only when the system has no randomness to give.
    static std::optional<DkimPrivateKey> make(Type type);
    // PKCS #8 or a traditional RSA key, not encrypted. Absent: neither, another kind, or RSA under 1024 bits, which nobody
    // accepts (RFC 8301 section 3.2).
    static std::optional<DkimPrivateKey> fromPem(const Secret &pem);

    Type type() const { return m_type; }
    Secret toPem() const; // PKCS #8
    // What selector._domainkey.domain publishes as TXT: "v=DKIM1; k=rsa; p=…".
    QByteArray publicRecord() const;
    QByteArray algorithm() const; // "rsa-sha256", "ed25519-sha256"
    // The signature over text, whose SHA-256 it is that Ed25519 signs (RFC 8463 section 3). Empty: libcrypto failed.
    QByteArray sign(const QByteArray &text) const;

private:
    explicit DkimPrivateKey(evp_pkey_st *key);

    std::shared_ptr<evp_pkey_st> m_key;
    Type m_type;
};

} // namespace pillarbox::message
