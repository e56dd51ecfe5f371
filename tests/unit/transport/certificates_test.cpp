// What a server has to show, tried over real handshakes: every flaw is named, and no command, still less a credential, follows.

#include "smtp/transport/certificatefinding.h"
#include "smtp/transport/tlspolicy.h"
#include "tests/support/recordingserver.h"
#include "tests/unit/transport/connectionwatch.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace pillarbox::test {

using namespace Qt::StringLiterals;

using protocol::ErrorKind;
using protocol::Security;
using protocol::SendError;
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

CertificateWish forLocalhost()
{
    CertificateWish wish;
    wish.dnsNames = QStringList{QStringLiteral("localhost")};
    return wish;
}

TestIdentity ofAnIntermediate(const TestCertificates &authority, bool isShown)
{
    CertificateWish between;
    between.commonName = QStringLiteral("Between");
    between.isAuthority = true;
    const TestIdentity intermediate = authority.make(between);
    TestIdentity identity = TestCertificates::make(forLocalhost(), intermediate);
    if (isShown)
        identity.issuers = {intermediate.certificate};
    return identity;
}

// Signed with the key of a certificate that may sign nothing.
TestIdentity ofAnotherServer(const TestCertificates &authority)
{
    const TestIdentity other = authority.otherName();
    TestIdentity identity = TestCertificates::make(forLocalhost(), other);
    identity.issuers = {other.certificate};
    return identity;
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
        {"OfAnAuthority",
            [](Authority a) {
                CertificateWish wish = forLocalhost();
                wish.isAuthority = true;
                return a.make(wish);
            },
            "localhost", QStringLiteral("invalidPurpose")},
        {"NulInTheName", [](Authority a) { return named(a, {QString::fromLatin1("localhost\0.evil.example", 23)}); },
            "localhost", QStringLiteral("otherName")},
        {"AddressAsWildcard", [](Authority a) { return named(a, {QStringLiteral("*.0.0.1")}); }, "127.0.0.1",
            QStringLiteral("otherName")},
        {"WildcardAlone", [](Authority a) { return named(a, {QStringLiteral("*")}); }, "localhost",
            QStringLiteral("otherName")},
        {"IntermediateShown", [](Authority a) { return ofAnIntermediate(a, true); }, "localhost", {}},
        {"IntermediateMissing", [](Authority a) { return ofAnIntermediate(a, false); }, "localhost",
            QStringLiteral("unknownIssuer")},
        {"IntermediateOfAPublicAuthorityMissing",
            [](Authority) {
                CertificateWish wish = forLocalhost();
                wish.namesItsIssuersPlace = true;
                return TestCertificates(QStringLiteral("Public")).make(wish);
            },
            "localhost", QStringLiteral("incompleteChain")},
        {"IssuedByAServer", [](Authority a) { return ofAnotherServer(a); }, "localhost", QStringLiteral("badChain")},
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

// What today's library does not even load as a server: openssl itself shows it, told to be lax.
class LaxServer
{
public:
    LaxServer(const TestIdentity &identity, const QStringList &options)
    {
        write(QStringLiteral("cert.pem"), identity.pem());
        write(QStringLiteral("key.pem"), identity.key.toPem());
        QByteArray chain;
        for (const QSslCertificate &issuer : identity.issuers)
            chain += issuer.toPem();
        write(QStringLiteral("chain.pem"), chain);
        const QStringList showsChain{QStringLiteral("-cert_chain"), m_folder.filePath(QStringLiteral("chain.pem"))};
        m_process.start(QStringLiteral("openssl"),
            QStringList{QStringLiteral("s_server"), QStringLiteral("-accept"), QStringLiteral("127.0.0.1:0"),
                QStringLiteral("-cert"), m_folder.filePath(QStringLiteral("cert.pem")), QStringLiteral("-key"),
                m_folder.filePath(QStringLiteral("key.pem")), QStringLiteral("-cipher"), QStringLiteral("ALL@SECLEVEL=0")}
                + (chain.isEmpty() ? QStringList() : showsChain) + options);
    }
    ~LaxServer()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    // 0: it does not come up.
    quint16 port()
    {
        static const QRegularExpression accepting(QStringLiteral("ACCEPT 127\\.0\\.0\\.1:(\\d+)"));
        QRegularExpressionMatch match;
        await([&] { return (match = accepting.match(QString::fromLatin1(said()))).hasMatch(); });
        return match.captured(1).toUShort();
    }
    QByteArray said() { return m_said += m_process.readAllStandardOutput(); }

private:
    void write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
    }

    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_said;
};

class Weak : public testing::Test
{
protected:
    SendError errorOf(const TestIdentity &identity, const QStringList &options, const QByteArray &trusted,
        const std::optional<TestIdentity> &client = {})
    {
        LaxServer server(identity, options);
        transport::ConnectionSettings settings;
        settings.endpoints = {{QStringLiteral("localhost"), server.port(), Security::ImplicitTls}};
        settings.trustedPem = trusted;
        settings.isAuthWanted = true;
        if (client) {
            settings.clientCertificate = client->pem();
            settings.clientKey = Secret(client->key.toPem());
        }
        ConnectionWatch watch(settings);
        EXPECT_FALSE(watch.open());
        EXPECT_FALSE(server.said().contains("EHLO"));
        return watch.errors.empty() ? SendError() : watch.errors.at(0);
    }

    TestCertificates authority;
};

TEST_F(Weak, KeyOfTheServer)
{
    CertificateWish wish = forLocalhost();
    wish.rsaBits = 1024;
    const SendError error = errorOf(authority.make(wish), {}, authority.authorityPem());
    EXPECT_EQ(error.kind, ErrorKind::CertificateInvalid);
    EXPECT_EQ(error.detail, QStringLiteral("weakKey"));
}

TEST_F(Weak, KeyOfTheAuthority)
{
    CertificateWish wish;
    wish.commonName = QStringLiteral("Between");
    wish.isAuthority = true;
    wish.rsaBits = 1024;
    const TestIdentity weak = authority.make(wish);
    TestIdentity identity = TestCertificates::make(forLocalhost(), weak);
    identity.issuers = {weak.certificate};
    const SendError error = errorOf(identity, {}, authority.authorityPem());
    EXPECT_EQ(error.kind, ErrorKind::CertificateInvalid);
    EXPECT_EQ(error.detail, QStringLiteral("weakKey"));
}

TEST_F(Weak, Signature)
{
    CertificateWish wish = forLocalhost();
    wish.signedWith = "SHA1";
    const SendError error = errorOf(authority.make(wish), {}, authority.authorityPem());
    EXPECT_EQ(error.kind, ErrorKind::CertificateInvalid);
    EXPECT_EQ(error.detail, QStringLiteral("weakSignature"));
}

TEST_F(Weak, Protocols)
{
    for (const char *version : {"-tls1", "-tls1_1"}) {
        const SendError error = errorOf(authority.good(), {QString::fromLatin1(version)}, authority.authorityPem());
        EXPECT_EQ(error.kind, ErrorKind::TlsFailed) << version;
        EXPECT_EQ(error.stage, Stage::Tls) << version;
    }
}

// Told in the handshake by TLS 1.2, and after our side of it by TLS 1.3; without any certificate TLS 1.2 has no word for it.
TEST_F(Weak, ClientCertificateOfAStranger)
{
    const TestCertificates strangers(QStringLiteral("Strangers"));
    for (const char *version : {"-tls1_2", "-tls1_3"}) {
        const QStringList options{QString::fromLatin1(version), QStringLiteral("-Verify"), QStringLiteral("1"),
            QStringLiteral("-verify_return_error"), QStringLiteral("-no-CAfile"), QStringLiteral("-no-CApath")};
        const SendError error = errorOf(authority.good(), options, authority.authorityPem(), strangers.good());
        EXPECT_EQ(error.kind, ErrorKind::ClientCertificateRefused) << version << qPrintable(error.detail);
        EXPECT_EQ(error.stage, Stage::Tls) << version;
    }
}

TEST_F(Weak, SameServerIsTakenWithGoodOnes)
{
    LaxServer server(authority.good(), {QStringLiteral("-tls1_2")});
    transport::ConnectionSettings settings;
    settings.endpoints = {{QStringLiteral("localhost"), server.port(), Security::ImplicitTls}};
    settings.trustedPem = authority.authorityPem();
    ConnectionWatch watch(settings);
    watch.connection->open();
    EXPECT_TRUE(await([&] { return std::count(watch.stages.begin(), watch.stages.end(), Stage::Tls) == 1; }));
}

TEST(TrustedFile, AcceptsTheServersOwnSelfSignedCertificate)
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

TEST(TrustedFile, StillHoldsTheServerToItsName)
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
    EXPECT_EQ(watch.errors.at(0).detail, QStringLiteral("otherName=mail.example.net"));
}

TEST(TrustedFile, OfAnotherServerIsNoPin)
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

TEST(TrustedFile, ThatCannotBeReadTrustsNobody)
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
        {"*", "mail.example.org", false},
        {"*.*.example.org", "a.b.example.org", false},
        {"*mail.example.org", "mail.example.org", false},
        {"ma*l.example.org", "mail.example.org", false},
        {"mail.example.*", "mail.example.org", false},
        {"xn--*.example.org", "xn--mller-kva.example.org", false},
        {"*.", "localhost", false},
        {"", "localhost", false},
        {"*.example.org", ".example.org", false},
        {"*.0.0.1", "127.0.0.1", false},
        {"*.xn--mller-kva.example", "mail.m\xc3\xbcller.example", true},
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

// The facts that the sentences need travel with the error.
TEST(CertificateFaults, KeepWhatTheSentencesNeed)
{
    const TestCertificates authority;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    CertificateWish wish;
    wish.notBefore = now.addDays(-60);
    wish.notAfter = now.addDays(-22);
    wish.dnsNames = QStringList{QStringLiteral("a.example"), QStringLiteral("b.example"), QStringLiteral("c.example"),
        QStringLiteral("d.example"), QStringLiteral("e.example"), QStringLiteral("f, g;h=i%2C")};
    const auto faults = transport::certificateFaults({authority.make(wish).certificate}, QStringLiteral("localhost"),
        {QSslError(QSslError::UnableToGetLocalIssuerCertificate)}, now);
    ASSERT_EQ(transport::reasonsOf(faults), (QStringList{u"otherName"_s, u"unknownIssuer"_s, u"expired"_s}));
    EXPECT_EQ(faults.at(0).facts, (QStringList{u"a.example"_s, u"b.example"_s, u"c.example"_s, u"d.example"_s, u"+2"_s}));
    EXPECT_EQ(faults.at(1).facts, QStringList{u"Authority of a test"_s});
    EXPECT_EQ(faults.at(2).facts.value(0), wish.notAfter.toString(Qt::ISODate));
    EXPECT_EQ(transport::certificateFaultsFrom(transport::toText(faults)), faults);

    const QList<transport::CertificateFault> hostile{{QStringLiteral("otherName"), {u"f, g;h=i%2C"_s, u"ä"_s}}};
    EXPECT_EQ(transport::certificateFaultsFrom(transport::toText(hostile)), hostile);
    EXPECT_EQ(transport::reasonsOf(transport::certificateFaultsFrom(QStringLiteral("expired, selfSigned"))),
        (QStringList{u"expired"_s, u"selfSigned"_s}));
}

// A date before this program was made is the computer's fault, and said so; a date after it is the certificate's.
TEST(CertificateFaults, TellAWrongClockFromAnEarlyCertificate)
{
    const TestCertificates authority;
    const QDateTime past(QDate(2001, 1, 1), QTime(0, 0), Qt::UTC);
    const auto faults = transport::certificateFaults({authority.good().certificate}, QStringLiteral("localhost"), {}, past);
    ASSERT_EQ(transport::reasonsOf(faults), (QStringList{u"wrongClock"_s, u"notYetValid"_s}));
    EXPECT_EQ(faults.at(0).facts, QStringList{past.toString(Qt::ISODate)});
    const auto early = transport::certificateFaults(
        {authority.notYetValid().certificate}, QStringLiteral("localhost"), {}, QDateTime::currentDateTimeUtc());
    EXPECT_EQ(transport::reasonsOf(early).contains(u"wrongClock"_s), false);
}

// Servers show expired issuers too that nobody needs: the library knows a way around them.
TEST(CertificateFaults, LookAtIssuersOnlyWhereTheLibraryMindsThem)
{
    const TestCertificates authority;
    const QList<QSslCertificate> chain{authority.good().certificate, authority.expired().certificate};
    const QDateTime now = QDateTime::currentDateTimeUtc();
    EXPECT_TRUE(transport::certificateFaults(chain, QStringLiteral("localhost"), {}, now).isEmpty());
    const auto faults = transport::certificateFaults(
        chain, QStringLiteral("localhost"), {QSslError(QSslError::CertificateExpired, chain.at(1))}, now);
    ASSERT_EQ(transport::reasonsOf(faults), QStringList{u"expired"_s});
    EXPECT_EQ(faults.at(0).facts.value(2), QStringLiteral("localhost"));
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
    EXPECT_EQ(facts.keySha256.size(), 32);
    EXPECT_NE(facts.keySha256, facts.sha256);
    EXPECT_LT(facts.notBefore, facts.notAfter);
    EXPECT_EQ(QSslCertificate(facts.pem), QSslCertificate(facts.pem.trimmed()));
}

} // namespace pillarbox::test
