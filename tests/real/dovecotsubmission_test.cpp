// Dovecot's submission service, which hands mail to a Postfix behind it: its mechanisms, certificates among them, its
// extensions, and what arrives.

#include "smtp/protocol/saslmechanism.h"
#include "tests/real/realserverstest.h"
#include "tests/real/trial.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pillarbox::test {
namespace {

using namespace Qt::StringLiterals;
using message::WireForm;
using protocol::ErrorKind;
using protocol::Security;
using protocol::Stage;

class DovecotSubmission : public RealServersTest
{
protected:
    static void SetUpTestSuite()
    {
        startServers([](RealServers &servers) {
            servers.addSubmission("submission_max_recipients = 3\nsubmission_max_mail_size = 6000000\n");
        });
    }
    static transport::ConnectionSettings settings(
        Security security = Security::StartTls, const RealServers::ClientIdentity &identity = {})
    {
        const bool isStartTls = security == Security::StartTls;
        transport::ConnectionSettings result;
        result.endpoints
            = {{RealServers::host(), isStartTls ? s_servers->submissionPort() : s_servers->submissionsPort(), security}};
        result.isAuthWanted = true;
        result.trustedPem = s_servers->caPem();
        result.clientCertificate = identity.certificate;
        result.clientKey = Secret(identity.key);
        return result;
    }
    static protocol::Credential ada() { return {RealServers::ada().address.toUtf8(), Secret(RealServers::ada().password)}; }
    static void expectArrived(const QByteArray &to, const QByteArray &content)
    {
        const QStringList files = s_servers->waitForMail(QString::fromUtf8(to));
        ASSERT_EQ(files.size(), 1) << s_servers->log().constData();
        EXPECT_TRUE(contentOfFile(files.first()).endsWith(asStored(content)));
    }
};

class DovecotMechanism : public DovecotSubmission, public testing::WithParamInterface<const char *>
{
protected:
    static transport::ConnectionSettings wanting(const QByteArray &mechanism)
    {
        const auto kind = protocol::secretKindOf(mechanism);
        // Only there: Dovecot's LOGIN takes the name for the password where a certificate has named somebody already.
        const bool isByCertificate = kind == protocol::SecretKind::Certificate;
        auto result = settings(Security::StartTls, isByCertificate ? s_servers->adaIdentity() : RealServers::ClientIdentity());
        result.mechanism = mechanism;
        result.secretKind = kind;
        return result;
    }
    static protocol::Credential credential(const QByteArray &mechanism, const QByteArray &password)
    {
        const auto kind = protocol::secretKindOf(mechanism);
        return {RealServers::ada().address.toUtf8(), Secret(password), kind};
    }
    static QByteArray goodSecret(const QByteArray &mechanism)
    {
        switch (protocol::secretKindOf(mechanism)) {
        case protocol::SecretKind::Password:
            return RealServers::ada().password;
        case protocol::SecretKind::Token:
            return RealServers::token();
        case protocol::SecretKind::Certificate:
            break;
        }
        return {};
    }
};

TEST_P(DovecotMechanism, SignsInAndSends)
{
    const QByteArray mechanism = GetParam();
    const QByteArray to = mechanism.toLower() + "@pillarbox.test";
    const QByteArray content = contentOf(Letter::Plain, to);
    ConnectionWatch watch(wanting(mechanism));
    watch.credential = credential(mechanism, goodSecret(mechanism));
    ASSERT_TRUE(watch.open()) << watch.transcript().constData() << s_servers->log().constData();
    EXPECT_TRUE(watch.transcript().contains(QByteArray("C: AUTH " + mechanism)));
    watch.deliver(content, {to});
    ASSERT_TRUE(watch.awaitOutcome());
    ASSERT_FALSE(watch.outcomes.front().error) << watch.transcript().constData();
    expectArrived(to, content);
}

TEST_P(DovecotMechanism, AWrongSecretIsRefusedOnce)
{
    const QByteArray mechanism = GetParam();
    ConnectionWatch watch(wanting(mechanism));
    watch.credential = credential(mechanism, "wrong");
    if (mechanism == "EXTERNAL")
        watch.credential->userName = RealServers::grace().address.toUtf8(); // whose certificate it is not
    EXPECT_FALSE(watch.open());
    ASSERT_EQ(watch.errors.size(), 1U) << watch.transcript().constData();
    const bool isByCertificate = mechanism == "EXTERNAL";
    EXPECT_EQ(watch.errors.front().kind, isByCertificate ? ErrorKind::ClientCertificateRefused : ErrorKind::CredentialRefused)
        << watch.transcript().constData();
    EXPECT_EQ(watch.errors.front().replyCode, 535);
    EXPECT_EQ(watch.transcript().count("C: AUTH "), 1) << watch.transcript().constData();
}

INSTANTIATE_TEST_SUITE_P(Offered, DovecotMechanism,
    testing::Values("PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256", "XOAUTH2", "OAUTHBEARER", "EXTERNAL"),
    [](const auto &of) { return QByteArray(of.param).replace('-', '_').toStdString(); });

TEST_F(DovecotSubmission, OffersWhatTheTableSays)
{
    ConnectionWatch watch(settings());
    watch.credential = ada();
    ASSERT_TRUE(watch.open()) << watch.transcript().constData();
    EXPECT_THAT(watch.connection->capabilities().mechanisms,
        testing::UnorderedElementsAre(
            "PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256", "XOAUTH2", "OAUTHBEARER", "EXTERNAL"));
    EXPECT_TRUE(watch.transcript().contains("C: AUTH SCRAM-SHA-256 "));
}

TEST_F(DovecotSubmission, ACertificateSignsInOverBothPorts)
{
    for (const Security security : {Security::StartTls, Security::ImplicitTls}) {
        auto wanting = settings(security, s_servers->adaIdentity());
        wanting.secretKind = protocol::SecretKind::Certificate;
        ConnectionWatch watch(wanting);
        watch.credential = protocol::Credential{{}, {}, protocol::SecretKind::Certificate};
        EXPECT_TRUE(watch.open()) << watch.transcript().constData() << s_servers->log().constData();
        EXPECT_TRUE(watch.transcript().contains("C: AUTH EXTERNAL ")) << watch.transcript().constData();
    }
}

TEST_F(DovecotSubmission, WithoutACertificateNobodyIsSignedInByOne)
{
    for (const auto &identity : {RealServers::ClientIdentity(), s_servers->strangerIdentity()}) {
        auto wanting = settings(Security::StartTls, identity);
        wanting.secretKind = protocol::SecretKind::Certificate;
        wanting.mechanism = "EXTERNAL";
        ConnectionWatch watch(wanting);
        watch.credential = protocol::Credential{RealServers::ada().address.toUtf8(), {}, protocol::SecretKind::Certificate};
        EXPECT_FALSE(watch.open());
        ASSERT_EQ(watch.errors.size(), 1U);
        EXPECT_EQ(watch.errors.front().kind, ErrorKind::ClientCertificateRefused) << watch.transcript().constData();
    }
}

TEST_F(DovecotSubmission, WhereACertificateIsRequiredItAndThePasswordAreEnough)
{
    RealServers strict;
    strict.addSubmission("auth_ssl_require_client_cert = yes\n");
    ASSERT_TRUE(strict.start()) << qPrintable(strict.error());
    for (const bool hasCertificate : {true, false}) {
        auto wanting = settings(Security::StartTls, hasCertificate ? strict.adaIdentity() : RealServers::ClientIdentity());
        wanting.endpoints.first().port = strict.submissionPort();
        wanting.trustedPem = strict.caPem();
        ConnectionWatch watch(wanting);
        watch.credential = ada();
        EXPECT_EQ(watch.open(), hasCertificate) << watch.transcript().constData();
        EXPECT_EQ(watch.errors.size(), hasCertificate ? 0U : 1U);
        for (const auto &error : watch.errors) {
            EXPECT_EQ(error.replyCode, 535) << watch.transcript().constData();
            EXPECT_TRUE(error.serverText.contains("SSL certificate")) << error.serverText.constData();
        }
    }
}

// What it does not offer with a Postfix behind it.
#define NEVER "SMTPUTF8 DSN BINARYMIME FUTURERELEASE DELIVERBY MT-PRIORITY REQUIRETLS LIMITS"

class DovecotTrial : public DovecotSubmission, public testing::WithParamInterface<Trial>
{
};

TEST_P(DovecotTrial, Arrives)
{
    const Trial &trial = GetParam();
    const QByteArray to = trial.name + QByteArray("@pillarbox.test");
    ConnectionWatch watch(settings());
    watch.credential = ada();
    ASSERT_TRUE(watch.open()) << watch.transcript().constData() << s_servers->log().constData();
    checkOffer(trial, watch.connection->capabilities());
    checkWay(trial, watch, to);
    const QStringList files = s_servers->waitForMail(QString::fromUtf8(to));
    ASSERT_EQ(files.size(), 1) << s_servers->log().constData();
    checkStored(trial, contentOfFile(files.first()), to);
}

INSTANTIATE_TEST_SUITE_P(Each, DovecotTrial,
    testing::Values(Trial{"everything", "", NEVER, Letter::Plain, " SIZE=#", "MAIL RCPT BDAT 2 2 2"},
        Trial{"everything_large", "", NEVER, Letter::Large, " SIZE=#", "MAIL RCPT 2 2 BDAT 2"},
        Trial{"everything_8bit", "", NEVER, Letter::EightBit, " SIZE=# BODY=8BITMIME", "MAIL RCPT BDAT 2 2 2"}),
    &nameOf);

TEST_F(DovecotSubmission, WhatItDoesNotOfferIsSaidOrRefused)
{
    ConnectionWatch watch(settings());
    watch.credential = ada();
    ASSERT_TRUE(watch.open());
    const QByteArray to = "no_dsn@pillarbox.test";
    const QByteArray content = contentOf(Letter::Plain, to);
    auto envelope = ConnectionWatch::envelope(content, {to});
    envelope.options.dsn = protocol::DsnRequest{};
    watch.connection->deliver(envelope, ConnectionWatch::source(content));
    ASSERT_TRUE(watch.awaitOutcome());
    EXPECT_FALSE(watch.outcomes.back().error);
    EXPECT_EQ(watch.outcomes.back().notOffered, QByteArrayList{"DSN"});
    expectArrived(to, content);

    const QByteArray utf8 = contentOf(Letter::Utf8Header, to);
    deliver(watch, utf8, ConnectionWatch::envelope(utf8, {to}));
    ASSERT_TRUE(watch.awaitOutcome(2));
    ASSERT_TRUE(watch.outcomes.back().error);
    EXPECT_EQ(watch.outcomes.back().error->kind, ErrorKind::NeedsSmtpUtf8);

    envelope = ConnectionWatch::envelope(content, {to});
    envelope.size = 6'000'001;
    watch.connection->deliver(envelope, ConnectionWatch::source(content));
    ASSERT_TRUE(watch.awaitOutcome(3));
    ASSERT_TRUE(watch.outcomes.back().error);
    EXPECT_EQ(watch.outcomes.back().error->kind, ErrorKind::TooLarge);
}

TEST_F(DovecotSubmission, EachRecipientHasItsOwnAnswer)
{
    s_servers->answerRecipient(u"later@pillarbox.test"_s, "450 4.2.1 Mailbox busy");
    s_servers->answerRecipient(u"never@pillarbox.test"_s, "550 5.1.1 No such mailbox");
    ConnectionWatch watch(settings());
    watch.credential = ada();
    ASSERT_TRUE(watch.open());
    const QByteArray content = contentOf(Letter::Plain, "mixed@pillarbox.test");
    watch.deliver(content, {"later@pillarbox.test", "mixed@pillarbox.test", "never@pillarbox.test"});
    ASSERT_TRUE(watch.awaitOutcome());
    s_servers->acceptAllRecipients();
    const auto &outcome = watch.outcomes.front();
    EXPECT_FALSE(outcome.error) << watch.transcript().constData();
    ASSERT_EQ(outcome.recipients.size(), 3);
    EXPECT_EQ(outcome.recipients.at(0).replyCode, 450);
    EXPECT_EQ(outcome.recipients.at(1).replyCode, 250);
    EXPECT_EQ(outcome.recipients.at(2).replyCode, 550);
    expectArrived("mixed@pillarbox.test", content);
}

TEST_F(DovecotSubmission, MoreRecipientsThanItTakesAreLeftOver)
{
    ConnectionWatch watch(settings());
    watch.credential = ada();
    ASSERT_TRUE(watch.open());
    const QByteArray content = contentOf(Letter::Plain, "many@pillarbox.test");
    const QByteArrayList to{
        "many1@pillarbox.test", "many2@pillarbox.test", "many3@pillarbox.test", "many4@pillarbox.test", "many5@pillarbox.test"};
    watch.deliver(content, to);
    ASSERT_TRUE(watch.awaitOutcome());
    EXPECT_FALSE(watch.outcomes.back().error) << watch.transcript().constData();
    EXPECT_EQ(watch.outcomes.back().leftOver, (QList{3, 4})) << watch.transcript().constData();
    watch.deliver(content, to.mid(3));
    ASSERT_TRUE(watch.awaitOutcome(2));
    EXPECT_FALSE(watch.outcomes.back().error);
    for (const QByteArray &one : {to.at(0), to.at(1), to.at(2), to.at(4)})
        expectArrived(one, content);
    // Of recipients in one flight Dovecot hands the first beyond its limit to the server behind it, and only then
    // refuses it: that one may have the message twice, and no client can tell.
    EXPECT_GE(s_servers->waitForMail(QString::fromUtf8(to.at(3))).size(), 1) << s_servers->log().constData();
}

} // namespace
} // namespace pillarbox::test
