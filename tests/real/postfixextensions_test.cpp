// Each extension of Postfix offered and taken away: how a message goes, and that it arrives as it was.

#include "smtp/message/deliveryreport.h"
#include "smtp/message/parsedmessage.h"
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

#define WITHOUT(keywords) "-o smtpd_discard_ehlo_keywords=" keywords
// What Postfix 3.7 does not have.
#define NEVER "BINARYMIME FUTURERELEASE DELIVERBY MT-PRIORITY REQUIRETLS LIMITS"

const Trial kTrials[] = {
    {"everything", "", NEVER, Letter::Plain, " SIZE=#", "MAIL RCPT BDAT 2 2 2"},
    {"everything_large", "", NEVER, Letter::Large, " SIZE=#", "MAIL RCPT 2 2 BDAT 2"},
    {"everything_8bit", "", NEVER, Letter::EightBit, " SIZE=# BODY=8BITMIME", "MAIL RCPT BDAT 2 2 2"},
    {"everything_utf8", "", NEVER, Letter::Utf8Header, " SIZE=# BODY=8BITMIME SMTPUTF8", "MAIL RCPT BDAT 2 2 2"},
    {"no_pipelining", WITHOUT("pipelining"), NEVER " PIPELINING", Letter::Plain, " SIZE=#", "MAIL 2 RCPT 2 BDAT 2"},
    {"no_chunking", WITHOUT("chunking"), NEVER " CHUNKING", Letter::Plain, " SIZE=#", "MAIL RCPT DATA 2 2 3 . 2"},
    {"no_chunking_large", WITHOUT("chunking"), NEVER " CHUNKING", Letter::Large, " SIZE=#", "MAIL RCPT DATA 2 2 3 . 2"},
    {"no_8bitmime", WITHOUT("8bitmime"), NEVER " 8BITMIME", Letter::EightBit, " SIZE=#", "MAIL RCPT BDAT 2 2 2",
        WireForm::SevenBit},
    {"no_size", WITHOUT("size"), NEVER " SIZE", Letter::EightBit, " BODY=8BITMIME", "MAIL RCPT BDAT 2 2 2"},
    {"no_codes", WITHOUT("enhancedstatuscodes"), NEVER " ENHANCEDSTATUSCODES", Letter::Plain, " SIZE=#",
        "MAIL RCPT BDAT 2 2 2"},
    {"nothing", WITHOUT("pipelining,size,8bitmime,smtputf8,chunking,dsn,enhancedstatuscodes,vrfy,etrn"),
        NEVER " PIPELINING SIZE 8BITMIME SMTPUTF8 CHUNKING DSN ENHANCEDSTATUSCODES", Letter::EightBit, "",
        "MAIL 2 RCPT 2 DATA 3 . 2", WireForm::SevenBit},
    {"nothing_large", WITHOUT("pipelining,size,8bitmime,smtputf8,chunking,dsn,enhancedstatuscodes,vrfy,etrn"),
        NEVER " PIPELINING SIZE 8BITMIME SMTPUTF8 CHUNKING DSN ENHANCEDSTATUSCODES", Letter::Large, "",
        "MAIL 2 RCPT 2 DATA 3 . 2"},
};

constexpr const char *kNoUtf8 = "-o smtputf8_enable=no";
constexpr const char *kSmall = "-o message_size_limit=20000";
constexpr const char *kSmallUnsaid = "-o message_size_limit=20000 " WITHOUT("size");
constexpr const char *kSmallData = "-o message_size_limit=20000 " WITHOUT("size,chunking");
constexpr const char *kNoDsn = WITHOUT("dsn");

class PostfixExtensions : public RealServersTest
{
protected:
    static void SetUpTestSuite()
    {
        startServers([](RealServers &servers) {
            for (const Trial &trial : kTrials)
                servers.addVariant(trial.variant);
            for (const char *variant : {kNoUtf8, kSmall, kSmallUnsaid, kSmallData, kNoDsn})
                servers.addVariant(variant);
        });
    }
    static transport::ConnectionSettings settings(const QByteArray &variant = {})
    {
        transport::ConnectionSettings result;
        result.endpoints = {{RealServers::host(), s_servers->variantPort(variant), Security::StartTls}};
        result.isAuthWanted = true;
        result.trustedPem = s_servers->caPem();
        return result;
    }
    static protocol::Credential ada() { return {RealServers::ada().address.toUtf8(), Secret(RealServers::ada().password)}; }
    static QByteArray arrived(const QByteArray &mailbox, qsizetype count = 1)
    {
        const QStringList files = s_servers->waitForMail(QString::fromUtf8(mailbox), count);
        EXPECT_EQ(files.size(), count) << s_servers->log().constData();
        return files.isEmpty() ? QByteArray() : contentOfFile(files.last());
    }
};

class PostfixTrial : public PostfixExtensions, public testing::WithParamInterface<Trial>
{
};

TEST_P(PostfixTrial, Arrives)
{
    const Trial &trial = GetParam();
    const bool isUtf8 = trial.letter == Letter::Utf8Header;
    const QByteArray domain = isUtf8 ? RealServers::utf8Domain() : "pillarbox.test";
    const QByteArray to = QByteArray(isUtf8 ? "josé" : trial.name) + '@' + domain;
    ConnectionWatch watch(settings(trial.variant));
    watch.credential = ada();
    ASSERT_TRUE(watch.open()) << watch.transcript().constData() << s_servers->log().constData();
    checkOffer(trial, watch.connection->capabilities());
    checkWay(trial, watch, to);
    EXPECT_TRUE(s_servers->log().contains(watch.outcomes.back().queueId));
    checkStored(trial, arrived(isUtf8 ? "utf8" : to), to);
}

INSTANTIATE_TEST_SUITE_P(Each, PostfixTrial, testing::ValuesIn(kTrials), &nameOf);

TEST_F(PostfixExtensions, WithoutSmtpUtf8NothingThatNeedsItIsBegun)
{
    ConnectionWatch watch(settings(kNoUtf8));
    watch.credential = ada();
    ASSERT_TRUE(watch.open());
    ASSERT_FALSE(watch.connection->capabilities().hasSmtpUtf8);
    const QByteArray to = "no_utf8@pillarbox.test";
    const QByteArray content = contentOf(Letter::Utf8Header, to);
    deliver(watch, content, ConnectionWatch::envelope(content, {to}));
    ASSERT_TRUE(watch.awaitOutcome());
    const QByteArray ascii = contentOf(Letter::EightBit, to);
    deliver(watch, ascii, ConnectionWatch::envelope(ascii, {"josé@pillarbox.test"}));
    ASSERT_TRUE(watch.awaitOutcome(2));
    for (const auto &outcome : watch.outcomes) {
        ASSERT_TRUE(outcome.error);
        EXPECT_EQ(outcome.error->kind, ErrorKind::NeedsSmtpUtf8);
        EXPECT_EQ(outcome.error->stage, Stage::Local);
    }
    EXPECT_EQ(watch.outcomes.back().error->detail, u"josé@pillarbox.test"_s);
    EXPECT_TRUE(lineOf(watch.connection->transcript(), "MAIL").isEmpty());
    deliver(watch, ascii, ConnectionWatch::envelope(ascii, {to}));
    ASSERT_TRUE(watch.awaitOutcome(3));
    EXPECT_FALSE(watch.outcomes.back().error);
    EXPECT_TRUE(arrived(to).endsWith(asStored(ascii)));
}

QByteArray sized(qsizetype size)
{
    const QByteArray head = contentOf(Letter::Plain, "sized@pillarbox.test");
    return head + QByteArray(size - head.size() - 2, 'x') + "\r\n";
}

TEST_F(PostfixExtensions, SizeIsJudgedBeforeMail)
{
    ConnectionWatch watch(settings(kSmall));
    watch.credential = ada();
    ASSERT_TRUE(watch.open());
    ASSERT_EQ(watch.connection->capabilities().sizeLimit, 20'000);
    watch.connection->deliver(
        ConnectionWatch::envelope(sized(20'001), {"sized@pillarbox.test"}), ConnectionWatch::source(sized(20'001)));
    ASSERT_TRUE(watch.awaitOutcome());
    ASSERT_TRUE(watch.outcomes.back().error);
    EXPECT_EQ(watch.outcomes.back().error->kind, ErrorKind::TooLarge);
    EXPECT_TRUE(lineOf(watch.connection->transcript(), "MAIL").isEmpty());
}

TEST_F(PostfixExtensions, AnUndeclaredSizeIsTheServersToRefuse)
{
    for (const char *variant : {kSmallUnsaid, kSmallData}) {
        SCOPED_TRACE(variant);
        ConnectionWatch watch(settings(variant));
        watch.credential = ada();
        ASSERT_TRUE(watch.open());
        for (const qsizetype size : {25'000, 5'000'000}) {
            watch.outcomes.clear();
            const QByteArray content = contentOf(Letter::Plain, "x@pillarbox.test") + QByteArray("line\r\n").repeated(size / 6);
            watch.connection->deliver(
                ConnectionWatch::envelope(content, {"x@pillarbox.test"}), ConnectionWatch::source(content));
            ASSERT_TRUE(watch.awaitOutcome()) << watch.transcript().constData();
            ASSERT_TRUE(watch.outcomes.back().error);
            EXPECT_EQ(watch.outcomes.back().error->kind, ErrorKind::Refused) << watch.transcript().constData();
            EXPECT_EQ(watch.outcomes.back().error->replyCode, 552);
            EXPECT_FALSE(watch.outcomes.back().error->mayHaveBeenDelivered);
            if (!watch.outcomes.back().isUsable)
                break;
        }
    }
}

protocol::Envelope withReport(const QByteArray &content, const QByteArray &from, const QByteArray &to, bool isWhole)
{
    auto envelope = ConnectionWatch::envelope(content, {to});
    envelope.reversePath = from;
    envelope.options.dsn = protocol::DsnRequest{};
    envelope.options.dsn->onSuccess = true;
    envelope.options.dsn->returnsWholeMessage = isWhole;
    envelope.options.dsn->envelopeId = "id+1 = x";
    return envelope;
}

TEST_F(PostfixExtensions, ReportsAreAskedForAndCome)
{
    struct Row {
        QByteArray from; // who gets the report
        QByteArray to;
        bool isWhole;
        const char *action;
        std::string returned;
    };
    const Row rows[] = {
        {"report1@pillarbox.test", "glad+1@pillarbox.test", false, "Action: relayed", "text/rfc822-headers"},
        {"report2@pillarbox.test", "nobody@gone.pillarbox.test", false, "Action: failed", "text/rfc822-headers"},
        {"report3@pillarbox.test", "nobody@gone.pillarbox.test", true, "Action: failed", "message/rfc822"},
    };
    ConnectionWatch watch(settings());
    watch.credential = ada();
    ASSERT_TRUE(watch.open());
    std::size_t count = 0;
    for (const Row &row : rows) {
        SCOPED_TRACE(row.from.constData());
        const QByteArray content = contentOf(Letter::Plain, row.to);
        watch.connection->deliver(withReport(content, row.from, row.to, row.isWhole), ConnectionWatch::source(content));
        ASSERT_TRUE(watch.awaitOutcome(++count));
        ASSERT_FALSE(watch.outcomes.back().error) << watch.transcript().constData();
        EXPECT_TRUE(watch.outcomes.back().notOffered.isEmpty());
        const std::string report = arrived(row.from).toStdString();
        EXPECT_THAT(report, testing::HasSubstr("Original-Envelope-Id: id+1 = x\n"));
        EXPECT_THAT(report, testing::HasSubstr("Original-Recipient: rfc822;" + row.to.toStdString()));
        EXPECT_THAT(report, testing::HasSubstr(row.action));
        EXPECT_THAT(report, testing::HasSubstr("Content-Type: " + row.returned));
        // And read back as what it is.
        const auto read = message::deliveryReportOf(message::parseBytes(QByteArray::fromStdString(report)));
        ASSERT_TRUE(read) << report;
        EXPECT_EQ(read->envelopeId, "id+1 = x");
        EXPECT_FALSE(read->messageId.isEmpty());
        ASSERT_EQ(read->recipients.size(), 1);
        EXPECT_EQ("Action: " + message::reportActionName(read->recipients[0].action), row.action);
        EXPECT_EQ(read->recipients[0].originalRecipient.toUtf8(), row.to);
        EXPECT_TRUE(read->recipients[0].reportedAt.isValid());
    }
}

TEST_F(PostfixExtensions, NoReportComesWhereNoneIsWanted)
{
    ConnectionWatch watch(settings());
    watch.credential = ada();
    ASSERT_TRUE(watch.open());
    const QByteArray from = "quiet@pillarbox.test";
    const QByteArray content = contentOf(Letter::Plain, "nobody@gone.pillarbox.test");
    auto envelope = withReport(content, from, "nobody@gone.pillarbox.test", false);
    envelope.options.dsn->onSuccess = envelope.options.dsn->onFailure = false;
    envelope.options.dsn->envelopeId = "never";
    watch.connection->deliver(envelope, ConnectionWatch::source(content));
    ASSERT_TRUE(watch.awaitOutcome());
    // Gone from the queue, so that its report would have been made.
    const QByteArray removed = watch.outcomes.back().queueId + ": removed";
    ASSERT_TRUE(await([&] { return s_servers->log().contains(removed); }));
    envelope.options.dsn->onFailure = true;
    envelope.options.dsn->envelopeId = "wanted";
    watch.connection->deliver(envelope, ConnectionWatch::source(content));
    ASSERT_TRUE(watch.awaitOutcome(2));
    EXPECT_TRUE(arrived(from).contains("Original-Envelope-Id: wanted"));
}

TEST_F(PostfixExtensions, ReportsThatAreNotOfferedAreNamed)
{
    ConnectionWatch watch(settings(kNoDsn));
    watch.credential = ada();
    ASSERT_TRUE(watch.open());
    const QByteArray content = contentOf(Letter::Plain, "no_dsn@pillarbox.test");
    watch.connection->deliver(
        withReport(content, "report4@pillarbox.test", "no_dsn@pillarbox.test", false), ConnectionWatch::source(content));
    ASSERT_TRUE(watch.awaitOutcome());
    EXPECT_FALSE(watch.outcomes.back().error);
    EXPECT_EQ(watch.outcomes.back().notOffered, QByteArrayList{"DSN"});
    EXPECT_TRUE(arrived("no_dsn@pillarbox.test").endsWith(asStored(content)));
}

} // namespace
} // namespace pillarbox::test
