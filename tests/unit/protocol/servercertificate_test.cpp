// What is read from certificates that OpenSSL's own tool made, against what the tool says of them.

#include "smtp/protocol/servercertificate.h"

#include <QCryptographicHash>
#include <QProcess>
#include <QStringBuilder>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace pillarbox::protocol {

namespace {

class ServerCertificate : public testing::Test
{
protected:
    QByteArray openssl(const QByteArray &arguments) const
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(QStringLiteral("openssl"), QString::fromLatin1(arguments).split(u' ', Qt::SkipEmptyParts));
        EXPECT_TRUE(process.waitForFinished()) << qPrintable(process.errorString());
        EXPECT_EQ(process.exitCode(), 0) << process.readAllStandardError().constData();
        return process.readAllStandardOutput();
    }
    QByteArray certificate(const QByteArray &keyAndSignature) const
    {
        return openssl("req -x509 -nodes -subj /CN=mx -keyout key.pem -outform DER -newkey " + keyAndSignature);
    }
    static QByteArray hashed(const QByteArray &bytes, QCryptographicHash::Algorithm algorithm)
    {
        return QCryptographicHash::hash(bytes, algorithm);
    }

    QTemporaryDir m_folder;
};

} // namespace

// RFC 5929 section 4.1.
TEST_F(ServerCertificate, isHashedAsItsSignatureIs)
{
    const QByteArray sha256 = certificate("rsa:2048 -sha256");
    EXPECT_EQ(tlsServerEndPoint(sha256), hashed(sha256, QCryptographicHash::Sha256));
    const QByteArray sha384 = certificate("ec -pkeyopt ec_paramgen_curve:P-256 -sha384");
    EXPECT_EQ(tlsServerEndPoint(sha384), hashed(sha384, QCryptographicHash::Sha384));
    const QByteArray pss = certificate("rsa-pss -sha512 -sigopt rsa_pss_saltlen:64");
    EXPECT_EQ(tlsServerEndPoint(pss), hashed(pss, QCryptographicHash::Sha512));
    const QByteArray sha1 = certificate("rsa:2048 -sha1");
    EXPECT_EQ(tlsServerEndPoint(sha1), hashed(sha1, QCryptographicHash::Sha256)); // too weak to be used
}

TEST_F(ServerCertificate, withoutAHashBindsNothing)
{
    EXPECT_EQ(tlsServerEndPoint(certificate("ed25519")), QByteArray());
    EXPECT_EQ(tlsServerEndPoint({}), QByteArray());
    EXPECT_EQ(tlsServerEndPoint("no certificate"), QByteArray());
}

TEST_F(ServerCertificate, keepsItsKeysHash)
{
    const QByteArray der = certificate("rsa:2048");
    const QByteArray key = openssl("pkey -in key.pem -pubout -outform DER");
    EXPECT_EQ(publicKeySha256(der), hashed(key, QCryptographicHash::Sha256));
    EXPECT_EQ(publicKeySha256({}), QByteArray());
    EXPECT_EQ(publicKeySha256(der.first(100)), QByteArray());
}

} // namespace pillarbox::protocol
