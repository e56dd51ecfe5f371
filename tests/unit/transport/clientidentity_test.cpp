// Certificates with their keys, from files as openssl writes them: every flaw has its own word.

#include "smtp/transport/clientcertificate.h"
#include "smtp/transport/clientidentity.h"
#include "tests/support/testcertificates.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace pillarbox::test {

using namespace Qt::StringLiterals;
using transport::ClientIdentityFault;

namespace {

class ClientIdentity : public testing::Test
{
protected:
    QString path(const QString &name) const { return m_folder.filePath(name); }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void openssl(const QStringList &words) const
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(u"openssl"_s, words);
        ASSERT_TRUE(process.waitForFinished() && process.exitCode() == 0) << process.readAllStandardError().toStdString();
    }
    // "own.pem", "key.pem" and "issuer.pem" into a store.
    QByteArray store(const TestIdentity &identity, const QStringList &more = {}) const
    {
        write(u"own.pem"_s, identity.pem());
        write(u"key.pem"_s, identity.key.toPem());
        write(u"issuer.pem"_s, authority.authorityPem());
        openssl(QStringList{u"pkcs12"_s, u"-export"_s, u"-in"_s, u"own.pem"_s, u"-out"_s, u"store.p12"_s, u"-passout"_s,
                    u"pass:Öl und Essig"_s}
            + more);
        return read(u"store.p12"_s);
    }
    static QStringList withKey() { return {u"-inkey"_s, u"key.pem"_s, u"-certfile"_s, u"issuer.pem"_s}; }
    const Secret passphrase = Secret("Öl und Essig");
    TestCertificates authority;

private:
    QTemporaryDir m_folder;
};

} // namespace

TEST_F(ClientIdentity, IsReadFromPkcs12WithItsIssuers)
{
    const TestIdentity identity = authority.good();
    for (const QStringList &more : {withKey(), withKey() + QStringList{u"-legacy"_s}}) {
        const auto found = transport::identityFromPkcs12(store(identity, more), passphrase);
        ASSERT_TRUE(found) << int(found.error());
        EXPECT_TRUE(found->certificate.startsWith(identity.pem().trimmed()));
        EXPECT_EQ(QSslCertificate::fromData(found->certificate).size(), 2);
        EXPECT_EQ(transport::privateKey(found->key), identity.key);
    }
}

TEST_F(ClientIdentity, RsaKeysAreReadToo)
{
    CertificateWish wish;
    wish.rsaBits = 2048;
    const TestIdentity identity = authority.make(wish);
    const auto found = transport::identityFromPkcs12(store(identity, withKey()), passphrase);
    ASSERT_TRUE(found);
    EXPECT_EQ(transport::privateKey(found->key), identity.key);
}

TEST_F(ClientIdentity, EachFlawOfAStoreIsNamed)
{
    const QByteArray good = store(authority.good(), withKey());
    const auto faultOf = [&](const QByteArray &bytes, const Secret &word) {
        const auto found = transport::identityFromPkcs12(bytes, word);
        return found ? std::nullopt : std::optional(found.error());
    };
    EXPECT_EQ(faultOf(good, Secret("wrong")), ClientIdentityFault::WrongPassphrase);
    EXPECT_EQ(faultOf(good, Secret()), ClientIdentityFault::WrongPassphrase);
    EXPECT_EQ(faultOf("no store", passphrase), ClientIdentityFault::NotPkcs12);
    EXPECT_EQ(faultOf(good.left(good.size() / 2), passphrase), ClientIdentityFault::NotPkcs12);
    EXPECT_EQ(faultOf(store(authority.good(), {u"-nokeys"_s}), passphrase), ClientIdentityFault::NoKey);
    EXPECT_EQ(faultOf(store(authority.expired(), withKey()), passphrase), ClientIdentityFault::Expired);
}

TEST_F(ClientIdentity, IsReadFromPemAlsoUnderAPassphrase)
{
    const TestIdentity identity = authority.good();
    const auto plain = transport::identityFromPem(
        "a heading\n" + identity.pem() + authority.authorityPem(), Secret(identity.key.toPem()), {});
    ASSERT_TRUE(plain);
    EXPECT_EQ(QSslCertificate::fromData(plain->certificate).size(), 2);
    write(u"key.pem"_s, identity.key.toPem());
    openssl({u"pkcs8"_s, u"-topk8"_s, u"-in"_s, u"key.pem"_s, u"-out"_s, u"locked.pem"_s, u"-passout"_s, u"pass:word"_s});
    const Secret locked(read(u"locked.pem"_s));
    const auto opened = transport::identityFromPem(identity.pem(), locked, Secret("word"));
    ASSERT_TRUE(opened);
    EXPECT_EQ(transport::privateKey(opened->key), identity.key);
    EXPECT_FALSE(opened->key.reveal().contains("ENCRYPTED"));
    EXPECT_EQ(
        transport::identityFromPem(identity.pem(), locked, Secret("other")).error(), ClientIdentityFault::WrongPassphrase);
    EXPECT_EQ(transport::identityFromPem(identity.pem(), locked, {}).error(), ClientIdentityFault::WrongPassphrase);
}

TEST_F(ClientIdentity, EachFlawOfAPairIsNamed)
{
    const TestIdentity identity = authority.good();
    const auto faultOf = [](const QByteArray &certificate, const QByteArray &key) {
        return transport::identityFromPem(certificate, Secret(key), {}).error();
    };
    EXPECT_EQ(faultOf(identity.pem(), authority.good().key.toPem()), ClientIdentityFault::OtherKey);
    EXPECT_EQ(faultOf(identity.pem(), "nothing"), ClientIdentityFault::NoKey);
    EXPECT_EQ(faultOf("nothing", identity.key.toPem()), ClientIdentityFault::NoCertificate);
    const TestIdentity expired = authority.expired();
    EXPECT_EQ(faultOf(expired.pem(), expired.key.toPem()), ClientIdentityFault::Expired);
}

} // namespace pillarbox::test
