// A file over https against servers that never come to the point, stand in another's place, or are slow to be reached.

#include "smtp/web/securefetch.h"
#include "tests/support/await.h"
#include "tests/support/httpsserver.h"
#include "tests/unit/dns/dnsserver.h"

#include <QTcpServer>
#include <QTcpSocket>

#include <gtest/gtest.h>

namespace pillarbox::test {
namespace {

using web::FetchError;
using web::SecureFetch;

class SecureFetchTest : public testing::Test
{
protected:
    SecureFetch::Result fetch(const QString &address, const QString &nameserver = {})
    {
        SecureFetch fetch(m_certificates.authorityPem(), {}, SecureFetch::Redirections::Followed, nameserver);
        std::optional<SecureFetch::Result> result;
        fetch.get(QUrl(address), 1000, [&](const SecureFetch::Result &given) { result = given; });
        EXPECT_TRUE(await([&] { return result.has_value(); }));
        return result.value_or(Unexpected{FetchError{}});
    }

    TestCertificates m_certificates;
    HttpsServer m_server{m_certificates.good()};
};

TEST_F(SecureFetchTest, AHeadWithoutEndIsBrokenOff)
{
    m_server.setEndlessHead("/file");
    const auto result = fetch(m_server.address(QStringLiteral("/file")));
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind, FetchError::Kind::HeadTooLarge);
}

TEST_F(SecureFetchTest, AFileInChunksIsWhole)
{
    m_server.setAnswer("/file?a=b", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n");
    const auto result = fetch(m_server.address(QStringLiteral("/file?a=b#c")));
    ASSERT_TRUE(result) << qPrintable(result.error().detail);
    EXPECT_EQ(*result, "hello");
}

TEST_F(SecureFetchTest, WhoStandsInTheHostsPlaceIsShown)
{
    HttpsServer other(m_certificates.otherName());
    const auto result = fetch(other.address(QStringLiteral("/file")));
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind, FetchError::Kind::OtherHost);
    ASSERT_TRUE(result.error().shown);
    EXPECT_EQ(result.error().shown->names, m_certificates.otherName().certificate.subjectAlternativeNames().values());
    EXPECT_TRUE(other.requests().isEmpty());
}

TEST_F(SecureFetchTest, PlainTextWhereTlsBelongsIsAnothersToo)
{
    QTcpServer plain;
    ASSERT_TRUE(plain.listen(QHostAddress::LocalHost));
    QObject::connect(&plain, &QTcpServer::newConnection,
        [&plain] { plain.nextPendingConnection()->write("HTTP/1.1 302 Found\r\nLocation: http://portal.example/\r\n\r\n"); });
    const auto result = fetch(QStringLiteral("https://localhost:%1/file").arg(plain.serverPort()));
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind, FetchError::Kind::OtherHost);
    EXPECT_FALSE(result.error().shown);
}

TEST_F(SecureFetchTest, TheNameServerGivenIsAskedAndEveryAddressTried)
{
    CertificateWish wish;
    wish.dnsNames = QStringList{QStringLiteral("files.example.org")};
    HttpsServer files(m_certificates.make(wish));
    files.setFile("/file", "hello");
    DnsServer names;
    names.add("files.example.org", {QHostAddress(QStringLiteral("127.0.0.9")), QHostAddress(QHostAddress::LocalHost)});
    const auto result = fetch(QStringLiteral("https://files.example.org:%1/file").arg(files.serverPort()), names.place());
    ASSERT_TRUE(result) << qPrintable(result.error().detail);
    EXPECT_EQ(*result, "hello");
    const auto missing = fetch(QStringLiteral("https://nowhere.example.org/file"), names.place());
    EXPECT_EQ(missing.error().kind, FetchError::Kind::NotThere);
}

} // namespace
} // namespace pillarbox::test
