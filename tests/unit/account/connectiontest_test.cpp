// The connection test: names, every endpoint, and only where it is wished the sign-in and the envelope; and what it never does.

#include "smtp/account/connectiontest.h"
#include "tests/support/await.h"
#include "tests/support/recordingserver.h"
#include "tests/unit/dns/dnsserver.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <gtest/gtest.h>

#include <algorithm>

namespace pillarbox::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using account::ConnectionTest;
using account::ConnectionTestWish;
using account::NameAnswer;
using protocol::ErrorKind;
using protocol::Security;
using protocol::Stage;

namespace {

const QByteArray kPassword = "correct horse";

class ConnectionTestTest : public testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(server.start());
        ASSERT_TRUE(silent.listen(QHostAddress::LocalHost));
        QObject::connect(&test, &ConnectionTest::finished, [this] { ++finishedCount; });
    }

    ConnectionTestWish wish() const
    {
        ConnectionTestWish wish;
        wish.account.host = u"localhost"_s;
        wish.account.port = server.startTlsPort();
        wish.account.identity.address = u"ada@example.org"_s;
        wish.account.userName = u"ada"_s;
        wish.account.trustedPem = server.trustedPem();
        wish.password = Secret(kPassword);
        wish.nameserver = names.place();
        return wish;
    }
    bool run(const ConnectionTestWish &wish)
    {
        test.start(wish);
        return ends();
    }
    bool ends()
    {
        return await([this] { return finishedCount > 0; });
    }
    bool hasHeard(const QByteArray &verb) const
    {
        const auto &commands = server.commands();
        return std::any_of(commands.begin(), commands.end(), [&](const QByteArray &line) { return line.startsWith(verb); });
    }
    const account::ConnectionTestReport &report() const { return test.report(); }

    RecordingServer server;
    DnsServer names;
    QTcpServer silent; // takes connections and says nothing
    ConnectionTest test;
    int finishedCount = 0;
};

} // namespace

TEST_F(ConnectionTestTest, AsksForAddressesAndForWhatTheDomainNames)
{
    names.addService("_submission._tcp.example.org", 0, 1, 587, "mail.example.org");
    ASSERT_TRUE(run(wish()));
    QStringList questions;
    for (const NameAnswer &answer : report().names) {
        questions += answer.type + u' ' + answer.name;
        EXPECT_EQ(answer.state, NameAnswer::State::Answered) << questions.last().toStdString();
    }
    EXPECT_EQ(questions,
        (QStringList{u"A localhost"_s, u"AAAA localhost"_s, u"SRV _submissions._tcp.example.org"_s,
            u"SRV _submission._tcp.example.org"_s}));
    EXPECT_TRUE(report().names[0].values.contains(u"127.0.0.1"_s));
    EXPECT_TRUE(report().names[2].values.isEmpty());
    EXPECT_EQ(report().names[3].values, QStringList{u"mail.example.org:587"_s});
}

TEST_F(ConnectionTestTest, ANameServerThatFailsIsNotAnAbsence)
{
    names.setMood(DnsServer::Mood::Fail);
    ASSERT_TRUE(run(wish()));
    EXPECT_EQ(report().names[2].state, NameAnswer::State::NotAsked);
    EXPECT_TRUE(report().best) << "the host was found, and answers";
}

TEST_F(ConnectionTestTest, NobodySignsInUnlessItIsWished)
{
    ASSERT_TRUE(run(wish()));
    ASSERT_TRUE(report().chosen());
    EXPECT_EQ(report().chosen()->endpoint.port, server.startTlsPort());
    EXPECT_TRUE(report().isFinished);
    EXPECT_FALSE(report().isStopped);
    EXPECT_FALSE(report().signIn);
    EXPECT_FALSE(report().transcript.isEmpty());
    for (const QByteArray &command : server.commands())
        EXPECT_TRUE(command.startsWith("EHLO") || command == "STARTTLS" || command == "QUIT") << command.toStdString();
}

TEST_F(ConnectionTestTest, SignsInWhereItIsWished)
{
    auto wished = wish();
    wished.isSignInWished = true;
    ASSERT_TRUE(run(wished));
    ASSERT_TRUE(report().signIn);
    EXPECT_TRUE(report().signIn->has_value());
    EXPECT_FALSE(report().signIn->value().rehearsal);
    EXPECT_EQ(report().userName, u"ada"_s);
    EXPECT_GE(report().signInAt, report().probedAt);
    EXPECT_FALSE(transport::toText(report().transcript).contains(kPassword));
    EXPECT_FALSE(transport::toText(report().transcript).contains(kPassword.toBase64()));
    const QByteArray plain = QByteArray(1, '\0') + "ada" + QByteArray(1, '\0') + kPassword; // as AUTH PLAIN carries it
    EXPECT_FALSE(transport::toText(report().transcript).contains(plain.toBase64()));
    EXPECT_TRUE(transport::toText(report().transcript).contains("AUTH PLAIN"));
    EXPECT_FALSE(hasHeard("MAIL"));
}

TEST_F(ConnectionTestTest, ARefusedSignInIsTold)
{
    server.setAnswer(
        [](const Heard &heard) { return heard.stage == Stage::Auth ? std::optional(Answer{"535 5.7.8 no"}) : std::nullopt; });
    auto wished = wish();
    wished.isSignInWished = true;
    ASSERT_TRUE(run(wished));
    ASSERT_TRUE(report().signIn);
    ASSERT_FALSE(report().signIn->has_value());
    EXPECT_EQ(report().signIn->error().replyCode, 535);
    EXPECT_TRUE(report().best) << "the endpoint works";
}

TEST_F(ConnectionTestTest, RehearsesTheEnvelopeAndHandsNothingOver)
{
    server.setAnswer([](const Heard &heard) {
        return heard.line.contains("nobody") ? std::optional(Answer{"550 5.1.1 no such user"}) : std::nullopt;
    });
    auto wished = wish();
    wished.isSignInWished = true;
    wished.recipients = {u"grace@example.net"_s, u"nobody@example.net"_s};
    ASSERT_TRUE(run(wished));
    ASSERT_TRUE(report().signIn && *report().signIn && report().signIn->value().rehearsal);
    const auto &replies = report().signIn->value().rehearsal->recipients;
    ASSERT_EQ(replies.size(), 2);
    EXPECT_TRUE(replies[0].isAccepted());
    EXPECT_EQ(replies[1].replyCode, 550);
    EXPECT_TRUE(server.received().isEmpty());
    EXPECT_TRUE(hasHeard("RCPT"));
    EXPECT_FALSE(hasHeard("DATA"));
}

TEST_F(ConnectionTestTest, ARunKnowsNothingOfTheSignInOfTheOneBefore)
{
    auto wished = wish();
    wished.isSignInWished = true;
    ASSERT_TRUE(run(wished));
    ASSERT_TRUE(report().signIn);
    server.setIdentity(server.certificates().expired());
    finishedCount = 0;
    ASSERT_TRUE(run(wished));
    EXPECT_FALSE(report().best);
    EXPECT_FALSE(report().signIn);
}

TEST_F(ConnectionTestTest, TriesTheEndpointsThatAreNamed)
{
    auto wished = wish();
    wished.endpoints = transport::endpointsOfPort(u"localhost"_s, server.tlsPort());
    ASSERT_EQ(wished.endpoints.size(), 2);
    test.start(wished);
    ASSERT_TRUE(await([this] { return report().candidates.size() >= 2; }));
    test.stop();
    for (const auto &candidate : report().candidates)
        EXPECT_EQ(candidate.endpoint.port, server.tlsPort());
}

TEST_F(ConnectionTestTest, ABadCertificateIsShownWithItsChain)
{
    server.setIdentity(server.certificates().expired());
    ASSERT_TRUE(run(wish()));
    EXPECT_FALSE(report().best);
    const auto &bad = report().candidates.constFirst();
    EXPECT_EQ(bad.error.value().kind, ErrorKind::CertificateInvalid);
    ASSERT_TRUE(bad.tls);
    EXPECT_EQ(bad.tls->errors, QStringList{u"expired"_s});
    EXPECT_FALSE(report().transcript.isEmpty());
}

TEST_F(ConnectionTestTest, WhereThereIsNoVerifiedEndpointNobodySignsIn)
{
    server.setIdentity(server.certificates().selfSigned());
    auto wished = wish();
    wished.isSignInWished = true;
    ASSERT_TRUE(run(wished));
    EXPECT_FALSE(report().signIn);
    EXPECT_FALSE(hasHeard("AUTH"));
}

TEST_F(ConnectionTestTest, StopsAtOnceAndKeepsWhatWasFound)
{
    auto wished = wish();
    wished.account.port = silent.serverPort();
    test.start(wished);
    ASSERT_TRUE(await([this] { return silent.hasPendingConnections(); }));
    EXPECT_EQ(finishedCount, 0);
    test.stop();
    EXPECT_TRUE(ends());
    EXPECT_FALSE(test.isRunning());
    EXPECT_TRUE(report().isStopped && report().isFinished);
    ASSERT_FALSE(report().candidates.isEmpty());
    EXPECT_EQ(report().candidates.constFirst().error.value().kind, ErrorKind::Cancelled);
    test.stop();
    EXPECT_EQ(finishedCount, 1);
}

TEST_F(ConnectionTestTest, TellsThatTimeGoesBy)
{
    auto wished = wish();
    wished.account.port = silent.serverPort();
    test.start(wished);
    ASSERT_TRUE(await([this] { return silent.hasPendingConnections(); }));
    std::chrono::milliseconds told{0};
    const auto connection = QObject::connect(&test, &ConnectionTest::changed, [&] { told = report().elapsed; });
    EXPECT_TRUE(await([&] { return told >= 500ms; })) << "though nobody answers";
    test.stop();
    EXPECT_TRUE(ends());
    const auto &candidate = report().candidates.constFirst();
    EXPECT_GE(candidate.took + candidate.startedAt, 400ms);
    EXPECT_GE(report().elapsed, candidate.took);
    QObject::disconnect(connection);
}

TEST_F(ConnectionTestTest, StopsInTheSignIn)
{
    server.setAnswer([](const Heard &heard) { return heard.stage == Stage::Auth ? std::optional(Answer{}) : std::nullopt; });
    auto wished = wish();
    wished.isSignInWished = true;
    test.start(wished);
    ASSERT_TRUE(await([this] { return hasHeard("AUTH"); }));
    test.stop();
    EXPECT_EQ(finishedCount, 1);
    EXPECT_TRUE(report().isStopped && report().best);
    EXPECT_FALSE(report().signIn);
}

TEST_F(ConnectionTestTest, AnswersOfNamesAreAwaitedButNotAfterAStop)
{
    names.setMood(DnsServer::Mood::KeepSilent);
    test.start(wish());
    ASSERT_TRUE(await([this] { return report().best.has_value(); }));
    EXPECT_EQ(finishedCount, 0);
    test.stop();
    EXPECT_EQ(finishedCount, 1);
    EXPECT_EQ(report().names[2].state, NameAnswer::State::Awaited);
    EXPECT_TRUE(report().chosen()) << "found before the stop";
}

TEST_F(ConnectionTestTest, StartingAnewDropsTheOneUnderWay)
{
    auto first = wish();
    first.account.port = silent.serverPort();
    test.start(first);
    ASSERT_TRUE(await([this] { return silent.hasPendingConnections(); }));
    ASSERT_TRUE(run(wish()));
    EXPECT_EQ(finishedCount, 1);
    ASSERT_TRUE(report().chosen());
    EXPECT_EQ(report().chosen()->endpoint.port, server.startTlsPort());
}

TEST_F(ConnectionTestTest, MayStartAnewFromItsOwnSignal)
{
    bool isRestarted = false;
    QObject::connect(&test, &ConnectionTest::changed, [&] {
        if (!report().candidates.isEmpty() && !isRestarted) {
            isRestarted = true;
            test.start(wish());
        }
    });
    ASSERT_TRUE(run(wish()));
    EXPECT_TRUE(isRestarted && report().best);
    EXPECT_EQ(finishedCount, 1);
}

TEST_F(ConnectionTestTest, TheSameFactsAsAProbe)
{
    ASSERT_TRUE(run(wish()));
    transport::Probe probe(account::probeSettingsOf(wish(), wish().account.endpoints()));
    bool isProbed = false;
    QObject::connect(&probe, &transport::Probe::finished, [&] { isProbed = true; });
    probe.start();
    ASSERT_TRUE(await([&] { return isProbed; }));
    ASSERT_EQ(probe.candidates().size(), report().candidates.size());
    EXPECT_EQ(probe.best(), report().best);
    for (qsizetype i = 0; i < report().candidates.size(); ++i) {
        EXPECT_EQ(probe.candidates()[i].endpoint, report().candidates[i].endpoint);
        EXPECT_EQ(probe.candidates()[i].address, report().candidates[i].address);
        EXPECT_EQ(probe.candidates()[i].tls, report().candidates[i].tls);
        EXPECT_EQ(probe.candidates()[i].capabilities.lines, report().candidates[i].capabilities.lines);
    }
}

} // namespace pillarbox::test
