#include "smtp/protocol/transaction.h"

#include <algorithm>

namespace pillarbox::protocol {

namespace {

SendError refusalOf(const RecipientReply &answer)
{
    SendError error;
    error.stage = Stage::Rcpt;
    error.kind = ErrorKind::Refused;
    error.replyCode = answer.replyCode;
    error.enhanced = answer.enhanced;
    error.serverText = answer.text;
    return error;
}

} // namespace

ContentForm contentForm(const Envelope &envelope, qsizetype recipients, const Capabilities &capabilities)
{
    if (envelope.isRehearsal)
        return ContentForm::None;
    if (!capabilities.hasChunking)
        return ContentForm::Dotted;
    const bool isFlight = capabilities.hasPipelining && recipients <= pipelineWindow && envelope.size <= flightLimit;
    return isFlight ? ContentForm::Flight : ContentForm::Chunk;
}

void Transaction::forgetAnswers()
{
    refusal.reset();
    answers.clear();
    tooMany.clear();
}

bool Transaction::hasAccepted() const
{
    return std::any_of(answers.begin(), answers.end(), [](const RecipientReply &one) { return one.isAccepted(); });
}

std::optional<SendError> Transaction::verdict() const
{
    if (refusal)
        return refusal;
    if (!areAllAnswered() || answers.isEmpty() || hasAccepted())
        return std::nullopt;
    const auto transient
        = std::find_if(answers.begin(), answers.end(), [](const RecipientReply &one) { return !one.isPermanent(); });
    return refusalOf(transient == answers.end() ? answers.first() : *transient);
}

QList<int> Transaction::leftOver(const std::optional<SendError> &error) const
{
    const bool isOfRecipients = error && !refusal && error->stage == Stage::Rcpt && error->kind == ErrorKind::Refused;
    if (error && !error->mayHaveBeenDelivered && !isOfRecipients)
        return {};
    QList<int> indexes = tooMany + share.unnamed;
    std::sort(indexes.begin(), indexes.end());
    return indexes;
}

SendError refusalBy(const Reply &reply, Stage stage)
{
    SendError error;
    error.stage = stage;
    error.kind = reply.code == 421 ? ErrorKind::ServerClosing : ErrorKind::Refused;
    error.replyCode = reply.code;
    error.enhanced = reply.enhanced();
    error.serverText = reply.text();
    return error;
}

bool isTooManyRecipients(const Reply &reply)
{
    const auto enhanced = reply.enhanced();
    if (enhanced)
        return reply.isNegative() && enhanced->subject == 5 && enhanced->detail == 3;
    return reply.code == 452 || reply.code == 552; // the latter by tradition (RFC 5321 section 4.5.3.1.10)
}

} // namespace pillarbox::protocol
