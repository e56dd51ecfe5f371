// A second connection takes up the TLS session of the first, by the server's own word; but only where the same is asked of the
// server, and the certificate is looked at again.

#include "smtp/transport/tlssessions.h"
#include "tests/unit/transport/connectionwatch.h"
#include "tests/unit/transport/tlsserver.h"

#include <gtest/gtest.h>

namespace pillarbox::test {

using namespace Qt::StringLiterals;
using protocol::ErrorKind;
using protocol::Security;
using transport::ConnectionSettings;

namespace {

class Resumption : public testing::TestWithParam<const char *>
{
protected:
    void SetUp() override { serve(certificates.good()); }

    void serve(const TestIdentity &identity) { server.start(identity, {u"--version"_s, QString::fromLatin1(GetParam())}); }

    ConnectionSettings settings()
    {
        ConnectionSettings made;
        made.endpoints = {{u"127.0.0.1"_s, server.port(), Security::ImplicitTls}};
        made.trustedPem = certificates.authorityPem();
        made.sessions = sessions;
        return made;
    }

    // What the server says of a connection that is opened, used and left; of none when it was refused.
    QByteArray visit(const ConnectionSettings &settings)
    {
        ConnectionWatch watch(settings);
        EXPECT_TRUE(watch.open()) << watch.transcript().constData();
        last = watch.connection->session();
        watch.connection->quit();
        EXPECT_TRUE(watch.awaitEnd());
        return server.nextLine();
    }

    TestCertificates certificates;
    std::shared_ptr<transport::TlsSessions> sessions = std::make_shared<transport::TlsSessions>();
    TlsServer server;
    std::optional<transport::Session> last;
};

} // namespace

TEST_P(Resumption, SecondAndThirdConnectionResume)
{
    EXPECT_EQ(visit(settings()), "new");
    const auto first = last;
    EXPECT_EQ(visit(settings()), "resumed");
    EXPECT_EQ(visit(settings()), "resumed");
    EXPECT_TRUE(last->tls->isTrusted);
    EXPECT_EQ(last->tls->chain, first->tls->chain);
    EXPECT_FALSE(last->tls->chain.isEmpty());
}

TEST_P(Resumption, NothingIsKeptWithoutAStore)
{
    sessions.reset();
    EXPECT_EQ(visit(settings()), "new");
    EXPECT_EQ(visit(settings()), "new");
}

TEST_P(Resumption, ChangedTrustDoesNotResume)
{
    EXPECT_EQ(visit(settings()), "new");
    ConnectionSettings other = settings();
    other.trustedPem += TestCertificates(u"Another"_s).authorityPem();
    EXPECT_EQ(visit(other), "new");
}

TEST_P(Resumption, TrustTakenAwayRefusesTheServer)
{
    EXPECT_EQ(visit(settings()), "new");
    ConnectionSettings other = settings();
    other.trustedPem = TestCertificates(u"Another"_s).authorityPem();
    ConnectionWatch watch(other);
    EXPECT_FALSE(watch.open());
    EXPECT_EQ(watch.errors.at(0).kind, ErrorKind::CertificateInvalid);
}

TEST_P(Resumption, OtherNameOfTheSameServerDoesNotResume)
{
    EXPECT_EQ(visit(settings()), "new");
    ConnectionSettings other = settings();
    other.endpoints.first().host = u"localhost"_s;
    EXPECT_EQ(visit(other), "new");
}

TEST_P(Resumption, ServerThatHasForgottenIsMetAnew)
{
    EXPECT_EQ(visit(settings()), "new");
    server.stop();
    serve(certificates.good()); // on the same port, with other keys for its tickets
    EXPECT_EQ(visit(settings()), "new");
    EXPECT_EQ(visit(settings()), "resumed");
}

// The session outlives the certificate by which it was made.
TEST_P(Resumption, CertificateThatHasExpiredSinceIsRefused)
{
    server.stop();
    CertificateWish brief;
    brief.dnsNames = QStringList{u"localhost"_s};
    brief.addresses = QStringList{u"127.0.0.1"_s};
    brief.notAfter = QDateTime::currentDateTimeUtc().addSecs(8); // room for a busy machine to get the first visit done
    serve(certificates.make(brief));
    EXPECT_EQ(visit(settings()), "new");
    ASSERT_TRUE(await([&brief] { return QDateTime::currentDateTimeUtc() > brief.notAfter.addSecs(1); }));
    ConnectionWatch watch(settings());
    EXPECT_FALSE(watch.open());
    ASSERT_EQ(watch.errors.size(), 1U);
    EXPECT_EQ(watch.errors.at(0).kind, ErrorKind::CertificateInvalid);
    EXPECT_TRUE(watch.errors.at(0).detail.startsWith(u"expired="_s));
}

INSTANTIATE_TEST_SUITE_P(Versions, Resumption, testing::Values("TLSv1_2", "TLSv1_3"),
    [](const auto &parameter) { return std::string(parameter.param); });

TEST(TlsSessions, AreOfferedOnceAndBounded)
{
    transport::TlsSessions sessions;
    sessions.keep("a", {"ticket", {}});
    sessions.keep("none", {{}, {}});
    EXPECT_FALSE(sessions.take("none"));
    EXPECT_EQ(sessions.take("a")->ticket, "ticket");
    EXPECT_FALSE(sessions.take("a"));
    for (int i = 0; i < 100; ++i)
        sessions.keep(QByteArray::number(i), {"ticket", {}});
    EXPECT_FALSE(sessions.take("83"));
    EXPECT_TRUE(sessions.take("84"));
    sessions.keep("99", {"newer", {}});
    EXPECT_EQ(sessions.take("99")->ticket, "newer");
}

} // namespace pillarbox::test
