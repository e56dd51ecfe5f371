#include "smtp/transport/tlspolicy.h"

#include "smtp/dns/hostname.h"
#include "smtp/transport/clientcertificate.h"

#include <QCryptographicHash>
#include <QHostAddress>
#include <QSsl>
#include <QSslCertificateExtension>

#include <openssl/x509.h>

#include <algorithm>

namespace pillarbox::transport {

namespace {

// What OpenSSL's security level finds has no value of its own in QSslError, nor a text. 112 bits are RSA with 2048 and SHA-2
// (NIST SP 800-57 part 1).
bool isWeak(const QSslCertificate &certificate)
{
    constexpr int fewestBits = 112;
    auto *x509 = static_cast<X509 *>(certificate.handle());
    int signatureBits = 0;
    return x509
        && (EVP_PKEY_get_security_bits(X509_get0_pubkey(x509)) < fewestBits
            || (X509_get_signature_info(x509, nullptr, nullptr, &signatureBits, nullptr) && signatureBits < fewestBits));
}

QString reasonOf(const QSslError &error)
{
    switch (error.error()) {
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::CertificateUntrusted:
        return QStringLiteral("unknownIssuer");
    case QSslError::SelfSignedCertificate:
        return QStringLiteral("selfSigned");
    case QSslError::CertificateExpired:
        return QStringLiteral("expired");
    case QSslError::CertificateNotYetValid:
        return QStringLiteral("notYetValid");
    case QSslError::HostNameMismatch:
        return QStringLiteral("otherName");
    case QSslError::CertificateSignatureFailed:
    case QSslError::UnableToDecryptCertificateSignature:
    case QSslError::UnableToDecodeIssuerPublicKey:
        return QStringLiteral("badSignature");
    case QSslError::CertificateRevoked:
    case QSslError::CertificateBlacklisted:
        return QStringLiteral("revoked");
    case QSslError::InvalidPurpose:
    case QSslError::CertificateRejected:
        return QStringLiteral("invalidPurpose");
    case QSslError::InvalidNotBeforeField:
    case QSslError::InvalidNotAfterField:
        return QStringLiteral("badDates");
    case QSslError::InvalidCaCertificate:
    case QSslError::PathLengthExceeded:
    case QSslError::AuthorityIssuerSerialNumberMismatch:
    case QSslError::SubjectIssuerMismatch:
        return QStringLiteral("badChain");
    case QSslError::NoPeerCertificate:
        return QStringLiteral("noCertificate");
    default:
        break;
    }
    return isWeak(error.certificate()) ? QStringLiteral("weakKey") : QStringLiteral("notVerified");
}

// The order in which a person should hear of them.
const QStringList &gravity()
{
    static const QStringList words{QStringLiteral("noCertificate"), QStringLiteral("revoked"), QStringLiteral("badSignature"),
        QStringLiteral("otherName"), QStringLiteral("selfSigned"), QStringLiteral("unknownIssuer"), QStringLiteral("expired"),
        QStringLiteral("notYetValid"), QStringLiteral("invalidPurpose"), QStringLiteral("weakKey"), QStringLiteral("badDates"),
        QStringLiteral("badChain"), QStringLiteral("notVerified")};
    return words;
}

bool isMatch(const QString &pattern, const QString &name)
{
    if (!pattern.startsWith(QStringLiteral("*.")))
        return pattern.compare(name, Qt::CaseInsensitive) == 0;
    // The star stands for one whole label, and at least two must follow it: "*.org" names nobody.
    const QString parent = pattern.mid(2);
    const qsizetype dot = name.indexOf(u'.');
    return parent.contains(u'.') && !parent.contains(u'*') && dot > 0
        && parent.compare(name.mid(dot + 1), Qt::CaseInsensitive) == 0;
}

QString commonName(const QStringList &names, const QString &wholeName)
{
    return names.isEmpty() ? wholeName : names.first();
}

QString wholeName(const QSslCertificate &certificate, bool isIssuer)
{
    QStringList parts;
    const auto attributes = isIssuer ? certificate.issuerInfoAttributes() : certificate.subjectInfoAttributes();
    for (const QByteArray &attribute : attributes) {
        const auto values = isIssuer ? certificate.issuerInfo(attribute) : certificate.subjectInfo(attribute);
        parts.append(QString::fromLatin1(attribute) + u'=' + values.join(u'+'));
    }
    return parts.join(QStringLiteral(", "));
}

// A key that signs certificates has no business in a mail server. One that is its own authority is a pin, or refused as that.
bool isIssuersOwn(const QSslCertificate &certificate)
{
    const auto extensions = certificate.extensions();
    return !certificate.isSelfSigned() && std::any_of(extensions.begin(), extensions.end(), [](const auto &extension) {
        return extension.name() == QStringLiteral("basicConstraints")
            && extension.value().toMap().value(QStringLiteral("ca")).toBool();
    });
}

QByteArray fingerprintOf(const TlsSettings &settings)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &part : {settings.trustedPem, settings.clientCertificate, settings.clientKey.reveal()})
        hash.addData(QCryptographicHash::hash(part, QCryptographicHash::Sha256));
    return hash.result();
}

// A resumed handshake does not look at the dates again.
QStringList dateFaults(const QSslCertificate &certificate)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (now > certificate.expiryDate())
        return {QStringLiteral("expired")};
    if (now < certificate.effectiveDate())
        return {QStringLiteral("notYetValid")};
    return {};
}

} // namespace

TlsPolicy::TlsPolicy(const TlsSettings &settings)
    : m_configuration(QSslConfiguration::defaultConfiguration())
    , m_fingerprint(fingerprintOf(settings))
{
    m_configuration.setProtocol(QSsl::TlsV1_2OrLater);
    m_configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    // Also when nothing in it can be read: then nothing is trusted, never the system instead.
    if (!settings.trustedPem.isEmpty())
        m_configuration.setCaCertificates(QSslCertificate::fromData(settings.trustedPem, QSsl::Pem));
    if (!settings.clientCertificate.isEmpty()) {
        m_configuration.setLocalCertificateChain(QSslCertificate::fromData(settings.clientCertificate, QSsl::Pem));
        m_configuration.setPrivateKey(privateKey(settings.clientKey));
    }
}

QString TlsPolicy::verifiedName(const QString &host)
{
    return dns::toAsciiHost(host).value_or(host);
}

QStringList TlsPolicy::reasons(const QSslCertificate &certificate, const QString &host, const QList<QSslError> &errors)
{
    QStringList found;
    for (const QSslError &error : errors) {
        if (error.error() != QSslError::NoError)
            found.append(reasonOf(error));
    }
    if (certificate.isNull())
        found.append(QStringLiteral("noCertificate"));
    else if (!isNamedBy(certificate, host))
        found.append(QStringLiteral("otherName"));
    if (isIssuersOwn(certificate))
        found.append(QStringLiteral("invalidPurpose"));
    if (!certificate.isNull())
        found.append(dateFaults(certificate));
    // One fact, one word: a self-signed certificate has no known issuer either.
    if (found.contains(QStringLiteral("selfSigned")))
        found.removeAll(QStringLiteral("unknownIssuer"));
    found.removeDuplicates();
    std::stable_sort(found.begin(), found.end(),
        [](const QString &a, const QString &b) { return gravity().indexOf(a) < gravity().indexOf(b); });
    return found;
}

bool isNamedBy(const QSslCertificate &certificate, const QString &host)
{
    const auto asciiHost = dns::toAsciiHost(host);
    if (!asciiHost)
        return false;
    const auto names = certificate.subjectAlternativeNames();
    if (dns::isAddressLiteral(*asciiHost)) {
        const QHostAddress address(*asciiHost);
        const auto listed = names.values(QSsl::IpAddressEntry);
        return std::any_of(listed.begin(), listed.end(),
            [&](const QString &name) { return address.isEqual(QHostAddress(name), QHostAddress::ConvertV4MappedToIPv4); });
    }
    const auto listed = names.values(QSsl::DnsEntry);
    return std::any_of(listed.begin(), listed.end(), [&](const QString &name) { return isMatch(name, *asciiHost); });
}

CertificateFacts certificateFacts(const QSslCertificate &certificate)
{
    CertificateFacts facts;
    facts.subject = commonName(certificate.subjectInfo(QSslCertificate::CommonName), wholeName(certificate, false));
    facts.issuer = commonName(certificate.issuerInfo(QSslCertificate::CommonName), wholeName(certificate, true));
    const auto names = certificate.subjectAlternativeNames();
    facts.names = names.values(QSsl::DnsEntry) + names.values(QSsl::IpAddressEntry);
    facts.notBefore = certificate.effectiveDate().toUTC();
    facts.notAfter = certificate.expiryDate().toUTC();
    facts.sha256 = certificate.digest(QCryptographicHash::Sha256);
    facts.pem = certificate.toPem();
    return facts;
}

} // namespace pillarbox::transport
