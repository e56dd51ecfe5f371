// What Postfix, Dovecot and Exim really answer, provoked: each answer finds the entry of the catalogue that is meant for it.

#include "tests/real/eximserver.h"
#include "tests/real/need.h"
#include "tests/real/realserverstest.h"
#include "tests/real/trial.h"
#include "ui/text/catalogue/catalogue.h"

#include <QFileInfo>
#include <gtest/gtest.h>

#include <ostream>

namespace pillarbox::test {
namespace {

using protocol::Security;
using protocol::SendError;
using protocol::Stage;

// One way to be refused.
struct Provocation {
    const char *name;
    const char *variant; // of the server's configuration
    bool isSignedIn;
    const char *from;
    const char *to;
    int size; // of the message, undeclared
    Stage stage;
    const char *entry;
};

void PrintTo(const Provocation &provocation, std::ostream *stream)
{
    *stream << provocation.name;
}

std::string nameOf(const testing::TestParamInfo<Provocation> &row)
{
    return row.param.name;
}

void expectEntry(const SendError &error, const char *entry, const QByteArray &transcript)
{
    const ui::CauseRule *rule = ui::ruleFor(error, {});
    ASSERT_TRUE(rule) << transcript.constData();
    EXPECT_STREQ(rule->id, entry) << transcript.constData();
    EXPECT_TRUE(ui::explain(error, {}).who) << transcript.constData();
}

// An answer that the connection deals with itself, as the server gave it.
SendError answerIn(const QByteArray &transcript, const QByteArray &code, Stage stage)
{
    SendError error;
    error.kind = protocol::ErrorKind::Refused;
    error.stage = stage;
    const qsizetype at = transcript.indexOf(QByteArray("S: " + code + ' '));
    if (at < 0)
        return error;
    const QByteArray line = transcript.mid(at + 3, transcript.indexOf('\n', at) - at - 3).trimmed();
    error.replyCode = line.left(3).toInt();
    error.serverText = line.mid(4);
    error.enhanced = protocol::EnhancedStatusCode::parse(error.serverText, error.replyCode);
    return error;
}

QByteArray letterOf(int size)
{
    const QByteArray head = "Subject: a cause\r\n\r\n";
    return head + QByteArray(std::max<qsizetype>(0, size - head.size() - 2), 'x') + "\r\n";
}

std::optional<SendError> provoke(ConnectionWatch &watch, const Provocation &provocation)
{
    if (!watch.open())
        return watch.errors.empty() ? std::nullopt : std::optional(watch.errors.front());
    const QByteArray content = letterOf(provocation.size);
    auto envelope = ConnectionWatch::envelope(content, {provocation.to});
    envelope.reversePath = provocation.from;
    watch.connection->deliver(envelope, ConnectionWatch::source(content));
    EXPECT_TRUE(watch.awaitOutcome());
    return watch.outcomes.empty() ? std::nullopt : watch.outcomes.back().error;
}

void check(ConnectionWatch &watch, const Provocation &provocation, const QByteArray &log)
{
    const auto error = provoke(watch, provocation);
    ASSERT_TRUE(error) << watch.transcript().constData() << log.constData();
    EXPECT_EQ(error->stage, provocation.stage) << watch.transcript().constData();
    expectEntry(*error, provocation.entry, watch.transcript());
}

transport::ConnectionSettings settingsFor(quint16 port, const QByteArray &pem, bool isSignedIn)
{
    transport::ConnectionSettings result;
    result.endpoints = {{RealServers::host(), port, Security::StartTls}};
    result.isAuthWanted = isSignedIn;
    result.trustedPem = pem;
    return result;
}

protocol::Credential ada()
{
    return {RealServers::ada().address.toUtf8(), Secret(RealServers::ada().password)};
}

#define MAPPED(name, table) "-o { " name " = inline:{ " table " } } "

constexpr const char *unlisted = MAPPED("virtual_mailbox_maps", "{ ada@pillarbox.test = ada }");
constexpr const char *relaying = "-o { smtpd_relay_restrictions = reject_unauth_destination } "
                                 "-o { smtpd_recipient_restrictions = reject_unauth_destination }";
constexpr const char *owned = MAPPED("smtpd_sender_login_maps",
    "{ ada@pillarbox.test = grace@pillarbox.test }") "-o { smtpd_sender_restrictions = reject_sender_login_mismatch }";
constexpr const char *small = "-o message_size_limit=20000 -o smtpd_discard_ehlo_keywords=size";
constexpr const char *named = "-o { smtpd_recipient_restrictions = reject_non_fqdn_recipient, permit_sasl_authenticated }";
constexpr const char *barred = "-o { smtpd_client_restrictions = check_client_access static:REJECT }";
constexpr const char *slow = "-o smtpd_client_message_rate_limit=1";
constexpr const char *few = "-o smtpd_recipient_limit=2";
constexpr const char *unflown = "-o smtpd_discard_ehlo_keywords=chunking";
constexpr const char *introduced = "-o smtpd_delay_reject=no -o smtpd_helo_restrictions=reject_non_fqdn_helo_hostname";

// What the mailboxes behind it may hold is Dovecot's to say (its service "quota-status").
QByteArray full(const RealServers &servers)
{
    const QByteArray directory = QFileInfo(servers.caFile()).path().toUtf8();
    return "-o { smtpd_recipient_restrictions = check_policy_service unix:" + directory
        + "/run/quota-status, permit_sasl_authenticated }";
}

constexpr const char *quotas = R"(submission_max_recipients = 3
mail_plugins = $mail_plugins quota
plugin {
  quota = maildir:User quota
  quota_rule = *:bytes=10
  quota_status_success = DUNNO
  quota_status_overquota = "552 5.2.2 Mailbox is full"
}
service quota-status {
  executable = quota-status -p postfix
  chroot =
  unix_listener quota-status {
    mode = 0666
  }
  client_limit = 1
}
)";

const Provocation ofPostfix[] = {
    {"UnknownRecipient", unlisted, true, "ada@pillarbox.test", "nobody@pillarbox.test", 0, Stage::Rcpt, "postfix-user-unknown"},
    {"RelayDenied", relaying, false, "ada@pillarbox.test", "far@elsewhere.test", 0, Stage::Rcpt, "postfix-relay"},
    {"SizeExceeded", small, true, "ada@pillarbox.test", "ada@pillarbox.test", 30'000, Stage::EndOfData, "system-too-large"},
    {"SignInWanted", owned, false, "ada@pillarbox.test", "ada@pillarbox.test", 0, Stage::Rcpt, "postfix-not-logged-in"},
    {"SenderOfAnother", owned, true, "ada@pillarbox.test", "ada@pillarbox.test", 0, Stage::Rcpt, "postfix-not-owned"},
    {"AddressWithoutDomain", named, true, "ada@pillarbox.test", "ada@local", 0, Stage::Rcpt, "postfix-fqdn"},
    {"ClientBarred", barred, true, "ada@pillarbox.test", "ada@pillarbox.test", 0, Stage::Rcpt, "postfix-client-rejected"},
    {"NotAuthorized", "", false, "ada@pillarbox.test", "ada@pillarbox.test", 0, Stage::Rcpt, "policy-not-authorized"},
    {"Greylisted", "", true, "ada@pillarbox.test", "grey@pillarbox.test", 0, Stage::Rcpt, "greylisting-word"},
    {"MovedElsewhere", "", true, "ada@pillarbox.test", "moved@pillarbox.test", 0, Stage::Rcpt, "551-enhanced"},
    {"MailboxFull", "full", true, "ada@pillarbox.test", "ada@pillarbox.test", 0, Stage::Rcpt, "mailbox-full"},
};

class PostfixCauses : public RealServersTest
{
protected:
    static void SetUpTestSuite()
    {
        startServers([](RealServers &servers) {
            for (const Provocation &provocation : ofPostfix)
                servers.addVariant(variantOf(provocation, servers));
            for (const char *variant : {slow, few, unflown, introduced})
                servers.addVariant(variant);
            servers.addSubmission(quotas);
        });
        if (!s_servers)
            return;
        s_servers->answerRecipient(QStringLiteral("grey@pillarbox.test"), "DEFER_IF_PERMIT 4.2.0 Greylisted");
        s_servers->answerRecipient(
            QStringLiteral("moved@pillarbox.test"), "551 5.1.6 User not local; please try <ada@new.example>");
    }
    static QByteArray variantOf(const Provocation &provocation, const RealServers &servers)
    {
        return qstrcmp(provocation.variant, "full") == 0 ? full(servers) : QByteArray(provocation.variant);
    }
    static transport::ConnectionSettings settings(const QByteArray &variant, bool isSignedIn = true)
    {
        return settingsFor(s_servers->variantPort(variant), s_servers->caPem(), isSignedIn);
    }
};

class PostfixCause : public PostfixCauses, public testing::WithParamInterface<Provocation>
{
};

TEST_P(PostfixCause, IsFound)
{
    ConnectionWatch watch(settings(variantOf(GetParam(), *s_servers), GetParam().isSignedIn));
    watch.credential = ada();
    check(watch, GetParam(), s_servers->log());
}

INSTANTIATE_TEST_SUITE_P(Each, PostfixCause, testing::ValuesIn(ofPostfix), &nameOf);

TEST_F(PostfixCauses, AWrongPasswordIsFound)
{
    ConnectionWatch watch(settings({}));
    watch.credential = protocol::Credential{ada().userName, Secret("wrong")};
    EXPECT_FALSE(watch.open());
    ASSERT_EQ(watch.errors.size(), 1U);
    expectEntry(watch.errors.front(), "policy-credentials", watch.transcript());
}

TEST_F(PostfixCauses, EncryptionThatIsWantedIsFound)
{
    auto plain = settings(unflown, false); // else the content would follow and be taken for commands
    plain.endpoints.first().security = Security::None;
    ConnectionWatch watch(plain);
    check(watch,
        {"EncryptionWanted", "", false, "ada@pillarbox.test", "ada@pillarbox.test", 0, Stage::Mail, "postfix-starttls-first"},
        s_servers->log());
}

TEST_F(PostfixCauses, AnIntroductionThatIsRefusedIsFound)
{
    auto local = settings(introduced);
    local.ehloName = "laptop";
    ConnectionWatch watch(local);
    watch.credential = ada();
    EXPECT_TRUE(watch.open()) << "another name is tried: " << watch.transcript().constData();
    expectEntry(answerIn(watch.transcript(), "504", Stage::Ehlo), "postfix-helo-fqdn", watch.transcript());
}

TEST_F(PostfixCauses, AMailboxThatIsFullAtDeliveryIsFound)
{
    ConnectionWatch watch(settings({}));
    watch.credential = ada();
    ASSERT_TRUE(watch.open());
    watch.deliver(letterOf(2'000), {"over@pillarbox.test"});
    ASSERT_TRUE(watch.awaitOutcome());
    ASSERT_TRUE(await([] { return s_servers->log().contains("said: 552 "); })) << s_servers->log().constData();
    const QByteArray log = s_servers->log();
    const qsizetype from = log.indexOf("said: 552 ") + 6;
    expectEntry(answerIn("S: " + log.mid(from, log.indexOf(" (in reply", from) - from) + '\n', "552", Stage::EndOfData),
        "dovecot-quota", log);
}

TEST_F(PostfixCauses, AMessageTooManyIsFound)
{
    ConnectionWatch watch(settings(slow));
    watch.credential = ada();
    ASSERT_TRUE(watch.open());
    for (const std::size_t count : {1U, 2U}) {
        watch.deliver(letterOf(0), {"slow@pillarbox.test"});
        ASSERT_TRUE(watch.awaitOutcome(count));
    }
    ASSERT_TRUE(watch.outcomes.back().error) << watch.transcript().constData();
    expectEntry(*watch.outcomes.back().error, "postfix-too-much-mail", watch.transcript());
}

TEST_F(PostfixCauses, ARecipientTooManyIsFound)
{
    ConnectionWatch watch(settings(few));
    watch.credential = ada();
    ASSERT_TRUE(watch.open());
    watch.deliver(letterOf(0), {"few1@pillarbox.test", "few2@pillarbox.test", "few3@pillarbox.test"});
    ASSERT_TRUE(watch.awaitOutcome());
    expectEntry(answerIn(watch.transcript(), "452", Stage::Rcpt), "protocol-recipients", watch.transcript());
}

class DovecotCauses : public PostfixCauses
{
protected:
    static transport::ConnectionSettings settings(bool isSignedIn = true)
    {
        return settingsFor(s_servers->submissionPort(), s_servers->caPem(), isSignedIn);
    }
};

TEST_F(DovecotCauses, AWrongPasswordIsFound)
{
    ConnectionWatch watch(settings());
    watch.credential = protocol::Credential{ada().userName, Secret("wrong")};
    EXPECT_FALSE(watch.open());
    ASSERT_EQ(watch.errors.size(), 1U);
    expectEntry(watch.errors.front(), "policy-credentials", watch.transcript());
}

TEST_F(DovecotCauses, ASignInThatIsWantedIsFound)
{
    ConnectionWatch watch(settings(false));
    check(watch, {"SignInWanted", "", false, "ada@pillarbox.test", "ada@pillarbox.test", 0, Stage::Mail, "530-enhanced"},
        s_servers->log());
}

TEST_F(DovecotCauses, ARecipientTooManyIsFound)
{
    ConnectionWatch watch(settings());
    watch.credential = ada();
    ASSERT_TRUE(watch.open());
    watch.deliver(
        letterOf(0), {"a1@pillarbox.test", "a2@pillarbox.test", "a3@pillarbox.test", "a4@pillarbox.test", "a5@pillarbox.test"});
    ASSERT_TRUE(watch.awaitOutcome());
    expectEntry(answerIn(watch.transcript(), "451", Stage::Rcpt), "protocol-recipients", watch.transcript());
}

TEST_F(DovecotCauses, ARefusalOfTheServerBehindItIsFound)
{
    ConnectionWatch watch(settings());
    watch.credential = ada();
    check(watch, {"Greylisted", "", true, "ada@pillarbox.test", "grey@pillarbox.test", 0, Stage::Rcpt, "greylisting-word"},
        s_servers->log());
}

constexpr const char *common = "recipients_max = 3\nsmtp_accept_max_per_connection = 1\n"
                               "acl_smtp_mail = ${if eq{$sender_address}{barred@pillarbox.test}{deny}{accept}}\n";

const Provocation ofExim[] = {
    {"UnknownRecipient", common, true, "ada@pillarbox.test", "nowhere@pillarbox.test", 0, Stage::Rcpt, "exim-unrouteable"},
    {"RelayDenied", common, true, "ada@pillarbox.test", "far@elsewhere.test", 0, Stage::Rcpt, "exim-relay"},
    {"SenderUnknown", common, true, "nowhere@pillarbox.test", "forged@pillarbox.test", 0, Stage::Rcpt, "exim-sender-verify"},
    {"SenderBarred", common, true, "barred@pillarbox.test", "ada@pillarbox.test", 0, Stage::Mail, "exim-administrative"},
    {"NoMailbox", common, true, "ada@pillarbox.test", "gone@pillarbox.test", 0, Stage::Rcpt, "address-no-mailbox"},
    {"SignInWanted", common, false, "ada@pillarbox.test", "ada@pillarbox.test", 0, Stage::Rcpt, "policy-not-authorized"},
    {"Greylisted", common, true, "ada@pillarbox.test", "grey@pillarbox.test", 0, Stage::Rcpt, "greylisting-word"},
};

class EximCauses : public testing::Test
{
protected:
    static void SetUpTestSuite()
    {
        if (s_server || !EximServer::missing().isEmpty())
            return;
        s_server = std::make_unique<EximServer>(common);
        s_isUp = s_server->start();
    }
    void SetUp() override
    {
        PILLARBOX_NEED(EximServer::missing());
        ASSERT_TRUE(s_isUp) << qPrintable(s_server->error());
    }
    static transport::ConnectionSettings settings(bool isSignedIn = true)
    {
        return settingsFor(s_server->startTlsPort(), s_server->caPem(), isSignedIn);
    }

    static inline std::unique_ptr<EximServer> s_server;
    static inline bool s_isUp = false;

private:
    struct End : testing::Environment {
        void TearDown() override { s_server.reset(); }
    };
    static inline testing::Environment *const s_end = testing::AddGlobalTestEnvironment(new End); // the framework's to delete
};

class EximCause : public EximCauses, public testing::WithParamInterface<Provocation>
{
};

TEST_P(EximCause, IsFound)
{
    ConnectionWatch watch(settings(GetParam().isSignedIn));
    watch.credential = ada();
    check(watch, GetParam(), s_server->log());
}

INSTANTIATE_TEST_SUITE_P(Each, EximCause, testing::ValuesIn(ofExim), &nameOf);

TEST_F(EximCauses, AWrongPasswordIsFound)
{
    ConnectionWatch watch(settings());
    watch.credential = protocol::Credential{ada().userName, Secret("wrong")};
    EXPECT_FALSE(watch.open());
    ASSERT_EQ(watch.errors.size(), 1U);
    expectEntry(watch.errors.front(), "exim-auth", watch.transcript());
}

TEST_F(EximCauses, ARecipientTooManyIsFound)
{
    ConnectionWatch watch(settings());
    watch.credential = ada();
    ASSERT_TRUE(watch.open());
    watch.deliver(letterOf(0), {"a1@pillarbox.test", "a2@pillarbox.test", "a3@pillarbox.test", "a4@pillarbox.test"});
    ASSERT_TRUE(watch.awaitOutcome());
    expectEntry(answerIn(watch.transcript(), "452", Stage::Rcpt), "452-recipients", watch.transcript());
}

TEST_F(EximCauses, AMessageTooManyIsFound)
{
    ConnectionWatch watch(settings());
    watch.credential = ada();
    ASSERT_TRUE(watch.open());
    for (const std::size_t count : {1U, 2U}) {
        watch.deliver(letterOf(0), {"slow@pillarbox.test"});
        ASSERT_TRUE(watch.awaitOutcome(count));
    }
    ASSERT_TRUE(watch.outcomes.back().error) << watch.transcript().constData();
    expectEntry(*watch.outcomes.back().error, "exim-messages", watch.transcript());
}

} // namespace
} // namespace pillarbox::test
