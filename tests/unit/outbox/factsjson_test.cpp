#include "smtp/outbox/factsjson.h"
#include "smtp/outbox/optionsjson.h"

#include <QTimeZone>

#include <gtest/gtest.h>

namespace pillarbox::outbox {

using protocol::ErrorKind;
using protocol::Stage;

const QDateTime kNow(QDate(2026, 3, 2), QTime(14, 2, 3, 45), QTimeZone::utc());

protocol::SendError someError()
{
    return {.stage = Stage::EndOfData,
        .kind = ErrorKind::Refused,
        .replyCode = 451,
        .enhanced = protocol::EnhancedStatusCode{4, 7, 1},
        .serverText = QByteArray("gr\xfc\xdf\n\x01 zwei\0drei", 17),
        .detail = QStringLiteral("größe \"1\""),
        .mayHaveBeenDelivered = true};
}

transport::Session someSession()
{
    transport::CertificateFacts certificate;
    certificate.subject = QStringLiteral("mail.firm.example");
    certificate.names = {QStringLiteral("mail.firm.example"), QStringLiteral("*.x.example")};
    certificate.notBefore = kNow;
    certificate.notAfter = kNow.addYears(1);
    certificate.sha256 = QByteArray(32, '\xfe');
    certificate.keySha256 = QByteArray(32, '\xfd');
    transport::TlsFacts tls;
    tls.version = QStringLiteral("TLSv1.3");
    tls.isTrusted = true;
    tls.isPinned = true;
    tls.chain = {certificate};
    tls.errors = {QStringLiteral("expired")};
    return {.endpoint = {QStringLiteral("mail.firm.example"), 465, protocol::Security::ImplicitTls},
        .address = QHostAddress(QStringLiteral("2001:db8::1")),
        .tls = tls};
}

TEST(FactsJson, ErrorsComeBack)
{
    EXPECT_EQ(errorFromJson(toJson(someError())), someError());
    EXPECT_EQ(errorFromJson({}), std::nullopt);
    EXPECT_EQ(errorFromJson("nonsense"), std::nullopt);
}

TEST(FactsJson, EveryKindAndStageComesBack)
{
    for (int kind = 0; kind <= static_cast<int>(ErrorKind::Internal); ++kind) {
        for (int stage = 0; stage <= static_cast<int>(Stage::EndOfData); ++stage) {
            protocol::SendError error;
            error.kind = static_cast<ErrorKind>(kind);
            error.stage = static_cast<Stage>(stage);
            EXPECT_EQ(errorFromJson(toJson(error)), error);
        }
    }
}

TEST(FactsJson, ReceiptsComeBack)
{
    const Receipt receipt{kNow, "250 2.0.0 Ok: queued as A1", "A1", someSession(), message::WireForm::Binary};
    EXPECT_EQ(receiptFromJson(toJson(receipt)), receipt);
    EXPECT_EQ(receiptFromJson({}), std::nullopt);
}

TEST(FactsJson, AttemptsComeBack)
{
    Attempt attempt;
    attempt.took = std::chrono::milliseconds(1234);
    attempt.stages = {{Stage::Resolve, std::chrono::milliseconds(1)}, {Stage::Tls, std::chrono::milliseconds(31)}};
    attempt.session = someSession();
    attempt.error = someError();
    attempt.finalReply = "451 4.7.1 later";
    attempt.form = message::WireForm::SevenBit;
    attempt.notOffered = {"DSN", "MT-PRIORITY"};
    EXPECT_EQ(attemptFromJson(toJson(attempt)), attempt);
    EXPECT_EQ(attemptFromJson(toJson(Attempt{})), Attempt{});
}

TEST(OptionsJson, ComeBack)
{
    protocol::DeliveryOptions options;
    EXPECT_EQ(optionsFromJson(toJson(options)), options);
    EXPECT_EQ(optionsFromJson({}), options);
    options.dsn = protocol::DsnRequest{true, false, true, true, "id \xff=+"};
    options.isTlsRequired = true;
    options.hold = std::chrono::seconds(3600);
    options.deliverBy = protocol::DeliverBy{std::chrono::seconds(120), true, true};
    options.priority = -4;
    EXPECT_EQ(optionsFromJson(toJson(options)), options);
    options.hold = kNow;
    EXPECT_EQ(optionsFromJson(toJson(options)), options);
}

TEST(FactsJson, StatusCodesComeBack)
{
    const protocol::EnhancedStatusCode code{5, 1, 10};
    EXPECT_EQ(codeFromText(toText(code)), code);
    EXPECT_EQ(codeFromText(toText(std::nullopt)), std::nullopt);
    EXPECT_EQ(codeFromText("5.1"), std::nullopt);
}

TEST(ItemNames, ComeBack)
{
    for (int state = 0; state <= static_cast<int>(State::Sent); ++state)
        EXPECT_EQ(stateFromName(stateName(static_cast<State>(state))), static_cast<State>(state));
    for (int outcome = 0; outcome <= static_cast<int>(Outcome::Unknown); ++outcome)
        EXPECT_EQ(outcomeFromName(outcomeName(static_cast<Outcome>(outcome))), static_cast<Outcome>(outcome));
    EXPECT_EQ(stateName(State::NeedsYou), "needsYou");
    EXPECT_EQ(stateFromName("gone"), std::nullopt);
}

} // namespace pillarbox::outbox
