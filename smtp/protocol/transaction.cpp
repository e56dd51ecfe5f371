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

} // namespace pillarbox::protocol
