#include "smtp/protocol/hmac.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace pillarbox::protocol {

namespace {

const EVP_MD *digest(Hash hash)
{
    switch (hash) {
    case Hash::Md5:
        return EVP_md5();
    case Hash::Sha1:
        return EVP_sha1();
    case Hash::Sha256:
        break;
    }
    return EVP_sha256();
}

const unsigned char *octets(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

} // namespace

QByteArray hashOf(Hash hash, QByteArrayView message)
{
    unsigned char result[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    if (!EVP_Digest(message.data(), size_t(message.size()), result, &size, digest(hash), nullptr))
        return {};
    return {reinterpret_cast<const char *>(result), qsizetype(size)};
}

QByteArray hmac(Hash hash, QByteArrayView key, QByteArrayView message)
{
    static constexpr char none = 0; // a null key would mean the last one
    const void *keyData = key.isEmpty() ? &none : key.data();
    unsigned char result[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    if (!HMAC(digest(hash), keyData, int(key.size()), octets(message), size_t(message.size()), result, &size))
        return {};
    return {reinterpret_cast<const char *>(result), qsizetype(size)};
}

} // namespace pillarbox::protocol
