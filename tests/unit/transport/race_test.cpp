// Several endpoints and addresses at once: who wins, and what is said when nobody does.

#include "smtp/transport/endpointrace.h"
#include "tests/support/recordingserver.h"
#include "tests/unit/transport/connectionwatch.h"

#include <QTcpServer>

#include <gtest/gtest.h>

namespace pillarbox::test {

using protocol::ErrorKind;
using protocol::Security;
using protocol::Stage;
using transport::ConnectionSettings;
using transport::Endpoint;

namespace {

const QString Loopback = QStringLiteral("127.0.0.1");

quint16 closedPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

class Race : public testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(server.start());
        ASSERT_TRUE(silent.listen(QHostAddress::LocalHost)); // accepts in the kernel and never says a word
    }
    ConnectionSettings settings(const QList<Endpoint> &endpoints)
    {
        ConnectionSettings made;
        made.endpoints = endpoints;
        made.trustedPem = server.trustedPem();
        return made;
    }
    Endpoint startTls() const { return {Loopback, server.startTlsPort(), Security::StartTls}; }
    Endpoint implicitTls() const { return {Loopback, server.tlsPort(), Security::ImplicitTls}; }
    Endpoint plain() const { return {Loopback, server.plainPort(), Security::None}; }
    Endpoint dead() const { return {Loopback, closedPort(), Security::StartTls}; }
    Endpoint tarpit() const { return {Loopback, silent.serverPort(), Security::StartTls}; }

    RecordingServer server;
    QTcpServer silent;
};

} // namespace

TEST_F(Race, GoesToTheFirstOfTheOrderWhenAllAreWell)
{
    for (const auto &order : {QList<Endpoint>{startTls(), implicitTls()}, QList<Endpoint>{implicitTls(), startTls()}}) {
        ConnectionWatch watch(settings(order));
        ASSERT_TRUE(watch.open());
        EXPECT_EQ(watch.connection->session()->endpoint, order.first());
    }
}

TEST_F(Race, GoesToTheNextAtOnceWhenTheFirstIsRefused)
{
    ConnectionWatch watch(settings({dead(), dead(), implicitTls()}));
    ASSERT_TRUE(watch.open());
    EXPECT_EQ(watch.connection->session()->endpoint, implicitTls());
    EXPECT_TRUE(watch.errors.empty());
    EXPECT_TRUE(watch.transcript().contains("connect unreachable"));
}

TEST_F(Race, IsNotHeldUpByOneThatAcceptsAndKeepsSilent)
{
    ConnectionWatch watch(settings({tarpit(), implicitTls()}));
    ASSERT_TRUE(watch.open());
    EXPECT_EQ(watch.connection->session()->endpoint, implicitTls());
}

TEST_F(Race, PassesOverABadCertificate)
{
    RecordingServer other; // of another authority
    ASSERT_TRUE(other.start());
    ConnectionWatch watch(settings({{Loopback, other.tlsPort(), Security::ImplicitTls}, startTls()}));
    ASSERT_TRUE(watch.open());
    EXPECT_EQ(watch.connection->session()->endpoint, startTls());
    EXPECT_TRUE(watch.transcript().contains("certificateInvalid"));
    EXPECT_TRUE(other.commands().isEmpty());
}

TEST_F(Race, IsNeverWonByPlainText)
{
    ConnectionWatch watch(settings({plain(), dead(), dead()}));
    EXPECT_FALSE(watch.open());
    EXPECT_EQ(watch.readyCount, 0);
    EXPECT_TRUE(server.commands().isEmpty());
}

TEST_F(Race, NeverTakesAStrippedStartTlsForPlainText)
{
    ConnectionWatch watch(settings({{Loopback, server.plainPort(), Security::StartTls}, dead()}));
    EXPECT_FALSE(watch.open());
    ASSERT_EQ(watch.errors.size(), 1U);
    EXPECT_EQ(watch.errors.at(0).kind, ErrorKind::StartTlsNotOffered);
}

TEST_F(Race, LeavesOnlyTheWinner)
{
    ConnectionWatch watch(settings({tarpit(), implicitTls(), startTls()}));
    ASSERT_TRUE(watch.open());
    ASSERT_TRUE(await([&] { return silent.hasPendingConnections(); }));
    QTcpSocket *left = silent.nextPendingConnection();
    EXPECT_TRUE(await([&] { return left->state() == QAbstractSocket::UnconnectedState; }));
    watch.deliver("Message-ID: <1@example.org>\r\n\r\n");
    ASSERT_TRUE(watch.awaitOutcome());
    EXPECT_EQ(server.ledger(), QByteArrayList{"<1@example.org>"});
}

TEST_F(Race, SaysWhatHelpsMostWhenAllFail)
{
    RecordingServer other;
    ASSERT_TRUE(other.start());
    ConnectionWatch watch(settings({dead(), {Loopback, other.tlsPort(), Security::ImplicitTls}, dead()}));
    EXPECT_FALSE(watch.open());
    ASSERT_EQ(watch.errors.size(), 1U);
    EXPECT_EQ(watch.errors.at(0).kind, ErrorKind::CertificateInvalid);
    ASSERT_TRUE(watch.connection->session() && watch.connection->session()->tls);
    EXPECT_EQ(watch.connection->session()->endpoint.port, other.tlsPort());
    EXPECT_TRUE(watch.transcript().contains("certificateInvalid"));
    EXPECT_EQ(watch.finishedCount, 1);
}

TEST_F(Race, TriesEveryAddressOfAName)
{
    // localhost is ::1 and 127.0.0.1; the server listens on the latter only.
    ConnectionWatch watch(settings({{QStringLiteral("localhost"), server.tlsPort(), Security::ImplicitTls}}));
    ASSERT_TRUE(watch.open());
    EXPECT_EQ(watch.connection->session()->address, QHostAddress(QHostAddress::LocalHost));
}

TEST_F(Race, EndsForANameThatIsNone)
{
    ConnectionWatch watch(settings({{QStringLiteral("bad name.example"), 587, Security::StartTls}}));
    EXPECT_FALSE(watch.open());
    ASSERT_EQ(watch.errors.size(), 1U);
    EXPECT_EQ(watch.errors.at(0).stage, Stage::Resolve);
    EXPECT_EQ(watch.errors.at(0).kind, ErrorKind::NoSuchHost);
    EXPECT_EQ(watch.finishedCount, 1);
}

TEST_F(Race, EndsWithoutEndpoints)
{
    ConnectionWatch watch(settings({}));
    EXPECT_FALSE(watch.open());
    EXPECT_EQ(watch.errors.size(), 1U);
}

TEST_F(Race, MayBeCancelledOrDroppedAtAnyTime)
{
    ConnectionWatch cancelled(settings({tarpit(), dead()}));
    cancelled.connection->open();
    ASSERT_TRUE(await([&] { return cancelled.connection->session().has_value(); }));
    cancelled.connection->cancel();
    ASSERT_TRUE(cancelled.awaitEnd());
    ASSERT_EQ(cancelled.errors.size(), 1U);
    EXPECT_EQ(cancelled.errors.at(0).kind, ErrorKind::Cancelled);
    EXPECT_EQ(cancelled.errors.at(0).stage, Stage::Greeting); // where the one that got farthest stood

    ConnectionWatch early(settings({tarpit()}));
    early.connection->open();
    early.connection->cancel();
    ASSERT_TRUE(early.awaitEnd());
    EXPECT_EQ(early.errors.at(0).stage, Stage::Resolve);

    ConnectionWatch dropped(settings({startTls(), implicitTls()}));
    dropped.connection->open();
    ASSERT_TRUE(await([&] { return !dropped.stages.empty(); }));
    dropped.connection.reset();
    EXPECT_EQ(dropped.finishedCount, 0);
}

TEST(MostInformative, PrefersWhatAPersonCanUse)
{
    const auto error = [](ErrorKind kind) {
        protocol::SendError made;
        made.kind = kind;
        return made;
    };
    const std::vector<ErrorKind> ascending{ErrorKind::ResolveFailed, ErrorKind::Unreachable, ErrorKind::TimedOut,
        ErrorKind::TlsFailed, ErrorKind::StartTlsNotOffered, ErrorKind::Refused, ErrorKind::CertificateInvalid};
    for (std::size_t i = 1; i < ascending.size(); ++i) {
        const auto less = error(ascending[i - 1]);
        const auto more = error(ascending[i]);
        EXPECT_EQ(&transport::mostInformative(less, more), &more);
        EXPECT_EQ(&transport::mostInformative(more, less), &more);
    }
    const auto first = error(ErrorKind::Unreachable);
    const auto second = error(ErrorKind::Unreachable);
    EXPECT_EQ(&transport::mostInformative(first, second), &first);
}

} // namespace pillarbox::test
