#include "smtp/outbox/ruling.h"

#include <QTimeZone>

#include <gtest/gtest.h>

namespace pillarbox::outbox {

using protocol::DeliveryOutcome;
using protocol::ErrorKind;
using protocol::RecipientReply;
using protocol::SendError;
using protocol::Stage;

const QDateTime kNow(QDate(2026, 3, 2), QTime(14, 2), QTimeZone::utc());

ItemSummary itemTo(int recipients)
{
    ItemSummary item;
    item.id = ItemId::createUuid();
    item.queuedAt = kNow;
    for (int i = 0; i < recipients; ++i) {
        Recipient recipient;
        recipient.mailbox.address = QStringLiteral("r%1@x.example").arg(i);
        item.recipients.append(recipient);
    }
    return item;
}

SendError error(Stage stage, ErrorKind kind, int code = 0, bool isUncertain = false)
{
    return {.stage = stage,
        .kind = kind,
        .replyCode = code,
        .enhanced = {},
        .serverText = "words",
        .detail = {},
        .mayHaveBeenDelivered = isUncertain};
}

QList<RecipientReply> replies(const QList<int> &codes)
{
    QList<RecipientReply> list;
    for (int i = 0; i < codes.size(); ++i)
        list.append({.index = i, .replyCode = codes[i], .enhanced = {}, .text = QByteArray::number(codes[i])});
    return list;
}

DeliveryOutcome outcome(const QList<int> &codes, const std::optional<SendError> &fault = {})
{
    DeliveryOutcome result;
    result.recipients = replies(codes);
    result.error = fault;
    if (!fault)
        result.finalReply = "250 2.0.0 Ok: queued as A1";
    return result;
}

struct Row {
    const char *name;
    QList<int> codes;
    std::optional<SendError> fault;
    State state;
    QList<Outcome> outcomes;
    bool isCounted;
};

void PrintTo(const Row &row, std::ostream *stream)
{
    *stream << row.name;
}

class RulingTable : public testing::TestWithParam<Row>
{
};

TEST_P(RulingTable, Holds)
{
    const Row &row = GetParam();
    const ItemSummary item = itemTo(static_cast<int>(row.outcomes.size()));
    QList<int> positions;
    for (int i = 0; i < row.outcomes.size(); ++i)
        positions.append(i);
    const Ruling ruling = ruleOn(item, positions, outcome(row.codes, row.fault), {}, kNow, 0.5);
    EXPECT_EQ(ruling.state, row.state);
    QList<Outcome> outcomes;
    for (const auto &recipient : ruling.recipients)
        outcomes.append(recipient.outcome);
    EXPECT_EQ(outcomes, row.outcomes);
    EXPECT_EQ(ruling.isCounted, row.isCounted);
    EXPECT_EQ(ruling.dueAt.has_value(), row.state == State::Waiting && row.isCounted);
    // No state but "sent", and a hold that the user asked for, is without a reason.
    EXPECT_EQ(ruling.reason.has_value(), row.state != State::Sent && !ruling.isCancelled);
    EXPECT_EQ(ruling.hasAccepted, outcomes.contains(Outcome::Accepted));
}

constexpr auto A = Outcome::Accepted;
constexpr auto R = Outcome::Refused;
constexpr auto P = Outcome::Pending;
constexpr auto U = Outcome::Unknown;

INSTANTIATE_TEST_SUITE_P(Cases, RulingTable,
    testing::Values(Row{"all accepted", {250, 251}, {}, State::Sent, {A, A}, true},
        Row{"one refused", {250, 550}, {}, State::Failed, {A, R}, true},
        Row{"one put off", {250, 450}, {}, State::Waiting, {A, P}, true},
        Row{"one of each", {550, 450, 250}, {}, State::Waiting, {R, P, A}, true},
        Row{"all refused", {550, 551}, error(Stage::Rcpt, ErrorKind::Refused, 550), State::Failed, {R, R}, true},
        Row{"refused and put off", {550, 450}, error(Stage::Rcpt, ErrorKind::Refused, 450), State::Waiting, {R, P}, true},
        Row{"MAIL put off", {}, error(Stage::Mail, ErrorKind::Refused, 451), State::Waiting, {P, P}, true},
        Row{"MAIL refused", {}, error(Stage::Mail, ErrorKind::Refused, 550), State::Failed, {R, R}, true},
        Row{"data put off", {250, 550}, error(Stage::EndOfData, ErrorKind::Refused, 451), State::Waiting, {P, R}, true},
        Row{"data refused for the one put off too", {250, 450}, error(Stage::EndOfData, ErrorKind::Refused, 554), State::Failed,
            {R, R}, true},
        Row{"cut after the dot", {250, 550, 450}, error(Stage::EndOfData, ErrorKind::Disconnected, 0, true), State::Unknown,
            {U, R, P}, true},
        Row{"silence after the dot", {250}, error(Stage::EndOfData, ErrorKind::TimedOut, 0, true), State::Unknown, {U}, true},
        Row{"cut behind a flight", {}, error(Stage::Mail, ErrorKind::Disconnected, 0, true), State::Unknown, {U, U}, true},
        Row{"cut among the answers", {550, 250}, error(Stage::Rcpt, ErrorKind::Disconnected, 0, true), State::Unknown,
            {R, U, U}, true},
        Row{"cut before the dot", {250, 550}, error(Stage::Data, ErrorKind::Disconnected), State::Waiting, {P, R}, false},
        Row{"no way to the relay", {}, error(Stage::Connect, ErrorKind::Unreachable), State::Waiting, {P}, false},
        Row{"421", {}, error(Stage::Mail, ErrorKind::ServerClosing, 421), State::Waiting, {P}, false},
        Row{"password refused", {}, error(Stage::Auth, ErrorKind::CredentialRefused, 535), State::NeedsYou, {P}, false},
        Row{"certificate", {}, error(Stage::Tls, ErrorKind::CertificateInvalid), State::NeedsYou, {P}, false},
        Row{"server without proof", {}, error(Stage::Auth, ErrorKind::ServerUnproven), State::NeedsYou, {P}, false},
        Row{"too large", {}, error(Stage::Local, ErrorKind::TooLarge), State::Failed, {P}, true},
        Row{"file gone", {}, error(Stage::Local, ErrorKind::SpoolMissing), State::Failed, {P}, true},
        Row{"file unreadable", {}, error(Stage::Local, ErrorKind::SpoolUnreadable), State::Waiting, {P}, true},
        Row{"the mark cannot be written", {}, error(Stage::Local, ErrorKind::CannotWriteFile), State::Waiting, {P}, false},
        Row{"cancelled", {250}, error(Stage::Data, ErrorKind::Cancelled), State::Held, {P}, false}));

TEST(Ruling, WhoWasLeftOverIsNotUncertain)
{
    DeliveryOutcome lost = outcome({250}, error(Stage::EndOfData, ErrorKind::Disconnected, 0, true));
    lost.leftOver = {2};
    const Ruling ruling = ruleOn(itemTo(3), {0, 1, 2}, lost, {}, kNow, 0.5);
    EXPECT_EQ(ruling.recipients[0].outcome, Outcome::Unknown);
    EXPECT_EQ(ruling.recipients[1].outcome, Outcome::Unknown);
    EXPECT_EQ(ruling.recipients[2].outcome, Outcome::Pending);
}

TEST(Ruling, LeavesAloneWhoWasNotTried)
{
    ItemSummary item = itemTo(3);
    item.recipients[0].outcome = Outcome::Accepted;
    item.recipients[0].serverText = "the first time";
    const Ruling ruling = ruleOn(item, {1, 2}, outcome({250, 550}), {}, kNow, 0.5);
    EXPECT_EQ(ruling.recipients[0], item.recipients[0]);
    EXPECT_EQ(ruling.recipients[1].outcome, Outcome::Accepted);
    EXPECT_EQ(ruling.recipients[1].serverText, "Ok: queued as A1");
    EXPECT_EQ(ruling.recipients[2].outcome, Outcome::Refused);
    EXPECT_EQ(ruling.recipients[2].serverText, "550");
    EXPECT_EQ(ruling.reason->replyCode, 550);
    EXPECT_EQ(ruling.reason->detail, item.recipients[2].mailbox.address);
}

TEST(Ruling, GivesUpWithTheLastWords)
{
    ItemSummary item = itemTo(1);
    item.queuedAt = kNow.addDays(-5);
    item.attempts = 100;
    const Ruling ruling = ruleOn(item, {0}, outcome({}, error(Stage::Mail, ErrorKind::Refused, 451)), {}, kNow, 0.5);
    EXPECT_EQ(ruling.state, State::Failed);
    EXPECT_EQ(ruling.recipients[0].outcome, Outcome::Refused);
    EXPECT_EQ(ruling.recipients[0].replyCode, 451);
    EXPECT_EQ(ruling.recipients[0].serverText, "words");
    EXPECT_EQ(ruling.reason->replyCode, 451);
}

TEST(Ruling, WhoIsLeftOverGoesOnAtOnce)
{
    const ItemSummary item = itemTo(4);
    DeliveryOutcome partial = outcome({250, 450});
    partial.leftOver = {2, 3};
    const Ruling first = ruleOn(item, {0, 1, 2, 3}, partial, {}, kNow, 0.5);
    EXPECT_EQ(first.state, State::Sending);
    EXPECT_TRUE(first.hasAccepted);
    EXPECT_FALSE(first.isCounted);
    EXPECT_EQ(first.recipients[0].outcome, Outcome::Accepted);
    EXPECT_EQ(first.recipients[1].replyCode, 450);
    EXPECT_EQ(first.recipients[2], item.recipients[2]);
    // The next transaction's ruling knows both.
    ItemSummary rest = item;
    rest.recipients = first.recipients;
    const Ruling second = ruleOn(rest, {2, 3}, outcome({250, 250}), {}, kNow, 0.5);
    EXPECT_EQ(second.state, State::Waiting);
    EXPECT_TRUE(second.isCounted);
    EXPECT_EQ(second.reason->replyCode, 450);
    EXPECT_EQ(second.recipients[0], first.recipients[0]);
    EXPECT_EQ(second.recipients[3].outcome, Outcome::Accepted);
    // Those named were refused: the others have a turn all the same.
    DeliveryOutcome refused = outcome({550}, error(Stage::Rcpt, ErrorKind::Refused, 550));
    refused.leftOver = {1};
    const Ruling third = ruleOn(itemTo(2), {0, 1}, refused, {}, kNow, 0.5);
    EXPECT_EQ(third.state, State::Sending);
    EXPECT_EQ(third.recipients[0].outcome, Outcome::Refused);
    EXPECT_EQ(third.recipients[1].outcome, Outcome::Pending);
    // Nobody was settled: the same relay would leave them over for ever.
    DeliveryOutcome nobody = outcome({});
    nobody.leftOver = {0, 1};
    EXPECT_EQ(ruleOn(itemTo(2), {0, 1}, nobody, {}, kNow, 0.5).state, State::Waiting);
    // In one flight with RCPT: who was not answered may have it, who was not named has not.
    DeliveryOutcome flight = outcome({550}, error(Stage::EndOfData, ErrorKind::Disconnected, 0, true));
    flight.leftOver = {2};
    const Ruling fourth = ruleOn(itemTo(3), {0, 1, 2}, flight, {}, kNow, 0.5);
    EXPECT_EQ(fourth.state, State::Unknown);
    EXPECT_EQ(fourth.recipients[0].outcome, Outcome::Refused);
    EXPECT_EQ(fourth.recipients[1].outcome, Outcome::Unknown);
    EXPECT_EQ(fourth.recipients[2].outcome, Outcome::Pending);
    // The link was lost at the end of the data: a person decides.
    DeliveryOutcome lost = outcome({250}, error(Stage::EndOfData, ErrorKind::Disconnected, 0, true));
    lost.leftOver = {1};
    EXPECT_EQ(ruleOn(itemTo(2), {0, 1}, lost, {}, kNow, 0.5).state, State::Unknown);
}

TEST(Ruling, RepliesThatFitNobodyAreIgnored)
{
    DeliveryOutcome odd = outcome({250});
    odd.recipients[0].index = 7;
    odd.recipients.append({.index = -1, .replyCode = 550, .enhanced = {}, .text = {}});
    const Ruling ruling = ruleOn(itemTo(1), {0}, odd, {}, kNow, 0.5);
    EXPECT_EQ(ruling.state, State::Waiting); // nobody is known to have it
    EXPECT_EQ(ruling.recipients[0].outcome, Outcome::Pending);
}

} // namespace pillarbox::outbox
