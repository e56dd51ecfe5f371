#include "smtp/outbox/ruling.h"

#include "smtp/account/credentialerror.h"
#include "smtp/outbox/ratelimit.h"
#include "smtp/protocol/reply.h"

#include <algorithm>

namespace pillarbox::outbox {

namespace {

using protocol::Disposition;
using protocol::ErrorKind;
using protocol::SendError;

bool isAbout(const protocol::RecipientReply &reply, const QList<int> &positions)
{
    return reply.index >= 0 && reply.index < positions.size();
}

void answer(Recipient &recipient, const protocol::RecipientReply &reply, const QDateTime &now)
{
    recipient.replyCode = reply.replyCode;
    recipient.enhanced = reply.enhanced;
    recipient.serverText = reply.text;
    recipient.answeredAt = now;
}

void answer(Recipient &recipient, const SendError &error, const QDateTime &now)
{
    recipient.replyCode = error.replyCode;
    recipient.enhanced = error.enhanced;
    recipient.serverText = error.serverText;
    recipient.answeredAt = now;
}

void accept(Recipient &recipient, const QByteArray &finalReply, const QDateTime &now)
{
    recipient.outcome = Outcome::Accepted;
    recipient.replyCode = finalReply.left(3).toInt();
    const protocol::Reply reply{recipient.replyCode, {finalReply.mid(4)}};
    recipient.serverText = reply.text();
    recipient.enhanced = reply.enhanced();
    recipient.answeredAt = now;
}

SendError toError(const Recipient &recipient)
{
    return {.stage = protocol::Stage::Rcpt,
        .kind = ErrorKind::Refused,
        .replyCode = recipient.replyCode,
        .enhanced = recipient.enhanced,
        .serverText = recipient.serverText,
        .detail = recipient.mailbox.address,
        .mayHaveBeenDelivered = false};
}

bool isAny(const QList<Recipient> &recipients, Outcome outcome)
{
    return std::any_of(
        recipients.begin(), recipients.end(), [outcome](const Recipient &entry) { return entry.outcome == outcome; });
}

// The words for the item when the attempt as a whole had no error.
std::optional<SendError> firstWith(const QList<Recipient> &recipients, Outcome outcome)
{
    const auto found = std::find_if(
        recipients.begin(), recipients.end(), [outcome](const Recipient &entry) { return entry.outcome == outcome; });
    return found == recipients.end() ? std::nullopt : std::optional(toError(*found));
}

// Each RCPT has its own answer; an error of the whole attempt then speaks for those that were not refused one by one.
void applyReplies(Ruling &ruling, const QList<int> &positions, const protocol::DeliveryOutcome &outcome, const QDateTime &now)
{
    for (const auto &reply : outcome.recipients) {
        if (!isAbout(reply, positions))
            continue;
        Recipient &recipient = ruling.recipients[positions[reply.index]];
        if (reply.isAccepted() && !outcome.error) {
            accept(recipient, outcome.finalReply, now);
            ruling.hasAccepted = true;
        } else if (reply.isAccepted() && dispositionOfAttempt(*outcome.error) == Disposition::Unknown) {
            recipient.outcome = Outcome::Unknown;
            recipient.answeredAt = now;
        } else if (!reply.isAccepted()) {
            answer(recipient, reply, now);
            if (reply.isPermanent())
                recipient.outcome = Outcome::Refused;
        }
    }
}

// 4yz and 5yz to MAIL, DATA or the end of the data are for everybody who is still to get it; one to RCPT was applied above.
// Where no server spoke, nobody was refused.
void applyError(Ruling &ruling, const QList<int> &positions, const SendError &error, const QDateTime &now)
{
    const auto disposition = dispositionOfAttempt(error);
    const bool isForAll = disposition == Disposition::Final || disposition == Disposition::RetryMessage;
    const bool isOfRcpt = error.stage == protocol::Stage::Rcpt && error.kind == ErrorKind::Refused;
    if (!isForAll || isOfRcpt)
        return;
    for (const int position : positions) {
        Recipient &recipient = ruling.recipients[position];
        if (recipient.outcome != Outcome::Pending)
            continue;
        answer(recipient, error, now);
        if (disposition == Disposition::Final && error.replyCode > 0)
            recipient.outcome = Outcome::Refused;
    }
}

bool hasReply(const protocol::DeliveryOutcome &outcome, int index)
{
    return std::any_of(outcome.recipients.begin(), outcome.recipients.end(),
        [index](const protocol::RecipientReply &reply) { return reply.index == index; });
}

// Content may travel in one flight with RCPT (RFC 3030): who was not answered when the link was lost may have the message.
void applyUncertainty(
    Ruling &ruling, const QList<int> &positions, const protocol::DeliveryOutcome &outcome, const QDateTime &now)
{
    for (int index = 0; index < positions.size(); ++index) {
        if (hasReply(outcome, index) || outcome.leftOver.contains(index))
            continue;
        ruling.recipients[positions[index]].outcome = Outcome::Unknown;
        ruling.recipients[positions[index]].answeredAt = now;
    }
}

// Final, and our own finding: what is pending stays so, and is not tried again.
bool isHopeless(const std::optional<SendError> &error)
{
    return error && error->replyCode == 0 && dispositionOfAttempt(*error) == Disposition::Final;
}

void giveUp(Ruling &ruling)
{
    for (Recipient &recipient : ruling.recipients)
        if (recipient.outcome == Outcome::Pending && recipient.replyCode > 0)
            recipient.outcome = Outcome::Refused;
    ruling.state = isAny(ruling.recipients, Outcome::Unknown) ? State::Unknown : State::Failed;
}

void settle(Ruling &ruling, const std::optional<SendError> &error)
{
    if (isAny(ruling.recipients, Outcome::Unknown))
        ruling.state = State::Unknown;
    else if (isAny(ruling.recipients, Outcome::Pending))
        ruling.state = isHopeless(error) ? State::Failed : State::Waiting;
    else if (isAny(ruling.recipients, Outcome::Refused))
        ruling.state = State::Failed;
    else
        ruling.state = State::Sent;
    ruling.reason = error;
    if (!error && ruling.state == State::Waiting)
        ruling.reason = firstWith(ruling.recipients, Outcome::Pending);
    else if (!error && ruling.state == State::Failed)
        ruling.reason = firstWith(ruling.recipients, Outcome::Refused);
}

} // namespace

bool hasRest(const protocol::DeliveryOutcome &outcome, qsizetype named)
{
    const bool isOver = outcome.error
        && (outcome.error->stage != protocol::Stage::Rcpt || outcome.error->kind != ErrorKind::Refused
            || outcome.error->mayHaveBeenDelivered);
    return !isOver && !outcome.leftOver.isEmpty() && outcome.leftOver.size() < named;
}

Disposition dispositionOfAttempt(const SendError &error)
{
    const bool isNotItsFault = error.kind == ErrorKind::CannotWriteFile || isRateLimit(error);
    return isNotItsFault ? Disposition::RetryRelay : protocol::dispositionOf(error);
}

bool waitsForKeychain(const SendError &error)
{
    const bool isKeychains = error.kind == ErrorKind::CredentialMissing || error.kind == ErrorKind::SigningKeyMissing;
    return isKeychains && account::isShut(account::credentialErrorFrom(error.detail).kind);
}

SendError cannotWrite(const OutboxError &error)
{
    SendError cause;
    cause.stage = protocol::Stage::Local;
    cause.kind = ErrorKind::CannotWriteFile;
    cause.detail = error.detail;
    return cause;
}

Ruling ruleOn(const ItemSummary &item, const QList<int> &positions, const protocol::DeliveryOutcome &outcome,
    const RetrySchedule &schedule, const QDateTime &now, double chance)
{
    Ruling ruling;
    ruling.recipients = item.recipients;
    if (outcome.error && outcome.error->kind == ErrorKind::Cancelled && !outcome.error->mayHaveBeenDelivered) {
        ruling.state = State::Held;
        ruling.isCancelled = true;
        return ruling;
    }
    applyReplies(ruling, positions, outcome, now);
    if (hasRest(outcome, positions.size())) {
        ruling.state = State::Sending;
        return ruling;
    }
    if (outcome.error)
        applyError(ruling, positions, *outcome.error, now);
    if (outcome.error && outcome.error->mayHaveBeenDelivered)
        applyUncertainty(ruling, positions, outcome, now);
    settle(ruling, outcome.error);
    const auto disposition = outcome.error ? dispositionOfAttempt(*outcome.error) : Disposition::RetryMessage;
    ruling.isCounted = disposition != Disposition::RetryRelay && disposition != Disposition::AskAccount;
    if (disposition == Disposition::AskAccount && ruling.state == State::Waiting)
        ruling.state = State::NeedsYou;
    if (ruling.state == State::Waiting && ruling.isCounted) {
        ruling.dueAt = schedule.nextAttempt(item.attempts + 1, item.queuedAt, now, chance);
        if (!ruling.dueAt)
            giveUp(ruling);
    }
    return ruling;
}

} // namespace pillarbox::outbox
