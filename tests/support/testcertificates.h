#pragma once
// Certificates made at run time, so that no key lies in the tree: an authority of one's own and server certificates with one
// thing wrong each. EC keys; made anew for every object.

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QSslCertificate>
#include <QSslKey>
#include <QStringList>

#include <memory>

namespace pillarbox::test {

struct TestIdentity {
    QSslCertificate certificate;
    QSslKey key;
    QList<QSslCertificate> issuers; // what a server shows with it
    QByteArray pem() const { return certificate.toPem(); }
};

struct CertificateWish {
    QString commonName = QStringLiteral("localhost");
    QStringList dnsNames; // Latin-1, a NUL included
    QStringList addresses; // iPAddress
    QDateTime notBefore = QDateTime::currentDateTimeUtc().addDays(-1);
    QDateTime notAfter = QDateTime::currentDateTimeUtc().addDays(30);
    bool isSelfSigned = false;
    bool isForClientsOnly = false; // extendedKeyUsage clientAuth
    bool isAuthority = false; // basicConstraints CA:TRUE
    bool namesItsIssuersPlace = false; // authorityInfoAccess caIssuers, as public authorities do
    QSslKey key{}; // null: a new one
    int rsaBits = 0; // else P-256
    const char *signedWith = "SHA256";
};

class TestCertificates
{
public:
    explicit TestCertificates(const QString &authorityName = QStringLiteral("Authority of a test"));

    QByteArray authorityPem() const { return m_authority.pem(); }
    TestIdentity make(const CertificateWish &wish) const;
    static TestIdentity make(const CertificateWish &wish, const TestIdentity &issuer);

    TestIdentity good() const; // localhost, 127.0.0.1, ::1
    TestIdentity expired() const;
    TestIdentity notYetValid() const;
    TestIdentity otherName() const; // mail.example.net
    TestIdentity commonNameOnly() const; // localhost as the common name, no subjectAltName
    TestIdentity selfSigned() const; // for localhost and 127.0.0.1

private:
    TestIdentity m_authority;
};

} // namespace pillarbox::test
