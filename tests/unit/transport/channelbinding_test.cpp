// SCRAM bound to the server's certificate (RFC 5802 section 6, tls-server-end-point of RFC 5929) over real TLS: client and
// server each take the binding from the certificate they know.

#include "tests/unit/transport/connectionwatch.h"
#include "tests/unit/transport/tlsserver.h"

namespace pillarbox::test {

using namespace Qt::StringLiterals;
using protocol::ErrorKind;
using transport::ConnectionSettings;

namespace {

struct Bound {
    const char *version;
    const char *mechanism;
    const char *signedWith; // the certificate
    const char *hash; // that follows from it
};

void PrintTo(const Bound &bound, std::ostream *out)
{
    *out << bound.version << ' ' << bound.mechanism << ' ' << bound.signedWith;
}

class ChannelBinding : public testing::TestWithParam<Bound>
{
protected:
    TestIdentity identity() const
    {
        CertificateWish wish;
        wish.dnsNames = QStringList{u"localhost"_s};
        wish.signedWith = GetParam().signedWith;
        return certificates.make(wish);
    }
    // binding: the certificate that the server believes to be the one the client sees.
    void serve(const TestIdentity &shown, const TestIdentity &binding)
    {
        server.start(shown,
            {u"--version"_s, QString::fromLatin1(GetParam().version), u"--mechanism"_s,
                QString::fromLatin1(GetParam().mechanism), u"--binding"_s, server.file("binding.pem", binding.pem()),
                u"--binding-hash"_s, QString::fromLatin1(GetParam().hash)});
    }
    ConnectionSettings settings() const
    {
        ConnectionSettings made;
        made.endpoints = {{u"localhost"_s, server.port(), protocol::Security::ImplicitTls}};
        made.trustedPem = certificates.authorityPem();
        made.isAuthWanted = true;
        return made;
    }

    const TestCertificates certificates;
    TlsServer server;
};

} // namespace

TEST_P(ChannelBinding, HoldsWhereBothSeeTheSameCertificate)
{
    const TestIdentity shown = identity();
    serve(shown, shown);
    ConnectionWatch watch(settings());
    watch.credential = protocol::Credential{"anna", Secret("secret")};
    EXPECT_TRUE(watch.open()) << watch.transcript().constData();
    EXPECT_EQ(server.nextLine(), "new");
    EXPECT_EQ(server.nextLine(), "bound");
}

// Trusted too, and of the same name.
TEST_P(ChannelBinding, SomebodyBetweenWithAnotherCertificateIsFoundOut)
{
    serve(identity(), identity());
    ConnectionWatch watch(settings());
    watch.credential = protocol::Credential{"anna", Secret("secret")};
    EXPECT_FALSE(watch.open());
    EXPECT_EQ(server.nextLine(), "new");
    EXPECT_EQ(server.nextLine(), "mismatch");
    ASSERT_EQ(watch.errors.size(), 1U);
    EXPECT_EQ(watch.errors.at(0).kind, ErrorKind::Downgraded);
    EXPECT_EQ(watch.errors.at(0).stage, protocol::Stage::Auth);
}

TEST_P(ChannelBinding, AWrongPasswordIsARefusalLikeAny)
{
    const TestIdentity shown = identity();
    serve(shown, shown);
    ConnectionWatch watch(settings());
    watch.credential = protocol::Credential{"anna", Secret("secreT")};
    EXPECT_FALSE(watch.open());
    EXPECT_EQ(server.nextLine(), "new");
    EXPECT_EQ(server.nextLine(), "wrong");
    ASSERT_EQ(watch.errors.size(), 1U);
    EXPECT_EQ(watch.errors.at(0).kind, ErrorKind::CredentialRefused);
}

INSTANTIATE_TEST_SUITE_P(All, ChannelBinding,
    testing::Values(Bound{"TLSv1_3", "SCRAM-SHA-256-PLUS", "SHA256", "sha256"},
        Bound{"TLSv1_2", "SCRAM-SHA-256-PLUS", "SHA256", "sha256"}, Bound{"TLSv1_3", "SCRAM-SHA-1-PLUS", "SHA256", "sha256"},
        Bound{"TLSv1_3", "SCRAM-SHA-256-PLUS", "SHA384", "sha384"}, Bound{"TLSv1_3", "SCRAM-SHA-1-PLUS", "SHA512", "sha512"}),
    [](const auto &one) {
        QByteArray name = QByteArray(one.param.version) + one.param.mechanism + one.param.signedWith;
        return name.replace('-', "").toStdString();
    });

} // namespace pillarbox::test
