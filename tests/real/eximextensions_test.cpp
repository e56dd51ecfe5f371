// Each extension of Exim offered and taken away, each mechanism, and client certificates, as Exim has them.

#include "smtp/message/deliveryreport.h"
#include "smtp/protocol/saslmechanism.h"
#include "tests/real/eximserver.h"
#include "tests/real/need.h"
#include "tests/real/realservers.h"
#include "tests/real/trial.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

namespace pillarbox::test {
namespace {

using message::WireForm;
using protocol::ErrorKind;
using protocol::Security;
using protocol::Stage;

// The configurations a row may name.
constexpr const char *kFull = "message_size_limit = 6000000\ndsn_advertise_hosts = *\n";
constexpr const char *kNoChunking = "chunking_advertise_hosts =\n";
constexpr const char *kNoPipelining = "pipelining_advertise_hosts =\n";
constexpr const char *kBare = "pipelining_advertise_hosts =\nchunking_advertise_hosts =\nsmtputf8_advertise_hosts =\n"
                              "accept_8bitmime = false\nrecipients_max = 3\n";
constexpr const char *kCertificatesOnly = "tls_verify_hosts = *\n";

// What Exim 4.96 does not have, as Debian builds it.
#define NEVER "ENHANCEDSTATUSCODES BINARYMIME FUTURERELEASE DELIVERBY MT-PRIORITY REQUIRETLS LIMITS"

const Trial kTrials[] = {
    {"everything", kFull, NEVER, Letter::Plain, " SIZE=#", "MAIL RCPT BDAT 2 2 2"},
    {"everything_large", kFull, NEVER, Letter::Large, " SIZE=#", "MAIL RCPT 2 2 BDAT 2"},
    {"everything_8bit", kFull, NEVER, Letter::EightBit, " SIZE=# BODY=8BITMIME", "MAIL RCPT BDAT 2 2 2"},
    {"everything_utf8", kFull, NEVER, Letter::Utf8Header, " SIZE=# BODY=8BITMIME SMTPUTF8", "MAIL RCPT BDAT 2 2 2"},
    {"no_pipelining", kNoPipelining, NEVER " DSN PIPELINING", Letter::Plain, " SIZE=#", "MAIL 2 RCPT 2 BDAT 2"},
    {"no_chunking", kNoChunking, NEVER " DSN CHUNKING", Letter::Plain, " SIZE=#", "MAIL RCPT DATA 2 2 3 . 2"},
    {"no_chunking_large", kNoChunking, NEVER " DSN CHUNKING", Letter::Large, " SIZE=#", "MAIL RCPT DATA 2 2 3 . 2"},
    {"nothing", kBare, NEVER " DSN PIPELINING CHUNKING SMTPUTF8 8BITMIME", Letter::EightBit, " SIZE=#",
        "MAIL 2 RCPT 2 DATA 3 . 2", WireForm::SevenBit},
};

class EximExtensions : public testing::Test
{
protected:
    void SetUp() override { PILLARBOX_NEED(EximServer::missing()); }
    // Started when it is first asked for, ended with the program.
    static EximServer &server(const char *options)
    {
        auto &one = s_servers[options];
        if (!one) {
            one = std::make_unique<EximServer>(options);
            EXPECT_TRUE(one->start()) << qPrintable(one->error());
        }
        return *one;
    }
    static transport::ConnectionSettings settings(const EximServer &server, Security security = Security::StartTls)
    {
        transport::ConnectionSettings result;
        const quint16 port = security == Security::ImplicitTls ? server.tlsPort() : server.startTlsPort();
        result.endpoints = {{RealServers::host(), port, security}};
        result.isAuthWanted = true;
        result.trustedPem = server.caPem();
        return result;
    }
    static void show(transport::ConnectionSettings &settings, const EximServer &server)
    {
        settings.clientCertificate = server.clientCertificate();
        settings.clientKey = Secret(server.clientKey());
    }
    static protocol::Credential ada() { return {RealServers::ada().address.toUtf8(), Secret(RealServers::ada().password)}; }

    static std::map<std::string, std::unique_ptr<EximServer>> s_servers;

private:
    struct End : testing::Environment {
        void TearDown() override { s_servers.clear(); }
    };
    static inline testing::Environment *const s_end = testing::AddGlobalTestEnvironment(new End); // the framework's to delete
};

std::map<std::string, std::unique_ptr<EximServer>> EximExtensions::s_servers;

class EximTrial : public EximExtensions, public testing::WithParamInterface<Trial>
{
};

TEST_P(EximTrial, Arrives)
{
    const Trial &trial = GetParam();
    const EximServer &exim = server(trial.variant);
    const QByteArray to = QByteArray(trial.letter == Letter::Utf8Header ? "josé" : trial.name) + "@pillarbox.test";
    const qsizetype before = exim.waitForMail(0).size();
    ConnectionWatch watch(settings(exim));
    watch.credential = ada();
    ASSERT_TRUE(watch.open()) << watch.transcript().constData() << exim.log().constData();
    checkOffer(trial, watch.connection->capabilities());
    checkWay(trial, watch, to);
    const QStringList files = exim.waitForMail(before + 1);
    ASSERT_EQ(files.size(), before + 1) << exim.log().constData();
    checkStored(trial, contentOfFile(files.last()), to);
}

INSTANTIATE_TEST_SUITE_P(Each, EximTrial, testing::ValuesIn(kTrials), &nameOf);

class EximMechanism : public EximExtensions, public testing::WithParamInterface<const char *>
{
protected:
    static transport::ConnectionSettings wanting(const QByteArray &mechanism)
    {
        auto result = settings(server(kFull));
        result.mechanism = mechanism;
        result.secretKind = protocol::secretKindOf(mechanism);
        show(result, server(kFull));
        return result;
    }
};

TEST_P(EximMechanism, SignsIn)
{
    ConnectionWatch watch(wanting(GetParam()));
    watch.credential = ada();
    watch.credential->kind = protocol::secretKindOf(GetParam());
    ASSERT_TRUE(watch.open()) << watch.transcript().constData() << server(kFull).log().constData();
    EXPECT_TRUE(watch.transcript().contains(QByteArray("C: AUTH ").append(GetParam())));
    watch.deliver("Subject: x\r\n\r\nx\r\n", {"anybody@pillarbox.test"});
    ASSERT_TRUE(watch.awaitOutcome());
    EXPECT_FALSE(watch.outcomes.front().error) << watch.transcript().constData();
}

TEST_P(EximMechanism, AWrongSecretIsRefusedOnce)
{
    ConnectionWatch watch(wanting(GetParam()));
    const auto kind = protocol::secretKindOf(GetParam());
    const bool isByCertificate = kind == protocol::SecretKind::Certificate;
    watch.credential = {isByCertificate ? "grace@pillarbox.test" : "ada@pillarbox.test", Secret("wrong"), kind};
    EXPECT_FALSE(watch.open());
    ASSERT_EQ(watch.errors.size(), 1U) << watch.transcript().constData();
    EXPECT_EQ(watch.errors.front().kind, isByCertificate ? ErrorKind::ClientCertificateRefused : ErrorKind::CredentialRefused)
        << watch.transcript().constData();
    EXPECT_EQ(watch.errors.front().replyCode, 535);
    EXPECT_EQ(watch.transcript().count("C: AUTH "), 1);
}

INSTANTIATE_TEST_SUITE_P(Offered, EximMechanism, testing::Values("PLAIN", "LOGIN", "CRAM-MD5", "EXTERNAL"),
    [](const auto &of) { return QByteArray(of.param).replace('-', '_').toStdString(); });

TEST_F(EximExtensions, OffersWhatTheTableSays)
{
    auto wanting = settings(server(kFull));
    show(wanting, server(kFull));
    ConnectionWatch watch(wanting);
    watch.credential = ada();
    ASSERT_TRUE(watch.open());
    EXPECT_THAT(
        watch.connection->capabilities().mechanisms, testing::UnorderedElementsAre("PLAIN", "LOGIN", "CRAM-MD5", "EXTERNAL"));
}

TEST_F(EximExtensions, WithoutSmtpUtf8NothingThatNeedsItIsBegun)
{
    ConnectionWatch watch(settings(server(kBare)));
    watch.credential = ada();
    ASSERT_TRUE(watch.open());
    const QByteArray content = contentOf(Letter::Utf8Header, "anybody@pillarbox.test");
    deliver(watch, content, ConnectionWatch::envelope(content, {"anybody@pillarbox.test"}));
    ASSERT_TRUE(watch.awaitOutcome());
    ASSERT_TRUE(watch.outcomes.front().error);
    EXPECT_EQ(watch.outcomes.front().error->kind, ErrorKind::NeedsSmtpUtf8);
    EXPECT_TRUE(lineOf(watch.connection->transcript(), "MAIL").isEmpty());
}

TEST_F(EximExtensions, SizeIsJudgedBeforeMail)
{
    ConnectionWatch watch(settings(server(kFull)));
    watch.credential = ada();
    ASSERT_TRUE(watch.open());
    auto envelope = ConnectionWatch::envelope("");
    envelope.size = 6'000'001;
    watch.connection->deliver(envelope, ConnectionWatch::source(""));
    ASSERT_TRUE(watch.awaitOutcome());
    ASSERT_TRUE(watch.outcomes.front().error);
    EXPECT_EQ(watch.outcomes.front().error->kind, ErrorKind::TooLarge);
}

TEST_F(EximExtensions, MoreRecipientsThanItTakesAreLeftOver)
{
    const EximServer &exim = server(kBare);
    ConnectionWatch watch(settings(exim));
    watch.credential = ada();
    ASSERT_TRUE(watch.open());
    const qsizetype before = exim.waitForMail(0).size();
    const QByteArrayList to{
        "many1@pillarbox.test", "many2@pillarbox.test", "many3@pillarbox.test", "many4@pillarbox.test", "many5@pillarbox.test"};
    watch.deliver("Subject: x\r\n\r\nx\r\n", to);
    ASSERT_TRUE(watch.awaitOutcome());
    EXPECT_FALSE(watch.outcomes.back().error) << watch.transcript().constData();
    EXPECT_EQ(watch.outcomes.back().leftOver, (QList{3, 4})) << watch.transcript().constData();
    watch.deliver("Subject: x\r\n\r\nx\r\n", to.mid(3));
    ASSERT_TRUE(watch.awaitOutcome(2));
    EXPECT_FALSE(watch.outcomes.back().error);
    EXPECT_EQ(exim.waitForMail(before + to.size()).size(), before + to.size());
}

TEST_F(EximExtensions, ReportsAreAskedForAndCome)
{
    const EximServer &exim = server(kFull);
    ConnectionWatch watch(settings(exim));
    watch.credential = ada();
    ASSERT_TRUE(watch.open());
    const qsizetype before = exim.waitForMail(0).size();
    const QByteArray content = contentOf(Letter::Plain, "glad@pillarbox.test");
    auto envelope = ConnectionWatch::envelope(content, {"glad@pillarbox.test"});
    envelope.options.dsn = protocol::DsnRequest{};
    envelope.options.dsn->onSuccess = true;
    envelope.options.dsn->envelopeId = "id+1";
    watch.connection->deliver(envelope, ConnectionWatch::source(content));
    ASSERT_TRUE(watch.awaitOutcome());
    ASSERT_FALSE(watch.outcomes.back().error) << watch.transcript().constData();
    EXPECT_TRUE(watch.outcomes.back().notOffered.isEmpty());
    const QStringList files = exim.waitForMail(before + 2);
    ASSERT_EQ(files.size(), before + 2) << exim.log().constData();
    const std::string report = contentOfFile(files.last()).toStdString();
    EXPECT_THAT(report, testing::HasSubstr("Original-Envelope-ID: id+2B1"));
    EXPECT_THAT(report, testing::HasSubstr("Original-Recipient: rfc822;glad@pillarbox.test"));
    EXPECT_THAT(report, testing::HasSubstr("Action: delivered"));
    // And read back as what it is.
    const auto read = message::readDeliveryReport(files.last());
    ASSERT_TRUE(read) << report;
    EXPECT_EQ(read->envelopeId, "id+2B1"); // as Exim passes it on
    EXPECT_FALSE(read->messageId.isEmpty());
    ASSERT_EQ(read->recipients.size(), 1);
    EXPECT_EQ(read->recipients[0].action, message::ReportAction::Delivered);
    EXPECT_EQ(read->recipients[0].originalRecipient, QStringLiteral("glad@pillarbox.test"));
    EXPECT_FALSE(read->recipients[0].reporter.isEmpty());
    EXPECT_TRUE(read->recipients[0].reportedAt.isValid());
}

TEST_F(EximExtensions, WhereACertificateIsRequiredOursIsEnough)
{
    for (const Security security : {Security::StartTls, Security::ImplicitTls}) {
        auto wanting = settings(server(kCertificatesOnly), security);
        show(wanting, server(kCertificatesOnly));
        ConnectionWatch watch(wanting);
        watch.credential = ada();
        EXPECT_TRUE(watch.open()) << watch.transcript().constData();
    }
}

TEST_F(EximExtensions, WhereACertificateIsRequiredNoneAndAStrangersAreRefused)
{
    for (const Security security : {Security::StartTls, Security::ImplicitTls}) {
        for (const bool isStranger : {false, true}) {
            auto wanting = settings(server(kCertificatesOnly), security);
            if (isStranger)
                show(wanting, server(kFull)); // of another authority
            ConnectionWatch watch(wanting);
            watch.credential = ada();
            EXPECT_FALSE(watch.open());
            ASSERT_EQ(watch.errors.size(), 1U);
            EXPECT_EQ(watch.errors.front().kind, ErrorKind::ClientCertificateRefused)
                << watch.transcript().constData() << qPrintable(watch.errors.front().detail);
            EXPECT_EQ(watch.errors.front().stage, Stage::Tls);
            EXPECT_EQ(watch.credentialCount, 0) << "the password stays here";
        }
    }
}

} // namespace
} // namespace pillarbox::test
