#include "smtp/protocol/servercertificate.h"

#include "smtp/protocol/hmac.h"

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>

namespace pillarbox::protocol {

namespace {

struct Freeing {
    void operator()(X509 *certificate) const { X509_free(certificate); }
};
using Certificate = std::unique_ptr<X509, Freeing>;

Certificate parsed(const QByteArray &der)
{
    const auto *octets = reinterpret_cast<const unsigned char *>(der.constData());
    return Certificate(d2i_X509(nullptr, &octets, long(der.size())));
}

// Null where the signature algorithm has no one hash, as Ed25519: the binding is then undefined.
const EVP_MD *bindingHash(X509 *certificate)
{
    int hash = NID_undef;
    if (!X509_get_signature_info(certificate, &hash, nullptr, nullptr, nullptr) || hash == NID_undef)
        return nullptr;
    const bool isWeak = hash == NID_md5 || hash == NID_sha1;
    return isWeak ? EVP_sha256() : EVP_get_digestbynid(hash);
}

} // namespace

QByteArray tlsServerEndPoint(const QByteArray &certificate)
{
    const Certificate known = parsed(certificate);
    const EVP_MD *hash = known ? bindingHash(known.get()) : nullptr;
    unsigned char result[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    if (!hash || !EVP_Digest(certificate.constData(), size_t(certificate.size()), result, &size, hash, nullptr))
        return {};
    return {reinterpret_cast<const char *>(result), qsizetype(size)};
}

QByteArray publicKeySha256(const QByteArray &certificate)
{
    const Certificate known = parsed(certificate);
    unsigned char *octets = nullptr;
    const int size = known ? i2d_X509_PUBKEY(X509_get_X509_PUBKEY(known.get()), &octets) : 0;
    if (size <= 0)
        return {};
    const QByteArray key(reinterpret_cast<const char *>(octets), size);
    OPENSSL_free(octets);
    return hashOf(Hash::Sha256, key);
}

} // namespace pillarbox::protocol
