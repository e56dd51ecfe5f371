#include "smtp/sandbox/selfsigned.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <ctime>
#include <memory>

namespace pillarbox::sandbox {

namespace {

template<auto Free>
struct FreeWith {
    template<typename T>
    void operator()(T *pointer) const
    {
        Free(pointer);
    }
};
using Key = std::unique_ptr<EVP_PKEY, FreeWith<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, FreeWith<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, FreeWith<X509_EXTENSION_free>>;
using Bio = std::unique_ptr<BIO, FreeWith<BIO_free_all>>;

constexpr long kDay = 24L * 60 * 60;
// Long, because a profile may be kept; it is trusted by nobody but the account that pins it.
constexpr long kLifetime = 3650 * kDay;

QByteArray bytesOf(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return QByteArray(data, size);
}

QByteArray pemOf(EVP_PKEY *key)
{
    const Bio bio(BIO_new(BIO_s_mem()));
    return PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) == 1 ? bytesOf(bio.get())
                                                                                                : QByteArray();
}

QByteArray pemOf(X509 *certificate)
{
    const Bio bio(BIO_new(BIO_s_mem()));
    return PEM_write_bio_X509(bio.get(), certificate) == 1 ? bytesOf(bio.get()) : QByteArray();
}

Bio bioOn(const QByteArray &bytes)
{
    return Bio(BIO_new_mem_buf(bytes.constData(), static_cast<int>(bytes.size())));
}

bool addExtension(X509 *certificate, int nid, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool setSerial(X509 *certificate)
{
    quint64 serial = 0;
    if (RAND_bytes(reinterpret_cast<unsigned char *>(&serial), sizeof serial) != 1)
        return false;
    return ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial >> 1) == 1;
}

bool setName(X509 *certificate)
{
    X509_NAME *name = X509_get_subject_name(certificate);
    const auto *text = reinterpret_cast<const unsigned char *>("Pillarbox sandbox");
    return X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, text, -1, -1, 0) == 1
        && X509_set_issuer_name(certificate, name) == 1;
}

bool fill(X509 *certificate, EVP_PKEY *key)
{
    return X509_set_version(certificate, X509_VERSION_3) == 1 && setSerial(certificate) && setName(certificate)
        && X509_gmtime_adj(X509_getm_notBefore(certificate), -kDay)
        && X509_gmtime_adj(X509_getm_notAfter(certificate), kLifetime) && X509_set_pubkey(certificate, key) == 1
        && addExtension(certificate, NID_basic_constraints, "critical,CA:FALSE")
        && addExtension(certificate, NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1")
        && addExtension(certificate, NID_ext_key_usage, "serverAuth") && X509_sign(certificate, key, EVP_sha256()) > 0;
}

// Both parts readable, of one pair, and valid now and tomorrow.
bool isUsable(const SelfSigned &pair)
{
    const Key key(PEM_read_bio_PrivateKey(bioOn(pair.keyPem).get(), nullptr, nullptr, nullptr));
    const Certificate certificate(PEM_read_bio_X509(bioOn(pair.certificatePem).get(), nullptr, nullptr, nullptr));
    if (!key || !certificate || X509_check_private_key(certificate.get(), key.get()) != 1)
        return false;
    time_t tomorrow = time(nullptr) + kDay;
    return X509_cmp_current_time(X509_get0_notBefore(certificate.get())) < 0
        && X509_cmp_time(X509_get0_notAfter(certificate.get()), &tomorrow) > 0;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(64LL * 1024) : QByteArray();
}

Expected<Done, QString> writePrivately(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && file.write(bytes) == bytes.size() && file.commit();
    if (!isWritten)
        return Unexpected{QString(path + QStringLiteral(": ") + file.errorString())};
    return Done{};
}

} // namespace

Expected<SelfSigned, QString> makeSelfSigned()
{
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate(X509_new());
    if (!key || !certificate || !fill(certificate.get(), key.get()))
        return Unexpected{QStringLiteral("no certificate could be made")};
    return SelfSigned{pemOf(key.get()), pemOf(certificate.get())};
}

Expected<SelfSigned, QString> selfSignedIn(const QString &directory)
{
    const QString keyFile = directory + QStringLiteral("/key.pem");
    const QString certificateFile = directory + QStringLiteral("/certificate.pem");
    SelfSigned kept{contentOf(keyFile), contentOf(certificateFile)};
    if (isUsable(kept)) {
        QFile::setPermissions(keyFile, QFile::ReadOwner | QFile::WriteOwner);
        return kept;
    }
    if (!QDir().mkpath(directory))
        return Unexpected{QString(directory + QStringLiteral(": cannot be made"))};
    auto made = makeSelfSigned();
    if (!made)
        return made;
    for (const auto &[file, bytes] :
        {std::pair(keyFile, made.value().keyPem), std::pair(certificateFile, made.value().certificatePem)}) {
        if (const auto written = writePrivately(file, bytes); !written)
            return Unexpected{written.error()};
    }
    return made;
}

} // namespace pillarbox::sandbox
