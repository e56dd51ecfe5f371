// Key and certificate: made once, private, for loopback names only.

#include "smtp/sandbox/selfsigned.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSslCertificate>
#include <QSslKey>
#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace pillarbox::sandbox {
namespace {

TEST(SelfSigned, IsForLoopbackOnlyAndValidNow)
{
    const auto made = makeSelfSigned();
    ASSERT_TRUE(made);
    const QSslCertificate certificate(made.value().certificatePem);
    ASSERT_FALSE(certificate.isNull());
    EXPECT_FALSE(QSslKey(made.value().keyPem, QSsl::Ec).isNull());
    const auto names = certificate.subjectAlternativeNames();
    EXPECT_EQ(names.values(QSsl::DnsEntry), QStringList{QStringLiteral("localhost")});
    EXPECT_EQ(names.values(QSsl::IpAddressEntry), QStringList{QStringLiteral("127.0.0.1")});
    EXPECT_LT(certificate.effectiveDate(), QDateTime::currentDateTimeUtc());
    EXPECT_GT(certificate.expiryDate(), QDateTime::currentDateTimeUtc().addYears(1));
    EXPECT_TRUE(certificate.isSelfSigned());
}

TEST(SelfSigned, TwoAreNeverTheSame)
{
    EXPECT_NE(makeSelfSigned().value(), makeSelfSigned().value());
}

TEST(SelfSigned, IsKeptInThePrivateDirectory)
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("new/sandbox"));
    const auto first = selfSignedIn(path);
    ASSERT_TRUE(first);
    EXPECT_EQ(QFileInfo(path + QStringLiteral("/key.pem")).permissions(),
        QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser);
    const auto second = selfSignedIn(path);
    ASSERT_TRUE(second);
    EXPECT_EQ(first.value(), second.value());
}

TEST(SelfSigned, AKeyThatOthersCouldReadIsClosedAgain)
{
    const QTemporaryDir directory;
    ASSERT_TRUE(selfSignedIn(directory.path()));
    const QString key = directory.filePath(QStringLiteral("key.pem"));
    ASSERT_TRUE(QFile::setPermissions(key, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther | QFile::ReadGroup));
    ASSERT_TRUE(selfSignedIn(directory.path()));
    EXPECT_FALSE(QFileInfo(key).permissions() & (QFile::ReadOther | QFile::ReadGroup));
}

TEST(SelfSigned, DamagedOrUnmatchedFilesAreReplaced)
{
    const QTemporaryDir directory;
    const auto first = selfSignedIn(directory.path());
    ASSERT_TRUE(first);
    QFile key(directory.filePath(QStringLiteral("key.pem")));
    ASSERT_TRUE(key.open(QIODevice::WriteOnly));
    key.write(makeSelfSigned().value().keyPem);
    key.close();
    const auto second = selfSignedIn(directory.path());
    ASSERT_TRUE(second);
    EXPECT_NE(first.value().certificatePem, second.value().certificatePem);
    EXPECT_EQ(selfSignedIn(directory.path()).value(), second.value());
}

TEST(SelfSigned, AnUnusableDirectoryIsAReason)
{
    const QTemporaryDir directory;
    QFile inTheWay(directory.filePath(QStringLiteral("file")));
    ASSERT_TRUE(inTheWay.open(QIODevice::WriteOnly));
    const auto made = selfSignedIn(inTheWay.fileName() + QStringLiteral("/sandbox"));
    ASSERT_FALSE(made);
    EXPECT_FALSE(made.error().isEmpty());
}

} // namespace
} // namespace pillarbox::sandbox
