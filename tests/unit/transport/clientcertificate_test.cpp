// The client's certificate: shown to a server that asks for it and to no other, looked at before it is used, and refused in so
// many words.

#include "smtp/transport/clientcertificate.h"
#include "tests/support/recordingserver.h"
#include "tests/unit/transport/connectionwatch.h"
#include "tests/unit/transport/tlsserver.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <gtest/gtest.h>

#include <memory>

namespace pillarbox::test {

using namespace Qt::StringLiterals;
using protocol::Security;
using transport::ClientCertificateFault;
using transport::ConnectionSettings;
using transport::faultOf;

namespace {

class ClientCertificate : public testing::TestWithParam<Security>
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(server.start());
        CertificateWish wish;
        wish.commonName = u"ada@example.org"_s;
        wish.isForClientsOnly = true;
        client = clients.make(wish);
    }

    ConnectionSettings settings()
    {
        ConnectionSettings made;
        const bool isStartTls = GetParam() == Security::StartTls;
        made.endpoints = {{u"127.0.0.1"_s, isStartTls ? server.startTlsPort() : server.tlsPort(), GetParam()}};
        made.trustedPem = server.trustedPem();
        made.clientCertificate = client.pem();
        made.clientKey = Secret(client.key.toPem());
        return made;
    }

    RecordingServer server;
    TestCertificates clients{u"Authority of clients"_s};
    TestIdentity client;
};

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

Secret pkcs8(const Key &key, const char *password = nullptr)
{
    const std::unique_ptr<BIO, decltype(&BIO_free)> bio(BIO_new(BIO_s_mem()), &BIO_free);
    PEM_write_bio_PrivateKey(bio.get(), key.get(), password ? EVP_aes_128_cbc() : nullptr,
        reinterpret_cast<const unsigned char *>(password), password ? int(qstrlen(password)) : 0, nullptr, nullptr);
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &bytes);
    return Secret(QByteArray(bytes, size));
}

} // namespace

TEST_P(ClientCertificate, IsShownToAServerThatAsks)
{
    server.setClientAuthority(clients.authorityPem());
    ConnectionWatch watch(settings());
    ASSERT_TRUE(watch.open()) << watch.transcript().constData();
    EXPECT_EQ(server.clientNames(), QStringList{u"ada@example.org"_s});
}

TEST_P(ClientCertificate, ServerThatDoesNotAskSeesNothing)
{
    ConnectionWatch watch(settings());
    EXPECT_TRUE(watch.open());
    EXPECT_TRUE(server.clientNames().isEmpty());
}

TEST_P(ClientCertificate, WithoutOneNoneIsShown)
{
    server.setClientAuthority(clients.authorityPem());
    ConnectionSettings wish = settings();
    wish.clientCertificate.clear();
    wish.clientKey = {};
    ConnectionWatch watch(wish);
    ASSERT_TRUE(watch.open());
    EXPECT_EQ(server.clientNames(), QStringList{QString()});
}

// The usual server offers PLAIN and LOGIN: nothing for a certificate.
TEST_P(ClientCertificate, WithoutAUserItGoesWithoutSigningInWhereExternalIsNotOffered)
{
    ConnectionWatch watch(settings());
    ASSERT_TRUE(watch.open());
    EXPECT_EQ(watch.credentialCount, 0);
}

TEST_P(ClientCertificate, WithoutAUserItSignsInByExternalWhereOffered)
{
    const bool isStartTls = GetParam() == Security::StartTls;
    server.setAnswer([isStartTls](const Heard &heard) -> std::optional<Answer> {
        if (heard.stage != protocol::Stage::Ehlo || (isStartTls && heard.occurrence == 0))
            return {};
        return Answer{"250-localhost\r\n250 AUTH PLAIN EXTERNAL", false};
    });
    ConnectionWatch watch(settings());
    watch.credential = protocol::Credential{{}, {}, protocol::SecretKind::Certificate};
    ASSERT_TRUE(watch.open()) << watch.transcript().constData();
    EXPECT_EQ(watch.credentialCount, 1);
    EXPECT_TRUE(watch.transcript().contains("AUTH EXTERNAL")) << watch.transcript().constData();
}

INSTANTIATE_TEST_SUITE_P(Both, ClientCertificate, testing::Values(Security::StartTls, Security::ImplicitTls),
    [](const auto &parameter) { return std::string(parameter.param == Security::StartTls ? "StartTls" : "ImplicitTls"); });

namespace {

struct Refused {
    const char *version;
    const char *name;
    CertificateWish wish;
    bool isShown = true;
    bool isOfAnother = false; // an authority that the server does not know
    const char *detail;
};

void PrintTo(const Refused &refused, std::ostream *out)
{
    *out << refused.version << ' ' << refused.name;
}

std::vector<Refused> refusals()
{
    CertificateWish good;
    good.isForClientsOnly = true;
    CertificateWish expired = good;
    expired.notBefore = expired.notBefore.addDays(-60);
    expired.notAfter = expired.notAfter.addDays(-60);
    CertificateWish forServers;
    std::vector<Refused> rows;
    for (const char *version : {"TLSv1_2", "TLSv1_3"}) {
        rows.push_back({version, "Unknown", good, true, true, "unknown CA"});
        rows.push_back({version, "Expired", expired, true, false, "certificate expired"});
        rows.push_back({version, "OfAServer", forServers, true, false, "unsupported certificate"});
    }
    // Older versions have no word for it: "handshake failure" may mean anything.
    rows.push_back({"TLSv1_3", "None", good, false, false, "certificate required"});
    return rows;
}

class RefusedCertificate : public testing::TestWithParam<std::tuple<Refused, bool>>
{
};

} // namespace

TEST_P(RefusedCertificate, IsNamedWithTheServersReason)
{
    const auto &[refused, isRaced] = GetParam();
    const TestCertificates servers;
    const TestCertificates known(u"Known"_s);
    const TestCertificates unknown(u"Unknown"_s);
    const TestIdentity client = (refused.isOfAnother ? unknown : known).make(refused.wish);
    TlsServer server;
    server.start(servers.good(),
        {u"--version"_s, QString::fromLatin1(refused.version), u"--client-authority"_s,
            server.file("clients.pem", known.authorityPem())});
    ConnectionSettings settings;
    settings.endpoints = {{u"127.0.0.1"_s, server.port(), Security::ImplicitTls}};
    if (isRaced) // against a port where nobody answers
        settings.endpoints.append({u"127.0.0.1"_s, 1, Security::ImplicitTls});
    settings.trustedPem = servers.authorityPem();
    if (refused.isShown) {
        settings.clientCertificate = client.pem();
        settings.clientKey = Secret(client.key.toPem());
    }
    ConnectionWatch watch(settings);
    EXPECT_FALSE(watch.open());
    ASSERT_EQ(watch.errors.size(), 1U);
    EXPECT_EQ(watch.errors.at(0).kind, protocol::ErrorKind::ClientCertificateRefused)
        << watch.errors.at(0).detail.toStdString() << watch.transcript().constData();
    EXPECT_EQ(watch.errors.at(0).stage, protocol::Stage::Tls);
    EXPECT_EQ(watch.errors.at(0).detail, QString::fromLatin1(refused.detail));
}

INSTANTIATE_TEST_SUITE_P(
    All, RefusedCertificate, testing::Combine(testing::ValuesIn(refusals()), testing::Bool()), [](const auto &one) {
        const Refused &refused = std::get<0>(one.param);
        return std::string(refused.version) + refused.name + (std::get<1>(one.param) ? "Raced" : "");
    });

TEST(ClientCertificateFaults, AreToldApart)
{
    const TestCertificates authority;
    const TestIdentity one = authority.good();
    const TestIdentity other = authority.good();
    const Secret key(one.key.toPem());
    EXPECT_EQ(faultOf(one.pem(), key), std::nullopt);
    EXPECT_EQ(faultOf(one.pem() + authority.authorityPem(), key), std::nullopt);
    EXPECT_EQ(faultOf("rubbish", key), ClientCertificateFault::NoCertificate);
    EXPECT_EQ(faultOf({}, key), ClientCertificateFault::NoCertificate);
    EXPECT_EQ(faultOf(one.pem(), Secret("rubbish")), ClientCertificateFault::NoKey);
    EXPECT_EQ(faultOf(one.pem(), Secret(one.pem())), ClientCertificateFault::NoKey);
    EXPECT_EQ(faultOf(one.pem(), Secret(other.key.toPem())), ClientCertificateFault::OtherKey);
    // Both in one file, as many tools write them.
    EXPECT_EQ(faultOf(one.key.toPem() + one.pem(), Secret(one.pem() + one.key.toPem())), std::nullopt);
}

TEST(ClientCertificateFaults, KnowTheKindsOfKeys)
{
    const TestIdentity one = TestCertificates().good();
    const Key rsa(EVP_RSA_gen(2048), &EVP_PKEY_free);
    const Key ec(EVP_EC_gen("P-256"), &EVP_PKEY_free);
    const Key edwards(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"), &EVP_PKEY_free);
    EXPECT_FALSE(transport::privateKey(pkcs8(rsa)).isNull());
    EXPECT_FALSE(transport::privateKey(pkcs8(ec)).isNull());
    EXPECT_EQ(faultOf(one.pem(), pkcs8(ec)), ClientCertificateFault::OtherKey);
    EXPECT_EQ(faultOf(one.pem(), pkcs8(edwards)), ClientCertificateFault::NoKey); // Qt has no such keys
    EXPECT_EQ(faultOf(one.pem(), pkcs8(ec, "password")), ClientCertificateFault::EncryptedKey);
}

} // namespace pillarbox::test
