#include "smtp/transport/tlspolicy.h"

#include "smtp/dns/hostname.h"
#include "smtp/protocol/servercertificate.h"
#include "smtp/transport/certificatefinding.h"
#include "smtp/transport/clientcertificate.h"

#include <QCryptographicHash>
#include <QSsl>

namespace pillarbox::transport {

namespace {

QByteArray fingerprintOf(const TlsSettings &settings)
{
    QList<QByteArray> parts{settings.trustedPem, settings.clientCertificate, settings.clientKey.reveal()};
    for (const PinnedKey &key : settings.trust.pins)
        parts.append(key.host.toUtf8() + ' ' + QByteArray::number(key.port) + ' ' + key.keySha256);
    for (const TrustedIssuer &issuer : settings.trust.issuers)
        parts.append(issuer.host.toUtf8() + ' ' + issuer.pem);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &part : parts)
        hash.addData(QCryptographicHash::hash(part, QCryptographicHash::Sha256));
    return hash.result();
}

// Read once: it takes a tenth of a second.
const QList<QSslCertificate> &systemCertificates()
{
    static const QList<QSslCertificate> certificates = QSslConfiguration::systemCaCertificates();
    return certificates;
}

} // namespace

TlsPolicy::TlsPolicy(const TlsSettings &settings)
    : m_configuration(QSslConfiguration::defaultConfiguration())
    , m_isSystemTrusted(settings.trustedPem.isEmpty())
    , m_trust(settings.trust)
    , m_fingerprint(fingerprintOf(settings))
{
    m_configuration.setProtocol(QSsl::TlsV1_2OrLater);
    m_configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    // Also when nothing in it can be read: then nothing is trusted, never the system instead.
    if (!settings.trustedPem.isEmpty())
        m_configuration.setCaCertificates(QSslCertificate::fromData(settings.trustedPem, QSsl::Pem));
    if (!settings.clientCertificate.isEmpty() && !settings.clientKey.isEmpty()) {
        m_configuration.setLocalCertificateChain(QSslCertificate::fromData(settings.clientCertificate, QSsl::Pem));
        m_configuration.setPrivateKey(privateKey(settings.clientKey));
    }
}

QSslConfiguration TlsPolicy::configurationFor(const QString &host) const
{
    QSslConfiguration configuration = m_configuration;
    const QByteArray issuers = m_trust.issuersOf(host);
    if (issuers.isEmpty())
        return configuration;
    // Qt looks into the system's store on demand, but no longer once it is given a list.
    if (m_isSystemTrusted)
        configuration.setCaCertificates(systemCertificates());
    configuration.addCaCertificates(QSslCertificate::fromData(issuers, QSsl::Pem));
    return configuration;
}

QString TlsPolicy::verifiedName(const QString &host)
{
    return dns::toAsciiHost(host).value_or(host);
}

CertificateVerdict TlsPolicy::judge(
    const Endpoint &endpoint, const QList<QSslCertificate> &chain, const QList<QSslError> &errors, const QDateTime &now) const
{
    CertificateVerdict verdict{certificateFaults(chain, endpoint.host, errors, now), false};
    const PinnedKey *pin = m_trust.pinOf(endpoint.host, endpoint.port);
    if (!pin || chain.isEmpty())
        return verdict;
    const QByteArray shown = protocol::publicKeySha256(chain.first().toDer());
    verdict.isPinned = !shown.isEmpty() && shown == pin->keySha256;
    if (verdict.isPinned)
        verdict.faults.removeIf([](const CertificateFault &fault) { return isSettledByKey(fault.reason); });
    else
        verdict.faults.prepend(
            {QStringLiteral("keyChanged"), {QString::fromLatin1(pin->keySha256.toHex()), QString::fromLatin1(shown.toHex())}});
    return verdict;
}

} // namespace pillarbox::transport
