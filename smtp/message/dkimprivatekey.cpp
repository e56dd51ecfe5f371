#include "smtp/message/dkimprivatekey.h"

#include <QCryptographicHash>
#include <QString>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

namespace pillarbox::message {

namespace {

using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;
using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;
using Type = DkimPrivateKey::Type;

constexpr unsigned int kMadeBits = 2048; // a longer one fits no UDP answer, and some hosts' forms do not take its record
constexpr int kLeastBits = 1024;
constexpr size_t kEd25519Octets = 32;

// Without it libcrypto would ask on the terminal.
int noPassword(char *, int, int, void *)
{
    return 0;
}

bool isUsable(const EVP_PKEY *key)
{
    const int kind = EVP_PKEY_get_base_id(key);
    return kind == EVP_PKEY_ED25519 || (kind == EVP_PKEY_RSA && EVP_PKEY_get_bits(key) >= kLeastBits);
}

QByteArray publicOctets(const EVP_PKEY *key, Type type)
{
    if (type == Type::Ed25519) { // the bare key (RFC 8463 section 4)
        size_t size = kEd25519Octets;
        QByteArray octets(qsizetype(size), Qt::Uninitialized);
        EVP_PKEY_get_raw_public_key(key, reinterpret_cast<unsigned char *>(octets.data()), &size);
        return octets;
    }
    QByteArray octets(i2d_PUBKEY(key, nullptr), Qt::Uninitialized);
    auto *to = reinterpret_cast<unsigned char *>(octets.data());
    i2d_PUBKEY(key, &to);
    return octets;
}

} // namespace

DkimPrivateKey::DkimPrivateKey(evp_pkey_st *key)
    : m_key(key, &EVP_PKEY_free)
    , m_type(EVP_PKEY_get_base_id(key) == EVP_PKEY_ED25519 ? Type::Ed25519 : Type::Rsa)
{
}

std::optional<DkimPrivateKey> DkimPrivateKey::make(Type type)
{
    EVP_PKEY *key = type == Type::Ed25519 ? EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519") : EVP_RSA_gen(kMadeBits);
    ERR_clear_error();
    return key ? std::optional(DkimPrivateKey(key)) : std::nullopt;
}

std::optional<DkimPrivateKey> DkimPrivateKey::fromPem(const Secret &pem)
{
    const Bio reader(BIO_new_mem_buf(pem.reveal().constData(), int(pem.reveal().size())), &BIO_free);
    EVP_PKEY *key = PEM_read_bio_PrivateKey(reader.get(), nullptr, &noPassword, nullptr);
    ERR_clear_error(); // the queue is the thread's, and TLS reads it too
    if (!key)
        return std::nullopt;
    DkimPrivateKey made(key);
    return isUsable(key) ? std::optional(made) : std::nullopt;
}

Secret DkimPrivateKey::toPem() const
{
    const Bio writer(BIO_new(BIO_s_secmem()), &BIO_free);
    PEM_write_bio_PKCS8PrivateKey(writer.get(), m_key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    char *data = nullptr;
    const long size = BIO_get_mem_data(writer.get(), &data);
    return Secret(QByteArray(data, qsizetype(size)));
}

QByteArray DkimPrivateKey::publicRecord() const
{
    const QByteArray kind = m_type == Type::Ed25519 ? "ed25519" : "rsa";
    return "v=DKIM1; k=" + kind + "; p=" + publicOctets(m_key.get(), m_type).toBase64();
}

QByteArray DkimPrivateKey::algorithm() const
{
    return m_type == Type::Ed25519 ? QByteArrayLiteral("ed25519-sha256") : QByteArrayLiteral("rsa-sha256");
}

QByteArray DkimPrivateKey::sign(const QByteArray &text) const
{
    const bool isEd25519 = m_type == Type::Ed25519;
    const QByteArray input = isEd25519 ? QCryptographicHash::hash(text, QCryptographicHash::Sha256) : text;
    const Context context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    const auto *octets = reinterpret_cast<const unsigned char *>(input.constData());
    size_t size = size_t(EVP_PKEY_get_size(m_key.get()));
    QByteArray signature(qsizetype(size), Qt::Uninitialized);
    const bool isSigned
        = EVP_DigestSignInit(context.get(), nullptr, isEd25519 ? nullptr : EVP_sha256(), nullptr, m_key.get()) == 1
        && EVP_DigestSign(
               context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size, octets, size_t(input.size()))
            == 1;
    ERR_clear_error();
    signature.truncate(isSigned ? qsizetype(size) : 0);
    return signature;
}

} // namespace pillarbox::message
