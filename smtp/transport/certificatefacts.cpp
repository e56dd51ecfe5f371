#include "smtp/transport/certificatefacts.h"

#include "smtp/protocol/servercertificate.h"

#include <QCryptographicHash>
#include <QSslCertificate>

namespace pillarbox::transport {

namespace {

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

} // namespace

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
    facts.keySha256 = protocol::publicKeySha256(certificate.toDer());
    facts.pem = certificate.toPem();
    return facts;
}

std::optional<CertificateFacts> certificateFactsFrom(const QByteArray &pem)
{
    const auto certificates = QSslCertificate::fromData(pem, QSsl::Pem);
    return certificates.isEmpty() ? std::nullopt : std::optional(certificateFacts(certificates.first()));
}

} // namespace pillarbox::transport
