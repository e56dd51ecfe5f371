// What a server has to show, tried over real handshakes: every flaw is named, and no command, still less a credential, follows.

#include "smtp/transport/tlspolicy.h"
#include "tests/support/recordingserver.h"
#include "tests/unit/transport/connectionwatch.h"

#include <gtest/gtest.h>

namespace pillarbox::test {

using protocol::ErrorKind;
using protocol::Security;
using protocol::Stage;

namespace {

struct Case {
    std::string name;
    std::function<TestIdentity(const TestCertificates &)> make;
    std::string host;
    QString reason; // empty: accepted
};

TestIdentity named(const TestCertificates &authority, const QStringList &dnsNames, const QStringList &addresses = {})
{
    CertificateWish wish;
    wish.commonName = QStringLiteral("localhost");
    wish.dnsNames = dnsNames;
    wish.addresses = addresses;
    return authority.make(wish);
}

void PrintTo(const Case &what, std::ostream *out)
{
    *out << what.name;
}

class Certificates : public testing::TestWithParam<std::tuple<Case, Security>>
{
};

std::vector<Case> cases()
{
    using Authority = const TestCertificates &;
    return {
        {"Good", [](Authority a) { return a.good(); }, "localhost", {}},
        {"GoodByAddress", [](Authority a) { return a.good(); }, "127.0.0.1", {}},
        {"Expired", [](Authority a) { return a.expired(); }, "localhost", QStringLiteral("expired")},
        {"NotYetValid", [](Authority a) { return a.notYetValid(); }, "localhost", QStringLiteral("notYetValid")},
        {"OtherName", [](Authority a) { return a.otherName(); }, "localhost", QStringLiteral("otherName")},
        {"CommonNameOnly", [](Authority a) { return a.commonNameOnly(); }, "localhost", QStringLiteral("otherName")},
        {"CommonNameBesideOthers", [](Authority a) { return named(a, {QStringLiteral("mail.example.net")}); }, "localhost",
            QStringLiteral("otherName")},
        {"AddressAsDnsName", [](Authority a) { return named(a, {QStringLiteral("127.0.0.1")}); }, "127.0.0.1",
            QStringLiteral("otherName")},
        {"OtherAddress", [](Authority a) { return named(a, {}, {QStringLiteral("127.0.0.2")}); }, "127.0.0.1",
            QStringLiteral("otherName")},
        {"SelfSigned", [](Authority a) { return a.selfSigned(); }, "localhost", QStringLiteral("selfSigned")},
        {"OfAnotherAuthority", [](Authority) { return TestCertificates(QStringLiteral("Another")).good(); }, "localhost",
            QStringLiteral("unknownIssuer")},
        {"OfAnImpostorAuthority", [](Authority) { return TestCertificates().good(); }, "localhost",
            QStringLiteral("badSignature")},
        {"ForClientsOnly",
            [](Authority a) {
                CertificateWish wish;
                wish.dnsNames = QStringList{QStringLiteral("localhost")};
                wish.isForClientsOnly = true;
                return a.make(wish);
            },
            "localhost", QStringLiteral("invalidPurpose")},
    };
}

std::string nameOf(const testing::TestParamInfo<std::tuple<Case, Security>> &parameter)
{
    const auto &[what, security] = parameter.param;
    return what.name + (security == Security::ImplicitTls ? "Implicit" : "StartTls");
}

} // namespace

TEST_P(Certificates, AreJudgedBeforeAByteOfMail)
{
    const auto &[what, security] = GetParam();
    RecordingServer server;
    server.setIdentity(what.make(server.certificates()));
    ASSERT_TRUE(server.start());
    transport::ConnectionSettings settings;
    const quint16 port = security == Security::StartTls ? server.startTlsPort() : server.tlsPort();
    settings.endpoints = {{QString::fromStdString(what.host), port, security}};
    settings.trustedPem = server.trustedPem();
    settings.isAuthWanted = true;
    ConnectionWatch watch(settings);
    const bool isOpen = watch.open();

    ASSERT_TRUE(watch.connection->session() && watch.connection->session()->tls);
    const auto &tls = *watch.connection->session()->tls;
    EXPECT_FALSE(tls.chain.isEmpty());
    EXPECT_EQ(tls.isTrusted, what.reason.isEmpty());
    EXPECT_EQ(isOpen, what.reason.isEmpty());
    if (what.reason.isEmpty())
        return;
    EXPECT_TRUE(tls.errors.contains(what.reason)) << qPrintable(tls.errors.join(u' '));
    ASSERT_EQ(watch.errors.size(), 1U);
    EXPECT_EQ(watch.errors.at(0).kind, ErrorKind::CertificateInvalid);
    EXPECT_EQ(watch.errors.at(0).stage, Stage::Tls);
    EXPECT_TRUE(watch.errors.at(0).detail.contains(what.reason));
    EXPECT_EQ(watch.credentialCount, 0);
    const bool isSilentAfterwards = server.commands().isEmpty() || server.commands().last() == "STARTTLS";
    EXPECT_TRUE(isSilentAfterwards);
}

INSTANTIATE_TEST_SUITE_P(All, Certificates,
    testing::Combine(testing::ValuesIn(cases()), testing::Values(Security::StartTls, Security::ImplicitTls)), nameOf);

TEST(Pin, AcceptsTheServersOwnSelfSignedCertificate)
{
    RecordingServer server;
    const TestIdentity own = server.certificates().selfSigned();
    server.setIdentity(own);
    ASSERT_TRUE(server.start());
    transport::ConnectionSettings settings;
    settings.endpoints = {{QStringLiteral("127.0.0.1"), server.tlsPort(), Security::ImplicitTls}};
    settings.trustedPem = own.pem();
    ConnectionWatch watch(settings);
    EXPECT_TRUE(watch.open()) << watch.transcript().toStdString();
}

TEST(Pin, StillHoldsTheServerToItsName)
{
    RecordingServer server;
    CertificateWish wish;
    wish.dnsNames = QStringList{QStringLiteral("mail.example.net")};
    wish.isSelfSigned = true;
    const TestIdentity own = server.certificates().make(wish);
    server.setIdentity(own);
    ASSERT_TRUE(server.start());
    transport::ConnectionSettings settings;
    settings.endpoints = {{QStringLiteral("127.0.0.1"), server.tlsPort(), Security::ImplicitTls}};
    settings.trustedPem = own.pem();
    ConnectionWatch watch(settings);
    EXPECT_FALSE(watch.open());
    ASSERT_EQ(watch.errors.size(), 1U);
    EXPECT_EQ(watch.errors.at(0).detail, QStringLiteral("otherName"));
}

TEST(Pin, OfAnotherServerIsNoPin)
{
    RecordingServer server;
    server.setIdentity(server.certificates().selfSigned());
    ASSERT_TRUE(server.start());
    transport::ConnectionSettings settings;
    settings.endpoints = {{QStringLiteral("127.0.0.1"), server.tlsPort(), Security::ImplicitTls}};
    settings.trustedPem = server.certificates().selfSigned().pem(); // the same name, another key
    ConnectionWatch watch(settings);
    EXPECT_FALSE(watch.open());
    ASSERT_EQ(watch.errors.size(), 1U);
    EXPECT_EQ(watch.errors.at(0).kind, ErrorKind::CertificateInvalid);
}

TEST(Pin, ThatCannotBeReadTrustsNobody)
{
    RecordingServer server;
    ASSERT_TRUE(server.start());
    transport::ConnectionSettings settings;
    settings.endpoints = {{QStringLiteral("localhost"), server.tlsPort(), Security::ImplicitTls}};
    settings.trustedPem = "no certificate";
    ConnectionWatch watch(settings);
    EXPECT_FALSE(watch.open());
    ASSERT_EQ(watch.errors.size(), 1U);
    EXPECT_EQ(watch.errors.at(0).kind, ErrorKind::CertificateInvalid);
}

TEST(CertificateNames, AreMatchedByLabel)
{
    const TestCertificates authority;
    struct Pair {
        const char *pattern;
        const char *host;
        bool isMatch;
    };
    const Pair pairs[] = {
        {"mail.example.org", "mail.example.org", true},
        {"mail.example.org", "MAIL.Example.Org", true},
        {"mail.example.org", "mail.example.org.", true},
        {"mail.example.org", "smtp.example.org", false},
        {"example.org", "mail.example.org", false},
        {"*.example.org", "mail.example.org", true},
        {"*.example.org", "a.mail.example.org", false},
        {"*.example.org", "example.org", false},
        {"*.org", "example.org", false},
        {"m*.example.org", "mail.example.org", false},
        {"mail.*.org", "mail.example.org", false},
        {"*", "localhost", false},
        {"xn--mller-kva.example", "müller.example", true},
    };
    for (const Pair &pair : pairs) {
        const TestIdentity identity = named(authority, {QString::fromLatin1(pair.pattern)});
        EXPECT_EQ(transport::isNamedBy(identity.certificate, QString::fromUtf8(pair.host)), pair.isMatch)
            << pair.pattern << " " << pair.host;
    }
    const TestIdentity good = authority.good();
    EXPECT_TRUE(transport::isNamedBy(good.certificate, QStringLiteral("::1")));
    EXPECT_TRUE(transport::isNamedBy(good.certificate, QStringLiteral("[0:0:0:0:0:0:0:1]")));
    EXPECT_FALSE(transport::isNamedBy(good.certificate, QStringLiteral("::2")));
    EXPECT_FALSE(transport::isNamedBy(good.certificate, QString()));
}

TEST(CertificateFacts, SayWhatIsInIt)
{
    const TestCertificates authority;
    const auto facts = transport::certificateFacts(authority.good().certificate);
    EXPECT_EQ(facts.subject, QStringLiteral("localhost"));
    EXPECT_EQ(facts.issuer, QStringLiteral("Authority of a test"));
    EXPECT_TRUE(facts.names.contains(QStringLiteral("localhost")));
    EXPECT_TRUE(facts.names.contains(QStringLiteral("127.0.0.1")));
    EXPECT_EQ(facts.sha256.size(), 32);
    EXPECT_LT(facts.notBefore, facts.notAfter);
    EXPECT_EQ(QSslCertificate(facts.pem), QSslCertificate(facts.pem.trimmed()));
}

} // namespace pillarbox::test
