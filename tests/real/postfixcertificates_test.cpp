// Client certificates as Postfix uses them: to relay for a known one without a password, and to talk to nobody without one.

#include "tests/real/letter.h"
#include "tests/real/realserverstest.h"
#include "tests/support/testcertificates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pillarbox::test {
namespace {

using protocol::ErrorKind;
using protocol::Security;
using protocol::Stage;

constexpr const char *kKnown = "-o smtpd_tls_ask_ccert=yes -o smtpd_sasl_auth_enable=no"
                               " -o smtpd_relay_restrictions=permit_tls_clientcerts,reject"
                               " -o smtpd_recipient_restrictions=permit_tls_clientcerts,reject";
constexpr const char *kRequired = "-o smtpd_tls_req_ccert=yes";
constexpr const char *kRequiredAtOnce = "-o smtpd_tls_req_ccert=yes -o smtpd_tls_wrappermode=yes";

class PostfixCertificates : public RealServersTest
{
protected:
    static void SetUpTestSuite()
    {
        startServers([](RealServers &servers) {
            for (const char *variant : {kKnown, kRequired, kRequiredAtOnce})
                servers.addVariant(variant);
        });
    }
    static transport::ConnectionSettings settings(const QByteArray &variant, const RealServers::ClientIdentity &identity = {})
    {
        const Security security = variant == kRequiredAtOnce ? Security::ImplicitTls : Security::StartTls;
        transport::ConnectionSettings result;
        result.endpoints = {{RealServers::host(), s_servers->variantPort(variant), security}};
        result.isAuthWanted = variant != kKnown;
        result.trustedPem = s_servers->caPem();
        result.clientCertificate = identity.certificate;
        result.clientKey = Secret(identity.key);
        return result;
    }
    static protocol::Credential ada() { return {RealServers::ada().address.toUtf8(), Secret(RealServers::ada().password)}; }
};

TEST_F(PostfixCertificates, AKnownOneMayRelayWithoutAPassword)
{
    const QByteArray to = "bycertificate@pillarbox.test";
    const QByteArray content = contentOf(Letter::Plain, to);
    ConnectionWatch watch(settings(kKnown, s_servers->adaIdentity()));
    ASSERT_TRUE(watch.open()) << watch.transcript().constData();
    EXPECT_EQ(watch.credentialCount, 0);
    watch.deliver(content, {to});
    ASSERT_TRUE(watch.awaitOutcome());
    EXPECT_FALSE(watch.outcomes.front().error) << watch.transcript().constData();
    const QStringList files = s_servers->waitForMail(QString::fromLatin1(to));
    ASSERT_EQ(files.size(), 1) << s_servers->log().constData();
    EXPECT_TRUE(contentOfFile(files.first()).endsWith(asStored(content)));
}

TEST_F(PostfixCertificates, WithoutAKnownOneNobodyRelays)
{
    for (const auto &identity : {RealServers::ClientIdentity(), s_servers->strangerIdentity()}) {
        ConnectionWatch watch(settings(kKnown, identity));
        ASSERT_TRUE(watch.open()) << watch.transcript().constData();
        watch.deliver("Subject: x\r\n\r\nx\r\n", {"nobody@pillarbox.test"});
        ASSERT_TRUE(watch.awaitOutcome());
        ASSERT_TRUE(watch.outcomes.front().error);
        EXPECT_EQ(watch.outcomes.front().error->kind, ErrorKind::Refused);
        EXPECT_EQ(watch.outcomes.front().error->stage, Stage::Rcpt);
        EXPECT_EQ(watch.outcomes.front().error->replyCode, 554);
    }
}

TEST_F(PostfixCertificates, WhereOneIsRequiredOursIsEnough)
{
    for (const char *variant : {kRequired, kRequiredAtOnce}) {
        ConnectionWatch watch(settings(variant, s_servers->adaIdentity()));
        watch.credential = ada();
        ASSERT_TRUE(watch.open()) << watch.transcript().constData();
        watch.deliver("Subject: x\r\n\r\nx\r\n", {"required@pillarbox.test"});
        ASSERT_TRUE(watch.awaitOutcome());
        EXPECT_FALSE(watch.outcomes.front().error);
    }
    EXPECT_EQ(s_servers->waitForMail(QStringLiteral("required@pillarbox.test"), 2).size(), 2);
}

TEST_F(PostfixCertificates, WhereOneIsRequiredTheServerSaysWhatItMisses)
{
    const std::pair<RealServers::ClientIdentity, QByteArray> rows[]
        = {{{}, "No client certificate presented"}, {s_servers->strangerIdentity(), "Client certificate not trusted"}};
    for (const char *variant : {kRequired, kRequiredAtOnce}) {
        for (const auto &[identity, words] : rows) {
            ConnectionWatch watch(settings(variant, identity));
            watch.credential = ada();
            EXPECT_FALSE(watch.open());
            ASSERT_EQ(watch.errors.size(), 1U);
            EXPECT_EQ(watch.errors.front().kind, ErrorKind::ServerClosing) << watch.transcript().constData();
            EXPECT_EQ(watch.errors.front().replyCode, 421);
            EXPECT_TRUE(watch.errors.front().serverText.contains(words)) << watch.errors.front().serverText.constData();
            EXPECT_EQ(watch.credentialCount, 0) << "the password stays here";
        }
    }
}

// Nobody vouches for it here, and its key alone says who it is; another one is refused before a word.
TEST_F(PostfixCertificates, ItsOwnKeyIsEnoughOnceItWasTrusted)
{
    auto wish = settings(kRequired, s_servers->adaIdentity());
    wish.trustedPem = TestCertificates().authorityPem();
    ConnectionWatch stranger(wish);
    EXPECT_FALSE(stranger.open());
    ASSERT_EQ(stranger.errors.size(), 1U);
    EXPECT_EQ(stranger.errors.front().kind, ErrorKind::CertificateInvalid);
    ASSERT_TRUE(stranger.connection->session() && stranger.connection->session()->tls);
    const auto &shown = stranger.connection->session()->tls->chain.first();

    const transport::Endpoint endpoint = wish.endpoints.first();
    wish.trust.pin({endpoint.host, endpoint.port, shown.keySha256, shown.pem});
    ConnectionWatch trusted(wish);
    trusted.credential = ada();
    EXPECT_TRUE(trusted.open()) << trusted.transcript().constData();

    wish.trust.pin({endpoint.host, endpoint.port, QByteArray(32, 'k'), {}});
    ConnectionWatch changed(wish);
    EXPECT_FALSE(changed.open());
    ASSERT_EQ(changed.errors.size(), 1U);
    EXPECT_EQ(changed.errors.front().kind, ErrorKind::PinnedKeyChanged);
    EXPECT_EQ(changed.credentialCount, 0);
}

} // namespace
} // namespace pillarbox::test
