#include "tests/support/testcertificates.h"

#include <QSsl>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <stdexcept>

namespace pillarbox::test {

namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;

void require(bool isGood)
{
    if (!isGood)
        throw std::runtime_error("libcrypto cannot make a certificate");
}

Key makeKey(const CertificateWish &wish)
{
    Key key(wish.rsaBits == 0 ? EVP_EC_gen("P-256") : EVP_RSA_gen(unsigned(wish.rsaBits)), &EVP_PKEY_free);
    require(bool(key));
    return key;
}

void setName(X509_NAME *name, const QString &commonName)
{
    const QByteArray text = commonName.toUtf8();
    require(X509_NAME_add_entry_by_txt(
        name, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char *>(text.constData()), int(text.size()), -1, 0));
}

void extend(X509 *certificate, X509 *issuer, int nid, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData());
    require(extension);
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

GENERAL_NAME *dnsName(const QByteArray &name)
{
    ASN1_IA5STRING *text = ASN1_IA5STRING_new();
    require(ASN1_STRING_set(text, name.constData(), int(name.size()))); // its length counts, not a NUL in it
    GENERAL_NAME *entry = GENERAL_NAME_new();
    GENERAL_NAME_set0_value(entry, GEN_DNS, text);
    return entry;
}

GENERAL_NAME *addressName(const QByteArray &address)
{
    ASN1_OCTET_STRING *octets = a2i_IPADDRESS(address.constData());
    require(octets);
    GENERAL_NAME *entry = GENERAL_NAME_new();
    GENERAL_NAME_set0_value(entry, GEN_IPADD, octets);
    return entry;
}

void addAlternativeNames(X509 *certificate, const CertificateWish &wish)
{
    if (wish.dnsNames.isEmpty() && wish.addresses.isEmpty())
        return;
    const std::unique_ptr<GENERAL_NAMES, decltype(&GENERAL_NAMES_free)> names(GENERAL_NAMES_new(), &GENERAL_NAMES_free);
    for (const QString &name : wish.dnsNames)
        sk_GENERAL_NAME_push(names.get(), dnsName(name.toLatin1()));
    for (const QString &address : wish.addresses)
        sk_GENERAL_NAME_push(names.get(), addressName(address.toLatin1()));
    require(X509_add1_ext_i2d(certificate, NID_subject_alt_name, names.get(), 0, 0) > 0);
}

QByteArray pemOf(X509 *certificate)
{
    const Bio bio(BIO_new(BIO_s_mem()), &BIO_free);
    require(PEM_write_bio_X509(bio.get(), certificate));
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &bytes);
    return {bytes, size};
}

QByteArray pemOf(EVP_PKEY *key)
{
    const Bio bio(BIO_new(BIO_s_mem()), &BIO_free);
    require(PEM_write_bio_PrivateKey_traditional(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr));
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &bytes);
    return {bytes, size};
}

template<typename T>
std::unique_ptr<T, void (*)(T *)> parsed(
    const QByteArray &pem, T *(*read)(BIO *, T **, pem_password_cb *, void *), void (*drop)(T *))
{
    const Bio bio(BIO_new_mem_buf(pem.constData(), int(pem.size())), &BIO_free);
    return {read(bio.get(), nullptr, nullptr, nullptr), drop};
}

TestIdentity sign(const CertificateWish &wish, const TestIdentity *authority)
{
    const Key key
        = wish.key.isNull() ? makeKey(wish) : parsed<EVP_PKEY>(wish.key.toPem(), PEM_read_bio_PrivateKey, EVP_PKEY_free);
    const Certificate certificate(X509_new(), &X509_free);
    X509_set_version(certificate.get(), 2);
    uint64_t serial = 0;
    RAND_bytes(reinterpret_cast<unsigned char *>(&serial), sizeof serial);
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate.get()), serial >> 1);
    ASN1_TIME_set(X509_getm_notBefore(certificate.get()), time_t(wish.notBefore.toSecsSinceEpoch()));
    ASN1_TIME_set(X509_getm_notAfter(certificate.get()), time_t(wish.notAfter.toSecsSinceEpoch()));
    X509_set_pubkey(certificate.get(), key.get());
    setName(X509_get_subject_name(certificate.get()), wish.commonName);

    const auto issuer = parsed<X509>(authority ? authority->pem() : QByteArray(), PEM_read_bio_X509, X509_free);
    const auto issuerKey
        = parsed<EVP_PKEY>(authority ? authority->key.toPem() : QByteArray(), PEM_read_bio_PrivateKey, EVP_PKEY_free);
    X509 *signer = issuer ? issuer.get() : certificate.get();
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(signer));
    const bool isRoot = !authority && !wish.isSelfSigned;
    const bool isAuthority = isRoot || wish.isAuthority;
    extend(certificate.get(), signer, NID_basic_constraints, isAuthority ? "critical,CA:TRUE" : "CA:FALSE");
    addAlternativeNames(certificate.get(), wish);
    if (!isRoot)
        extend(certificate.get(), signer, NID_ext_key_usage, wish.isForClientsOnly ? "clientAuth" : "serverAuth");
    if (wish.namesItsIssuersPlace)
        extend(certificate.get(), signer, NID_info_access, "caIssuers;URI:http://issuer.example/issuer.crt");
    const EVP_MD *digest = EVP_get_digestbyname(wish.signedWith);
    require(X509_sign(certificate.get(), issuerKey ? issuerKey.get() : key.get(), digest) > 0);

    const QSsl::KeyAlgorithm algorithm = wish.rsaBits == 0 ? QSsl::Ec : QSsl::Rsa;
    return {QSslCertificate(pemOf(certificate.get()), QSsl::Pem), QSslKey(pemOf(key.get()), algorithm, QSsl::Pem), {}};
}

CertificateWish localhost()
{
    CertificateWish wish;
    wish.dnsNames = QStringList{QStringLiteral("localhost")};
    wish.addresses = QStringList{QStringLiteral("127.0.0.1"), QStringLiteral("::1")};
    return wish;
}

} // namespace

TestCertificates::TestCertificates(const QString &authorityName)
{
    CertificateWish wish;
    wish.commonName = authorityName;
    m_authority = sign(wish, nullptr);
}

TestIdentity TestCertificates::make(const CertificateWish &wish) const
{
    return sign(wish, wish.isSelfSigned ? nullptr : &m_authority);
}

TestIdentity TestCertificates::make(const CertificateWish &wish, const TestIdentity &issuer)
{
    return sign(wish, &issuer);
}

TestIdentity TestCertificates::good() const
{
    return make(localhost());
}

TestIdentity TestCertificates::expired() const
{
    CertificateWish wish = localhost();
    wish.notBefore = QDateTime::currentDateTimeUtc().addDays(-30);
    wish.notAfter = QDateTime::currentDateTimeUtc().addDays(-1);
    return make(wish);
}

TestIdentity TestCertificates::notYetValid() const
{
    CertificateWish wish = localhost();
    wish.notBefore = QDateTime::currentDateTimeUtc().addDays(1);
    return make(wish);
}

TestIdentity TestCertificates::otherName() const
{
    CertificateWish wish;
    wish.commonName = QStringLiteral("mail.example.net");
    wish.dnsNames = QStringList{QStringLiteral("mail.example.net")};
    return make(wish);
}

TestIdentity TestCertificates::commonNameOnly() const
{
    return make({});
}

TestIdentity TestCertificates::selfSigned() const
{
    CertificateWish wish = localhost();
    wish.isSelfSigned = true;
    return make(wish);
}

} // namespace pillarbox::test
