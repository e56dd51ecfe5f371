#include "smtp/protocol/keyderivation.h"

#include <QStringBuilder>

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <algorithm>
#include <memory>

namespace pillarbox::protocol {

namespace {

struct Freeing {
    void operator()(EVP_MAC *mac) const { EVP_MAC_free(mac); }
    void operator()(EVP_MAC_CTX *context) const { EVP_MAC_CTX_free(context); }
};

// Keyed once: hmac() would hash the key anew with each iteration.
std::unique_ptr<EVP_MAC_CTX, Freeing> keyedHmac(Hash hash, const QByteArray &key)
{
    const std::unique_ptr<EVP_MAC, Freeing> mac(EVP_MAC_fetch(nullptr, OSSL_MAC_NAME_HMAC, nullptr));
    std::unique_ptr<EVP_MAC_CTX, Freeing> context(EVP_MAC_CTX_new(mac.get()));
    char name[] = "SHA256";
    if (hash == Hash::Sha1)
        qstrcpy(name, "SHA1");
    const OSSL_PARAM parameters[]
        = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name, 0), OSSL_PARAM_construct_end()};
    if (!EVP_MAC_init(context.get(), reinterpret_cast<const unsigned char *>(key.constData()), size_t(key.size()), parameters))
        context.reset();
    return context;
}

} // namespace

KeyDerivation::KeyDerivation(Hash hash, Secret password, const QByteArray &salt, qint64 iterations)
    : m_hash(hash)
    , m_password(std::move(password))
    , m_last(hmac(hash, m_password.reveal(), QByteArray(salt + QByteArray("\0\0\0\1", 4))))
    , m_key(m_last)
    , m_left(iterations - 1)
{
}

void KeyDerivation::advance(qint64 iterations)
{
    const auto context = keyedHmac(m_hash, m_password.reveal());
    QByteArray last = m_last.reveal();
    QByteArray key = m_key.reveal();
    auto *octets = reinterpret_cast<unsigned char *>(last.data());
    auto *sum = reinterpret_cast<unsigned char *>(key.data());
    auto size = size_t(last.size());
    for (qint64 left = std::min(iterations, m_left); left > 0 && context; --left, --m_left) {
        EVP_MAC_init(context.get(), nullptr, 0, nullptr);
        EVP_MAC_update(context.get(), octets, size);
        EVP_MAC_final(context.get(), octets, &size, size);
        for (size_t at = 0; at < size; ++at)
            sum[at] ^= octets[at];
    }
    m_last = Secret(std::move(last));
    m_key = Secret(std::move(key));
}

} // namespace pillarbox::protocol
