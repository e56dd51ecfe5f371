// A key that a person has trusted for one endpoint, and an issuer trusted for one host: over real handshakes, both ways of
// beginning TLS.

#include "smtp/transport/tlspolicy.h"
#include "tests/support/recordingserver.h"
#include "tests/unit/transport/connectionwatch.h"

#include <gtest/gtest.h>

namespace pillarbox::test {

using namespace Qt::StringLiterals;
using protocol::ErrorKind;
using protocol::Security;

namespace {

CertificateWish ofABridge()
{
    CertificateWish wish;
    wish.commonName = u"Bridge"_s;
    wish.dnsNames = QStringList{u"mail.example.net"_s};
    wish.notBefore = QDateTime::currentDateTimeUtc().addDays(-60);
    wish.notAfter = QDateTime::currentDateTimeUtc().addDays(-30);
    wish.isSelfSigned = true;
    return wish;
}

QByteArray keyOf(const TestIdentity &identity)
{
    return transport::certificateFacts(identity.certificate).keySha256;
}

class ServerTrust : public testing::TestWithParam<Security>
{
protected:
    void SetUp() override { ASSERT_TRUE(server.start()); }
    quint16 port() const { return GetParam() == Security::StartTls ? server.startTlsPort() : server.tlsPort(); }
    transport::ConnectionSettings settings(const QString &host = u"127.0.0.1"_s) const
    {
        transport::ConnectionSettings made;
        made.endpoints = {{host, port(), GetParam()}};
        made.trustedPem = server.trustedPem();
        made.isAuthWanted = true;
        return made;
    }
    ErrorKind refusal(const transport::ConnectionSettings &made, const QString &reason)
    {
        ConnectionWatch watch(made);
        EXPECT_FALSE(watch.open());
        EXPECT_EQ(watch.credentialCount, 0);
        EXPECT_FALSE(server.commands().join(' ').contains("AUTH"));
        const auto &session = watch.connection->session();
        EXPECT_TRUE(session && session->tls && session->tls->errors.contains(reason) && !session->tls->isTrusted);
        return watch.errors.empty() ? ErrorKind::Internal : watch.errors.at(0).kind;
    }

    RecordingServer server;
};

} // namespace

TEST_P(ServerTrust, PinnedKeyIsTheIdentityWhateverTheCertificateSays)
{
    const TestIdentity bridge = server.certificates().make(ofABridge());
    server.setIdentity(bridge);
    auto made = settings();
    made.trust.pin({u"127.0.0.1"_s, port(), keyOf(bridge), {}});
    ConnectionWatch watch(made);
    ASSERT_TRUE(watch.open()) << watch.transcript().toStdString();
    const auto &tls = *watch.connection->session()->tls;
    EXPECT_TRUE(tls.isTrusted);
    EXPECT_TRUE(tls.isPinned);
    EXPECT_TRUE(tls.errors.isEmpty());
}

TEST_P(ServerTrust, PinnedKeyStaysTheSameInANewCertificate)
{
    CertificateWish wish = ofABridge();
    const TestIdentity before = server.certificates().make(wish);
    wish.key = before.key;
    wish.commonName = u"Bridge, renewed"_s;
    server.setIdentity(server.certificates().make(wish));
    auto made = settings();
    made.trust.pin({u"127.0.0.1"_s, port(), keyOf(before), before.pem()});
    ConnectionWatch watch(made);
    EXPECT_TRUE(watch.open()) << watch.transcript().toStdString();
}

TEST_P(ServerTrust, AnotherKeyIsRefusedThoughItsCertificateIsGood)
{
    const QByteArray pinned = keyOf(server.certificates().make(ofABridge()));
    const TestIdentity good = server.certificates().good();
    server.setIdentity(good);
    auto made = settings();
    made.trust.pin({u"127.0.0.1"_s, port(), pinned, {}});
    ConnectionWatch watch(made);
    EXPECT_FALSE(watch.open());
    EXPECT_EQ(watch.credentialCount, 0);
    ASSERT_EQ(watch.errors.size(), 1U);
    EXPECT_EQ(watch.errors.at(0).kind, ErrorKind::PinnedKeyChanged);
    EXPECT_EQ(watch.errors.at(0).stage, protocol::Stage::Tls);
    const auto faults = transport::certificateFaultsFrom(watch.errors.at(0).detail);
    ASSERT_FALSE(faults.isEmpty());
    EXPECT_EQ(faults.at(0).facts, (QStringList{QString::fromLatin1(pinned.toHex()), QString::fromLatin1(keyOf(good).toHex())}));
}

TEST_P(ServerTrust, AnotherKeyOfASelfSignedOneIsRefusedLikewise)
{
    server.setIdentity(server.certificates().make(ofABridge()));
    auto made = settings();
    made.trust.pin({u"127.0.0.1"_s, port(), keyOf(server.certificates().make(ofABridge())), {}});
    EXPECT_EQ(refusal(made, u"keyChanged"_s), ErrorKind::PinnedKeyChanged);
}

// So is one whose pin was damaged in the file: it fits nothing.
TEST_P(ServerTrust, PinWithoutAKeyFitsNone)
{
    auto made = settings();
    made.trust.pin({u"127.0.0.1"_s, port(), {}, {}});
    EXPECT_EQ(refusal(made, u"keyChanged"_s), ErrorKind::PinnedKeyChanged);
}

TEST_P(ServerTrust, PinHoldsForItsEndpointAlone)
{
    const TestIdentity bridge = server.certificates().make(ofABridge());
    server.setIdentity(bridge);
    auto made = settings();
    made.trust.pin({u"127.0.0.1"_s, quint16(port() + 1), keyOf(bridge), {}});
    made.trust.pin({u"127.0.0.2"_s, port(), keyOf(bridge), {}});
    EXPECT_EQ(refusal(made, u"selfSigned"_s), ErrorKind::CertificateInvalid);
}

TEST_P(ServerTrust, PinDoesNotMakeUpForWhatIsNotAboutIdentity)
{
    CertificateWish wish = ofABridge();
    wish.isSelfSigned = false;
    wish.isForClientsOnly = true;
    const TestIdentity client = server.certificates().make(wish);
    server.setIdentity(client);
    auto made = settings();
    made.trust.pin({u"127.0.0.1"_s, port(), keyOf(client), {}});
    EXPECT_EQ(refusal(made, u"invalidPurpose"_s), ErrorKind::CertificateInvalid);
}

TEST_P(ServerTrust, IssuerIsAnAnchorForItsHostAlone)
{
    const TestCertificates own(u"Firm"_s);
    server.setIdentity(own.good());
    auto made = settings();
    made.trust.trust({u"127.0.0.1"_s, own.authorityPem()});
    ConnectionWatch watch(made);
    EXPECT_TRUE(watch.open()) << watch.transcript().toStdString();
    EXPECT_FALSE(watch.connection->session()->tls->isPinned);

    auto elsewhere = settings(u"localhost"_s);
    elsewhere.trust = made.trust;
    ConnectionWatch other(elsewhere);
    EXPECT_FALSE(other.open());
    ASSERT_FALSE(other.errors.empty());
    EXPECT_EQ(other.errors.at(0).kind, ErrorKind::CertificateInvalid);
}

TEST_P(ServerTrust, IssuerExcusesNothingElse)
{
    const TestCertificates own(u"Firm"_s);
    auto made = settings();
    made.trust.trust({u"127.0.0.1"_s, own.authorityPem()});
    server.setIdentity(own.otherName());
    EXPECT_EQ(refusal(made, u"otherName"_s), ErrorKind::CertificateInvalid);
    CertificateWish wish = ofABridge();
    wish.isSelfSigned = false;
    server.setIdentity(own.make(wish));
    EXPECT_EQ(refusal(made, u"expired"_s), ErrorKind::CertificateInvalid);
}

// Also the system's authorities stay trusted beside it: nothing is taken away by trusting one more.
TEST_P(ServerTrust, IssuerStandsBesideTheOthers)
{
    auto made = settings();
    made.trust.trust({u"127.0.0.1"_s, TestCertificates(u"Firm"_s).authorityPem()});
    ConnectionWatch watch(made);
    EXPECT_TRUE(watch.open()) << watch.transcript().toStdString();
}

INSTANTIATE_TEST_SUITE_P(Both, ServerTrust, testing::Values(Security::StartTls, Security::ImplicitTls),
    [](const testing::TestParamInfo<Security> &security) {
        return std::string(security.param == Security::StartTls ? "StartTls" : "Implicit");
    });

TEST(ServerTrustValue, KnowsItsHostsInAllTheirForms)
{
    transport::ServerTrust trust;
    trust.pin({u"Mail.Example.org"_s, 587, "a", {}});
    trust.pin({u"mail.example.org."_s, 587, "b", {}});
    ASSERT_EQ(trust.pins.size(), 1) << "a new key takes the place of the old one";
    ASSERT_TRUE(trust.pinOf(u"mail.example.org"_s, 587));
    EXPECT_EQ(trust.pinOf(u"mail.example.org"_s, 587)->keySha256, "b");
    EXPECT_FALSE(trust.pinOf(u"mail.example.org"_s, 465));
}

TEST(ServerTrustValue, AnIssuerStandsBesideTheSystemsOwn)
{
    const auto system = QSslConfiguration::systemCaCertificates();
    if (system.isEmpty())
        GTEST_SKIP() << "this system trusts nobody: no certificates are installed";
    const QByteArray firm = TestCertificates(u"Firm"_s).authorityPem();
    transport::TlsSettings settings;
    settings.trust.trust({u"mail.firm.example"_s, firm});
    const auto trusted = transport::TlsPolicy(settings).configurationFor(u"mail.firm.example"_s).caCertificates();
    EXPECT_TRUE(trusted.contains(QSslCertificate(firm)));
    for (const QSslCertificate &each : system)
        EXPECT_TRUE(trusted.contains(each)) << each.subjectDisplayName().toStdString();
    EXPECT_FALSE(transport::TlsPolicy(settings)
                     .configurationFor(u"mail.other.example"_s)
                     .caCertificates()
                     .contains(QSslCertificate(firm)));
    settings.trustedPem = "none that can be read";
    EXPECT_EQ(transport::TlsPolicy(settings).configurationFor(u"mail.firm.example"_s).caCertificates().size(), 1);
}

TEST(ServerTrustValue, ReadsFingerprintsAsToolsPrintThem)
{
    const QByteArray octets = QByteArray(31, '\x0a') + '\xff';
    EXPECT_EQ(transport::fingerprintFrom(QString::fromLatin1(octets.toHex())), octets);
    EXPECT_EQ(transport::fingerprintFrom(QString::fromLatin1(octets.toHex(':').toUpper())), octets);
    for (const QString &wrong : QStringList{u""_s, u"0a"_s, QString::fromLatin1(octets.toHex()) + u"00"_s,
             QString::fromLatin1(octets.toHex()).replace(3, 1, u"g"_s)})
        EXPECT_FALSE(transport::fingerprintFrom(wrong)) << wrong.toStdString();
}

} // namespace pillarbox::test
