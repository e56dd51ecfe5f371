#pragma once
// One block of PBKDF2 with HMAC (RFC 8018 section 5.2), which SCRAM calls Hi() (RFC 5802 section 2.2), in portions: a server
// may ask for so many iterations that an event loop must not wait for them at one go.

#include "smtp/base/secret.h"
#include "smtp/protocol/hmac.h"

namespace pillarbox::protocol {

class KeyDerivation
{
public:
    KeyDerivation(Hash hash, Secret password, const QByteArray &salt, qint64 iterations);

    bool isComplete() const { return m_left <= 0; }
    void advance(qint64 iterations); // by so many at most
    const Secret &key() const { return m_key; } // once complete

private:
    Hash m_hash;
    Secret m_password;
    Secret m_last; // U of the iteration before
    Secret m_key; // all U so far, one xor the other
    qint64 m_left;
};

} // namespace pillarbox::protocol
