#include "smtp/transport/certificatefinding.h"

#include "smtp/dns/hostname.h"

#include <QHostAddress>
#include <QSslCertificateExtension>

#include <openssl/x509.h>

#include <algorithm>

namespace pillarbox::transport {

namespace {

constexpr int kMostNames = 4; // a sentence holds no more

// What OpenSSL's security level finds has no value of its own in QSslError, nor a text. 112 bits are RSA with 2048 and SHA-2
// (NIST SP 800-57 part 1).
QString weaknessOf(const QSslCertificate &certificate)
{
    constexpr int fewestBits = 112;
    auto *x509 = static_cast<X509 *>(certificate.handle());
    int signatureBits = 0;
    if (x509 && EVP_PKEY_get_security_bits(X509_get0_pubkey(x509)) < fewestBits)
        return QStringLiteral("weakKey");
    if (x509 && X509_get_signature_info(x509, nullptr, nullptr, &signatureBits, nullptr) && signatureBits < fewestBits)
        return QStringLiteral("weakSignature");
    return QStringLiteral("notVerified");
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
    return weaknessOf(error.certificate());
}

// The order in which a person should hear of them.
const QStringList &gravity()
{
    static const QStringList words{QStringLiteral("noCertificate"), QStringLiteral("revoked"), QStringLiteral("badSignature"),
        QStringLiteral("wrongClock"), QStringLiteral("otherName"), QStringLiteral("selfSigned"),
        QStringLiteral("incompleteChain"), QStringLiteral("unknownIssuer"), QStringLiteral("expired"),
        QStringLiteral("notYetValid"), QStringLiteral("invalidPurpose"), QStringLiteral("weakKey"),
        QStringLiteral("weakSignature"), QStringLiteral("badDates"), QStringLiteral("badChain"), QStringLiteral("notVerified")};
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

// A key that signs certificates has no business in a mail server. One that is its own authority is a pin, or refused as that.
bool isIssuersOwn(const QSslCertificate &certificate)
{
    const auto extensions = certificate.extensions();
    return !certificate.isSelfSigned() && std::any_of(extensions.begin(), extensions.end(), [](const auto &extension) {
        return extension.name() == QStringLiteral("basicConstraints")
            && extension.value().toMap().value(QStringLiteral("ca")).toBool();
    });
}

QString issuerOf(const QSslCertificate &certificate)
{
    const QStringList names = certificate.issuerInfo(QSslCertificate::CommonName);
    return names.isEmpty() ? certificate.issuerInfo(QSslCertificate::Organization).join(u' ') : names.first();
}

// Public authorities sign servers' certificates with an intermediate one, and say in them where that is to be had (RFC 5280
// section 4.2.2.1): a server that shows its own alone has been set up without it.
bool lacksIntermediate(const QList<QSslCertificate> &chain)
{
    const auto extensions = chain.first().extensions();
    return chain.size() == 1 && std::any_of(extensions.begin(), extensions.end(), [](const auto &extension) {
        return extension.name() == QStringLiteral("authorityInfoAccess")
            && extension.value().toMap().contains(QStringLiteral("caIssuers"));
    });
}

QStringList namesIn(const QSslCertificate &certificate)
{
    const auto listed = certificate.subjectAlternativeNames();
    QStringList names = listed.values(QSsl::IpAddressEntry) + listed.values(QSsl::DnsEntry);
    std::reverse(names.begin(), names.end()); // the last one came first
    if (const qsizetype surplus = names.size() - kMostNames; surplus > 0)
        names = names.first(kMostNames) + QStringList{u'+' + QString::number(surplus)};
    return names;
}

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODate);
}

// A resumed handshake does not look at the dates again, so the server's own are looked at here. Further ones of the chain count
// where the library minds them: it may have found a way around.
QList<QSslCertificate> datedCertificates(const QSslCertificate &own, const QList<QSslError> &errors)
{
    QList<QSslCertificate> certificates{own};
    for (const QSslError &error : errors) {
        if (error.error() == QSslError::CertificateExpired || error.error() == QSslError::CertificateNotYetValid)
            certificates.append(error.certificate());
    }
    return certificates;
}

QList<CertificateFault> dateFaults(const QSslCertificate &own, const QList<QSslError> &errors, const QDateTime &now)
{
    for (const QSslCertificate &certificate : datedCertificates(own, errors)) {
        const bool isOver = now > certificate.expiryDate();
        if (certificate.isNull() || (!isOver && now >= certificate.effectiveDate()))
            continue;
        QStringList facts{timeText(isOver ? certificate.expiryDate() : certificate.effectiveDate()), timeText(now)};
        if (certificate != own)
            facts.append(certificate.subjectDisplayName());
        return {{isOver ? QStringLiteral("expired") : QStringLiteral("notYetValid"), facts}}; // one is enough to be told of
    }
    return {};
}

// This program is older than today, so a clock that says otherwise is wrong, and what it says of dates worth nothing.
bool isClockWrong(const QDateTime &now)
{
    return now < QDateTime::fromString(QStringLiteral(PILLARBOX_BUILD_DATE), Qt::ISODate);
}

QStringList factsOf(const QString &reason, const QSslCertificate &certificate)
{
    const bool isOfIssuer = reason == QStringLiteral("selfSigned") || reason == QStringLiteral("incompleteChain")
        || reason == QStringLiteral("unknownIssuer");
    if (isOfIssuer)
        return {issuerOf(certificate)};
    return reason == QStringLiteral("otherName") ? namesIn(certificate) : QStringList();
}

// One fact, one word.
QStringList withoutRepetition(QStringList words, const QList<QSslCertificate> &chain)
{
    if (words.contains(QStringLiteral("selfSigned")))
        words.removeAll(QStringLiteral("unknownIssuer")); // it has no known issuer either
    if (words.contains(QStringLiteral("unknownIssuer")) && lacksIntermediate(chain))
        words.replaceInStrings(QStringLiteral("unknownIssuer"), QStringLiteral("incompleteChain"));
    words.removeAll(QStringLiteral("expired")); // said with its facts
    words.removeAll(QStringLiteral("notYetValid"));
    words.removeDuplicates();
    return words;
}

} // namespace

QList<CertificateFault> certificateFaults(
    const QList<QSslCertificate> &chain, const QString &host, const QList<QSslError> &errors, const QDateTime &now)
{
    QStringList words;
    for (const QSslError &error : errors) {
        if (error.error() != QSslError::NoError)
            words.append(reasonOf(error));
    }
    const QSslCertificate own = chain.value(0);
    if (own.isNull())
        return {{QStringLiteral("noCertificate"), {}}};
    if (!isNamedBy(own, host))
        words.append(QStringLiteral("otherName"));
    if (isIssuersOwn(own))
        words.append(QStringLiteral("invalidPurpose"));
    QList<CertificateFault> faults = dateFaults(own, errors, now);
    // Of a certificate that was not shown: the library's word is all there is.
    for (const QString &dated : {QStringLiteral("expired"), QStringLiteral("notYetValid")}) {
        if (faults.isEmpty() && words.contains(dated))
            faults.append({dated, {}});
    }
    if (!faults.isEmpty() && isClockWrong(now))
        faults.append({QStringLiteral("wrongClock"), {timeText(now)}});
    for (const QString &word : withoutRepetition(words, chain))
        faults.append({word, factsOf(word, own)});
    std::stable_sort(faults.begin(), faults.end(), [](const CertificateFault &a, const CertificateFault &b) {
        return gravity().indexOf(a.reason) < gravity().indexOf(b.reason);
    });
    return faults;
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

} // namespace pillarbox::transport
