#pragma once
// HMAC (RFC 2104) and the hashes it is made with, by libcrypto.

#include <QByteArray>

namespace pillarbox::protocol {

enum class Hash { Md5, Sha1, Sha256 };

QByteArray hashOf(Hash hash, QByteArrayView message);
QByteArray hmac(Hash hash, QByteArrayView key, QByteArrayView message);

} // namespace pillarbox::protocol
