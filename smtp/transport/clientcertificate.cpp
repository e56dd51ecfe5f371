#include "smtp/transport/clientcertificate.h"

#include <QSsl>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <memory>

namespace pillarbox::transport {

namespace {

using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

// Without it libcrypto would ask on the terminal.
int noPassword(char *, int, int, void *)
{
    return 0;
}

Bio reader(const QByteArray &pem)
{
    return {BIO_new_mem_buf(pem.constData(), int(pem.size())), &BIO_free};
}

} // namespace

std::optional<ClientCertificateFault> faultOf(const QByteArray &certificatePem, const Secret &keyPem)
{
    const Certificate certificate(PEM_read_bio_X509(reader(certificatePem).get(), nullptr, &noPassword, nullptr), &X509_free);
    const Key key(PEM_read_bio_PrivateKey(reader(keyPem.reveal()).get(), nullptr, &noPassword, nullptr), &EVP_PKEY_free);
    const bool isFitting = certificate && key && X509_check_private_key(certificate.get(), key.get()) == 1;
    ERR_clear_error(); // the queue is the thread's, and TLS reads it too
    if (!certificate)
        return ClientCertificateFault::NoCertificate;
    if (!key && keyPem.reveal().contains("ENCRYPTED"))
        return ClientCertificateFault::EncryptedKey;
    if (!key || privateKey(keyPem).isNull())
        return ClientCertificateFault::NoKey;
    return isFitting ? std::nullopt : std::optional(ClientCertificateFault::OtherKey);
}

QSslKey privateKey(const Secret &keyPem)
{
    const QSslKey key(keyPem.reveal(), QSsl::Rsa, QSsl::Pem);
    return key.isNull() ? QSslKey(keyPem.reveal(), QSsl::Ec, QSsl::Pem) : key;
}

} // namespace pillarbox::transport
