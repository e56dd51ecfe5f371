// The connection test: every candidate to its own end, nothing but EHLO, STARTTLS and QUIT said, and only verified TLS best.

#include "smtp/transport/probe.h"
#include "tests/support/await.h"
#include "tests/support/manualclock.h"
#include "tests/support/recordingserver.h"
#include "tests/unit/dns/dnsserver.h"

#include <QTcpSocket>
#include <gtest/gtest.h>

namespace pillarbox::test {

using namespace std::chrono_literals;
using protocol::ErrorKind;
using protocol::Security;
using protocol::Stage;
using transport::Candidate;
using transport::Endpoint;
using transport::Probe;
using transport::ProbeSettings;

namespace {

const QString Loopback = QStringLiteral("127.0.0.1");

class ProbeTest : public testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(server.start());
        ASSERT_TRUE(silent.listen(QHostAddress::LocalHost));
    }

    std::unique_ptr<Probe> probe(const QList<Endpoint> &endpoints, bool isRace = false, std::chrono::milliseconds limit = 10s)
    {
        ProbeSettings settings;
        settings.endpoints = endpoints;
        settings.trustedPem = server.trustedPem();
        settings.isRace = isRace;
        settings.timeout = limit;
        auto made = std::make_unique<Probe>(settings);
        QObject::connect(made.get(), &Probe::finished, [this] { ++finishedCount; });
        return made;
    }

    bool run(Probe &probe)
    {
        probe.start();
        return await([this] { return finishedCount > 0; });
    }

    RecordingServer server;
    QTcpServer silent;
    int finishedCount = 0;
};

} // namespace

TEST_F(ProbeTest, TellsEverythingOfEachCandidate)
{
    const auto probing = probe({{Loopback, server.startTlsPort(), Security::StartTls},
        {Loopback, server.tlsPort(), Security::ImplicitTls}, {Loopback, server.plainPort(), Security::StartTls}});
    ASSERT_TRUE(run(*probing));
    ASSERT_EQ(probing->candidates().size(), 3);
    for (const Candidate &candidate : probing->candidates().first(2)) {
        EXPECT_TRUE(candidate.isVerified());
        EXPECT_TRUE(candidate.connectTook && candidate.tlsTook);
        EXPECT_TRUE(candidate.hasOfferedTls);
        EXPECT_EQ(candidate.capabilities.mechanisms, (QByteArrayList{"PLAIN", "LOGIN"}));
        EXPECT_EQ(candidate.capabilities.sizeLimit, 104857600);
        EXPECT_FALSE(candidate.transcript.isEmpty());
    }
    EXPECT_TRUE(probing->candidates().at(0).plainOffer.contains("STARTTLS"));
    EXPECT_FALSE(probing->candidates().at(0).capabilities.lines.contains("STARTTLS"));
    EXPECT_TRUE(probing->candidates().at(1).plainOffer.isEmpty()) << "TLS came first";
    const Candidate &plain = probing->candidates().at(2);
    EXPECT_TRUE(plain.isFinished);
    EXPECT_EQ(plain.error.value().kind, ErrorKind::StartTlsNotOffered);
    EXPECT_FALSE(plain.hasOfferedTls);
    EXPECT_FALSE(plain.tls);
    EXPECT_EQ(probing->best(), 0);
    EXPECT_EQ(finishedCount, 1);
    for (const QByteArray &command : server.commands())
        EXPECT_TRUE(command.startsWith("EHLO") || command == "STARTTLS" || command == "QUIT") << command.toStdString();
    EXPECT_EQ(server.commands().count("QUIT"), 2);
}

TEST_F(ProbeTest, ReportsABadCertificateWithItsFactsAndNeverAsBest)
{
    server.setIdentity(server.certificates().expired());
    const auto probing
        = probe({{Loopback, server.startTlsPort(), Security::StartTls}, {Loopback, server.plainPort(), Security::None}});
    ASSERT_TRUE(run(*probing));
    const Candidate &bad = probing->candidates().at(0);
    EXPECT_EQ(bad.error.value().kind, ErrorKind::CertificateInvalid);
    ASSERT_TRUE(bad.tls);
    EXPECT_FALSE(bad.tls->isTrusted);
    EXPECT_EQ(bad.tls->errors, QStringList{QStringLiteral("expired")});
    EXPECT_EQ(bad.tls->chain.at(0).subject, QStringLiteral("localhost"));
    EXPECT_TRUE(bad.hasOfferedTls);
    EXPECT_FALSE(probing->candidates().at(1).error); // plain text as asked for
    EXPECT_FALSE(probing->best());
}

TEST_F(ProbeTest, EndsASilentCandidateAtTheLimit)
{
    const auto probing
        = probe({{Loopback, silent.serverPort(), Security::StartTls}, {Loopback, silent.serverPort(), Security::ImplicitTls},
                    {Loopback, server.tlsPort(), Security::ImplicitTls}},
            false, 700ms);
    ASSERT_TRUE(run(*probing));
    EXPECT_EQ(probing->candidates().at(0).error.value().kind, ErrorKind::TimedOut);
    EXPECT_EQ(probing->candidates().at(0).error.value().stage, Stage::Greeting);
    EXPECT_GE(probing->candidates().at(0).startedAt + probing->candidates().at(0).took, 690ms);
    EXPECT_EQ(probing->candidates().at(1).error.value().kind, ErrorKind::TimedOut);
    EXPECT_EQ(probing->candidates().at(1).error.value().stage, Stage::Tls);
    EXPECT_EQ(probing->best(), 2);
}

TEST_F(ProbeTest, ResolvingAndConnectingShareTheLimit)
{
    DnsServer names;
    names.add("mail.example.org", {QHostAddress(QHostAddress::LocalHost)});
    names.setMood(DnsServer::Mood::KeepSilent);
    ManualClock clock;
    ProbeSettings settings;
    settings.endpoints = {{QStringLiteral("mail.example.org"), silent.serverPort(), Security::StartTls}};
    settings.nameserver = names.place();
    Probe probing(settings, clock);
    QObject::connect(&probing, &Probe::finished, [this] { ++finishedCount; });
    probing.start();
    ASSERT_TRUE(await([&] { return !names.questions().isEmpty(); }));
    clock.advance(6s);
    names.setMood(DnsServer::Mood::Answer); // to the question asked again
    ASSERT_TRUE(await([&] { return !probing.candidates().isEmpty() && probing.candidates().at(0).connectTook; }));
    clock.advance(3990ms);
    EXPECT_EQ(finishedCount, 0);
    clock.advance(10ms);
    ASSERT_TRUE(await([this] { return finishedCount > 0; }));
    EXPECT_EQ(probing.candidates().at(0).error.value().kind, ErrorKind::TimedOut);
    EXPECT_EQ(clock.monotonic(), 10s);
}

TEST_F(ProbeTest, TriesEveryAddressAndEveryHost)
{
    const auto probing = probe({{QStringLiteral("no such host.example"), 587, Security::StartTls},
        {QStringLiteral("localhost"), server.tlsPort(), Security::ImplicitTls}});
    ASSERT_TRUE(run(*probing));
    ASSERT_GE(probing->candidates().size(), 2);
    bool hasFailedHost = false;
    for (const Candidate &candidate : probing->candidates())
        hasFailedHost = hasFailedHost || (candidate.address.isNull() && candidate.error.value().stage == Stage::Resolve);
    EXPECT_TRUE(hasFailedHost);
    ASSERT_TRUE(probing->best());
    EXPECT_EQ(probing->candidates().at(*probing->best()).address, QHostAddress(QHostAddress::LocalHost));
}

TEST_F(ProbeTest, RaceEndsWithTheFirstVerified)
{
    const auto probing
        = probe({{Loopback, silent.serverPort(), Security::StartTls}, {Loopback, server.plainPort(), Security::None},
                    {Loopback, server.tlsPort(), Security::ImplicitTls}, {Loopback, server.startTlsPort(), Security::StartTls}},
            true);
    ASSERT_TRUE(run(*probing));
    EXPECT_EQ(probing->best(), 2);
    EXPECT_EQ(probing->candidates().at(0).error.value().kind, ErrorKind::Cancelled);
    EXPECT_GE(probing->candidates().at(2).startedAt, 300ms); // two head starts
    EXPECT_EQ(finishedCount, 1);
}

TEST_F(ProbeTest, CanBeStopped)
{
    const auto probing = probe({{Loopback, silent.serverPort(), Security::StartTls}});
    probing->start();
    ASSERT_TRUE(await([&] { return !probing->candidates().isEmpty() && probing->candidates().at(0).connectTook; }));
    probing->stop();
    EXPECT_EQ(finishedCount, 1);
    EXPECT_TRUE(probing->candidates().at(0).isFinished);
    EXPECT_EQ(probing->candidates().at(0).error.value().kind, ErrorKind::Cancelled);
    probing->stop();
    EXPECT_EQ(finishedCount, 1);
}

TEST_F(ProbeTest, MayBeDroppedInItsOwnSignal)
{
    auto probing = probe({{Loopback, server.tlsPort(), Security::ImplicitTls}});
    bool isDropped = false;
    QObject::connect(probing.get(), &Probe::changed, [&](int) {
        if (probing && !probing->candidates().isEmpty() && probing->candidates().at(0).tlsTook) {
            probing.reset();
            isDropped = true;
        }
    });
    probing->start();
    EXPECT_TRUE(await([&] { return isDropped; }));
    EXPECT_EQ(finishedCount, 0);
}

TEST(Endpoints, UsualOnesInTheOrderOfTheRace)
{
    const auto usual = transport::usualEndpoints(QStringLiteral("mail.example.org"));
    ASSERT_EQ(usual.size(), 3);
    EXPECT_EQ(usual.at(0), (Endpoint{QStringLiteral("mail.example.org"), 587, Security::StartTls}));
    EXPECT_EQ(usual.at(1), (Endpoint{QStringLiteral("mail.example.org"), 465, Security::ImplicitTls}));
    EXPECT_EQ(usual.at(2), (Endpoint{QStringLiteral("mail.example.org"), 2525, Security::StartTls}));
}

TEST(Endpoints, PortByHandIsTriedInBothFormsUnlessItIsUsual)
{
    const QString host = QStringLiteral("h");
    EXPECT_EQ(transport::endpointsOfPort(host, 465), (QList<Endpoint>{{host, 465, Security::ImplicitTls}}));
    EXPECT_EQ(transport::endpointsOfPort(host, 587), (QList<Endpoint>{{host, 587, Security::StartTls}}));
    EXPECT_EQ(transport::endpointsOfPort(host, 25),
        (QList<Endpoint>{{host, 25, Security::StartTls}, {host, 25, Security::ImplicitTls}}));
}

TEST_F(ProbeTest, NamesTheServiceThatIsNoMailServer)
{
    const std::vector<std::pair<QByteArray, QString>> services{{"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n", QStringLiteral("SSH")},
        {"+OK Dovecot ready.\r\n", QStringLiteral("POP3")}, {"* OK [CAPABILITY IMAP4rev1] ready.\r\n", QStringLiteral("IMAP")},
        {"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n", QStringLiteral("HTTP")},
        {"220 (vsFTPd 3.0.3)\r\n530 Please login with USER and PASS.\r\n", QStringLiteral("FTP")}};
    for (const auto &[greeting, name] : services) {
        SCOPED_TRACE(qPrintable(name));
        finishedCount = 0;
        QTcpServer other;
        ASSERT_TRUE(other.listen(QHostAddress::LocalHost));
        QObject::connect(&other, &QTcpServer::newConnection,
            [&other, &greeting = greeting] { other.nextPendingConnection()->write(greeting); });
        const auto probing = probe({{Loopback, other.serverPort(), Security::StartTls}});
        ASSERT_TRUE(run(*probing));
        const auto &error = probing->candidates().first().error;
        ASSERT_TRUE(error);
        EXPECT_EQ(error->kind, ErrorKind::ProtocolViolation);
        EXPECT_EQ(error->detail, QString(QStringLiteral("service/") + name));
    }
}

TEST_F(ProbeTest, AMailServerThatRefusesStaysOne)
{
    QTcpServer other;
    ASSERT_TRUE(other.listen(QHostAddress::LocalHost));
    QObject::connect(&other, &QTcpServer::newConnection,
        [&other] { other.nextPendingConnection()->write("220 ftp.example.org ESMTP\r\n550 go away\r\n550 go away\r\n"); });
    const auto probing = probe({{Loopback, other.serverPort(), Security::StartTls}});
    ASSERT_TRUE(run(*probing));
    EXPECT_EQ(probing->candidates().first().error->kind, ErrorKind::Refused);
}

TEST_F(ProbeTest, WhatIsNoTlsAfterStartTlsIsNotTakenForAPortOfPlainText)
{
    QTcpServer other;
    ASSERT_TRUE(other.listen(QHostAddress::LocalHost));
    QObject::connect(&other, &QTcpServer::newConnection, [&other] {
        QTcpSocket *peer = other.nextPendingConnection();
        peer->write("220 here ESMTP\r\n");
        QObject::connect(peer, &QTcpSocket::readyRead, peer, [peer] {
            const QByteArray said = peer->readAll();
            peer->write(said.startsWith("EHLO") ? "250-here\r\n250 STARTTLS\r\n"
                    : said == "STARTTLS\r\n"    ? "220 go ahead\r\n"
                                                : "no handshake of any kind, but long enough to be read as a record\r\n");
        });
    });
    const auto probing = probe({{Loopback, other.serverPort(), Security::StartTls}});
    ASSERT_TRUE(run(*probing));
    const auto &error = probing->candidates().first().error;
    ASSERT_TRUE(error);
    EXPECT_EQ(error->kind, ErrorKind::TlsFailed);
    EXPECT_EQ(error->detail, QStringLiteral("no TLS"));
}

TEST_F(ProbeTest, PlainTextWhereTlsWasToBeginIsCalledThat)
{
    const auto probing = probe({{Loopback, server.startTlsPort(), Security::ImplicitTls}});
    ASSERT_TRUE(run(*probing));
    const auto &error = probing->candidates().first().error;
    ASSERT_TRUE(error);
    EXPECT_EQ(error->kind, ErrorKind::TlsFailed);
    EXPECT_EQ(error->detail, QStringLiteral("plain text"));
}

} // namespace pillarbox::test
