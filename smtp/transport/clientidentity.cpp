#include "smtp/transport/clientidentity.h"

#include "smtp/transport/clientcertificate.h"

#include <QSslCertificate>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/pkcs12err.h>
#include <openssl/provider.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace pillarbox::transport {

namespace {

using Fault = ClientIdentityFault;
using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;
using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using Store = std::unique_ptr<PKCS12, decltype(&PKCS12_free)>;

void freeStack(STACK_OF(X509) * certificates)
{
    sk_X509_pop_free(certificates, X509_free);
}
using Stack = std::unique_ptr<STACK_OF(X509), decltype(&freeStack)>;

// The ciphers of old files (RC2 with 40 bits, as Windows and many others write them) are nothing for the rest of the program:
// they live in a library context of their own, for as long as the file is read.
class OldCiphers
{
public:
    OldCiphers()
        : m_context(OSSL_LIB_CTX_new())
        , m_default(OSSL_PROVIDER_load(m_context, "default"))
        , m_legacy(OSSL_PROVIDER_load(m_context, "legacy")) // null where it is not installed: then those files are not read
    {
    }
    ~OldCiphers()
    {
        OSSL_PROVIDER_unload(m_legacy);
        OSSL_PROVIDER_unload(m_default);
        OSSL_LIB_CTX_free(m_context);
        ERR_clear_error(); // the queue is the thread's, and TLS reads it too
    }
    Q_DISABLE_COPY_MOVE(OldCiphers)

    OSSL_LIB_CTX *context() const { return m_context; }

private:
    OSSL_LIB_CTX *m_context;
    OSSL_PROVIDER *m_default;
    OSSL_PROVIDER *m_legacy;
};

Bio reader(const QByteArray &bytes)
{
    return {BIO_new_mem_buf(bytes.constData(), int(bytes.size())), &BIO_free};
}

QByteArray contentOf(BIO *bio)
{
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(bio, &bytes);
    return {bytes, size};
}

QByteArray pemOf(X509 *certificate)
{
    const Bio bio(BIO_new(BIO_s_mem()), &BIO_free);
    PEM_write_bio_X509(bio.get(), certificate);
    return contentOf(bio.get());
}

// The form that QSslKey knows of each kind.
Secret pemOf(EVP_PKEY *key)
{
    const Bio bio(BIO_new(BIO_s_secmem()), &BIO_free);
    PEM_write_bio_PrivateKey_traditional(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    return Secret(contentOf(bio.get()));
}

// Also of none: without it libcrypto would ask on the terminal.
int givePassphrase(char *buffer, int room, int, void *passphrase)
{
    const QByteArray &octets = static_cast<const Secret *>(passphrase)->reveal();
    const int size = std::min(room, int(octets.size()));
    std::memcpy(buffer, octets.constData(), size_t(size));
    return size;
}

// Where the file carries a check of its passphrase, that one says; else nothing could be read with it.
bool isPassphraseWrong(const PKCS12 *store)
{
    const unsigned long error = ERR_peek_last_error();
    return !PKCS12_mac_present(store)
        || (ERR_GET_LIB(error) == ERR_LIB_PKCS12 && ERR_GET_REASON(error) == PKCS12_R_MAC_VERIFY_FAILURE);
}

Expected<ClientIdentity, Fault> checked(const ClientIdentity &identity, const QDateTime &now)
{
    if (const auto fault = faultOf(identity.certificate, identity.key)) {
        switch (*fault) {
        case ClientCertificateFault::NoCertificate:
            return Unexpected{Fault::NoCertificate};
        case ClientCertificateFault::OtherKey:
            return Unexpected{Fault::OtherKey};
        case ClientCertificateFault::EncryptedKey:
        case ClientCertificateFault::NoKey:
            return Unexpected{Fault::NoKey};
        }
    }
    if (const auto end = endOf(identity.certificate); end && *end < now)
        return Unexpected{Fault::Expired};
    return identity;
}

} // namespace

Expected<ClientIdentity, ClientIdentityFault> identityFromPkcs12(
    const QByteArray &bytes, const Secret &passphrase, const QDateTime &now)
{
    const OldCiphers ciphers;
    PKCS12 *empty = PKCS12_init_ex(NID_pkcs7_data, ciphers.context(), nullptr);
    const Store store(d2i_PKCS12_bio(reader(bytes).get(), &empty), &PKCS12_free);
    if (!store)
        return Unexpected{Fault::NotPkcs12};
    EVP_PKEY *key = nullptr;
    X509 *certificate = nullptr;
    STACK_OF(X509) *issuers = nullptr;
    const bool isRead = PKCS12_parse(store.get(), passphrase.reveal().constData(), &key, &certificate, &issuers) == 1;
    const Key ownedKey(key, &EVP_PKEY_free);
    const Certificate ownedCertificate(certificate, &X509_free);
    const Stack ownedIssuers(issuers, &freeStack);
    if (!isRead)
        return Unexpected{isPassphraseWrong(store.get()) ? Fault::WrongPassphrase : Fault::NotPkcs12};
    if (!key)
        return Unexpected{Fault::NoKey};
    if (!certificate) // PKCS12_parse takes the one that fits the key
        return Unexpected{issuers && sk_X509_num(issuers) > 0 ? Fault::OtherKey : Fault::NoCertificate};
    ClientIdentity identity{pemOf(certificate), pemOf(key)};
    for (int index = 0; issuers && index < sk_X509_num(issuers); ++index)
        identity.certificate += pemOf(sk_X509_value(issuers, index));
    return checked(identity, now);
}

Expected<ClientIdentity, ClientIdentityFault> identityFromPem(
    const QByteArray &certificate, const Secret &key, const Secret &passphrase, const QDateTime &now)
{
    ClientIdentity identity;
    for (const QSslCertificate &each : QSslCertificate::fromData(certificate, QSsl::Pem))
        identity.certificate += each.toPem();
    const Key read(
        PEM_read_bio_PrivateKey(reader(key.reveal()).get(), nullptr, &givePassphrase, const_cast<Secret *>(&passphrase)),
        &EVP_PKEY_free);
    ERR_clear_error(); // the queue is the thread's, and TLS reads it too
    if (identity.certificate.isEmpty())
        return Unexpected{Fault::NoCertificate};
    if (!read)
        return Unexpected{key.reveal().contains("ENCRYPTED") ? Fault::WrongPassphrase : Fault::NoKey};
    identity.key = pemOf(read.get());
    return checked(identity, now);
}

std::optional<QDateTime> endOf(const QByteArray &certificatePem)
{
    const auto certificates = QSslCertificate::fromData(certificatePem, QSsl::Pem);
    return certificates.isEmpty() ? std::nullopt : std::optional(certificates.first().expiryDate().toUTC());
}

} // namespace pillarbox::transport
