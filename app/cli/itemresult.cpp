#include "app/cli/itemresult.h"

#include "app/cli/messageinput.h"

#include <QCoreApplication>

namespace pillarbox::app {

using outbox::Item;
using outbox::ItemSummary;
using outbox::Outcome;
using outbox::State;

namespace {

class ItemResultWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString held() { return tr("The message is on hold in the outbox; nothing was sent."); }
};

// A pending one without an answer of its own waits for the reason that the item waits for.
Rejection rejectionOf(const outbox::Recipient &recipient, const ItemSummary &item)
{
    if (recipient.outcome == Outcome::Pending && recipient.replyCode < 400) {
        Rejection rejection = rejectionFor(recipient.mailbox.address, item.reason.value_or(protocol::SendError{}));
        rejection.isPermanent = item.state == State::Failed; // else the outbox tries again
        return rejection;
    }
    return {recipient.mailbox.address, recipient.replyCode, recipient.enhanced, recipient.serverText,
        recipient.outcome == Outcome::Refused};
}

// One answer for all of them is the error's; answers to RCPT are each recipient's own.
bool isPerRecipient(const SendResult &result)
{
    return !result.accepted.isEmpty() || (result.error && result.error->stage == protocol::Stage::Rcpt);
}

void addRecipients(SendResult &result, const ItemSummary &item)
{
    for (const outbox::Recipient &recipient : item.recipients) {
        if (recipient.outcome == Outcome::Accepted)
            result.accepted += recipient.mailbox.address;
    }
    if (!isPerRecipient(result))
        return;
    for (const outbox::Recipient &recipient : item.recipients) {
        const bool isLeft = recipient.outcome == Outcome::Pending
            && (recipient.replyCode >= 400 || (!result.accepted.isEmpty() && !result.isUncertain()));
        if (recipient.outcome == Outcome::Refused || isLeft)
            result.rejected += rejectionOf(recipient, item);
    }
}

void addError(SendResult &result, const ItemSummary &item)
{
    switch (item.state) {
    case State::Sent:
        return;
    case State::Unknown:
        result.error = item.reason.value_or(protocol::SendError{.stage = protocol::Stage::EndOfData,
            .kind = protocol::ErrorKind::Disconnected,
            .replyCode = 0,
            .enhanced = {},
            .serverText = {},
            .detail = {},
            .mayHaveBeenDelivered = true});
        result.error->mayHaveBeenDelivered = true;
        return;
    case State::Held:
        result.note = ItemResultWords::held();
        result.noteCode = ExitCode::Deferred;
        return;
    default:
        result.error = item.reason.value_or(localError(protocol::ErrorKind::Internal));
    }
}

} // namespace

bool hasOutcome(const ItemSummary &item)
{
    switch (item.state) {
    case State::Sent:
    case State::Failed:
    case State::Unknown:
    case State::NeedsYou:
    case State::Held:
        return true;
    case State::Waiting:
        return item.reason.has_value();
    default:
        return false;
    }
}

ui::Context contextOf(const ItemSummary &item, const account::Account *account)
{
    ui::Context context;
    context.nextAttempt = item.nextAttempt;
    context.isAccountGone = !account;
    if (account) {
        context.host = account->host;
        context.port = account->port;
        context.userName = account->userName;
    }
    return context;
}

QByteArray lastTranscript(const Item &item)
{
    return item.attempts.isEmpty() ? QByteArray() : item.attempts.constLast().transcript;
}

SendResult resultOf(const Item &item, const account::Account &account)
{
    SendResult result;
    addError(result, item.summary);
    addRecipients(result, item.summary);
    // With some accepted, the rejections say it all.
    if (!result.isUncertain() && !result.accepted.isEmpty() && !result.rejected.isEmpty()) {
        result.error.reset();
        result.note.clear();
        result.noteCode = ExitCode::Ok;
    }
    result.messageId = item.summary.messageId;
    if (!item.attempts.isEmpty()) {
        result.session = item.attempts.constLast().session;
        result.serverReply = item.attempts.constLast().finalReply;
        result.form = item.attempts.constLast().form;
        result.notOffered = item.attempts.constLast().notOffered;
    }
    if (item.receipt) {
        result.serverReply = item.receipt->reply;
        result.queueId = item.receipt->queueId;
        result.session = item.receipt->session;
    }
    result.outboxId = item.summary.id.toString(QUuid::WithoutBraces);
    result.context = contextOf(item.summary, &account);
    return result;
}

} // namespace pillarbox::app
