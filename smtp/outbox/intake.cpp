#include "smtp/outbox/intake.h"

#include "smtp/message/emlsource.h"
#include "smtp/message/mailboxset.h"

#include <algorithm>

namespace pillarbox::outbox {

namespace {

using protocol::ErrorKind;

OutboxError local(OutboxError::Kind kind, ErrorKind reason, const QString &detail)
{
    protocol::SendError error;
    error.stage = protocol::Stage::Local;
    error.kind = reason;
    error.detail = detail;
    return {.kind = kind, .detail = detail, .error = error};
}

OutboxError badMessage(ErrorKind reason, const QString &detail)
{
    return local(OutboxError::Kind::BadMessage, reason, detail);
}

OutboxError cannotRead(const QString &detail)
{
    return local(OutboxError::Kind::CannotRead, ErrorKind::CannotReadFile, detail);
}

// Bad characters must not reach a terminal or a label through the error either.
QString printable(QString text)
{
    for (QChar &character : text)
        if (character.category() == QChar::Other_Control)
            character = QChar::ReplacementCharacter;
    return text;
}

std::optional<OutboxError> faultOf(const message::Mailbox &mailbox)
{
    const auto parsed = message::parseMailbox(mailbox.address);
    if (parsed && parsed.value().name.isEmpty())
        return {};
    return badMessage(ErrorKind::BadAddress, printable(mailbox.address));
}

std::optional<OutboxError> add(
    QList<Recipient> &recipients, message::MailboxSet &known, const QList<message::Mailbox> &mailboxes, bool isHidden)
{
    for (const message::Mailbox &mailbox : mailboxes) {
        if (auto fault = faultOf(mailbox))
            return fault;
        if (!known.add(mailbox.address))
            continue;
        Recipient recipient;
        recipient.mailbox = mailbox;
        recipient.isHidden = isHidden;
        recipients.append(recipient);
    }
    return {};
}

Expected<NewItem, OutboxError> newItem(
    const QString &accountId, const message::Mailbox &from, const QList<Recipient> &recipients, const QDateTime &now)
{
    if (recipients.isEmpty())
        return Unexpected{badMessage(ErrorKind::NoRecipients, {})};
    NewItem item;
    item.summary.id = ItemId::createUuid();
    item.summary.state = State::Waiting;
    item.summary.accountId = accountId;
    item.summary.from = from;
    item.summary.recipients = recipients;
    item.summary.queuedAt = now;
    item.summary.changedAt = now;
    item.needsSmtpUtf8 = message::needsSmtpUtf8(from.address)
        || std::any_of(recipients.begin(), recipients.end(),
            [](const Recipient &recipient) { return message::needsSmtpUtf8(recipient.mailbox.address); });
    return item;
}

OutboxError toOutboxError(const message::WriteError &error)
{
    switch (error.kind) {
    case message::WriteError::Kind::CannotReadFile:
        return cannotRead(error.detail);
    case message::WriteError::Kind::ControlCharacter:
        return badMessage(ErrorKind::BadInput, error.detail);
    case message::WriteError::Kind::BadAddress:
    case message::WriteError::Kind::NoFrom:
        return badMessage(ErrorKind::BadAddress, error.detail);
    }
    return badMessage(ErrorKind::Internal, error.detail);
}

} // namespace

Expected<NewItem, OutboxError> checkIn(const message::Draft &draft, const QDateTime &now)
{
    QList<Recipient> recipients;
    message::MailboxSet known;
    if (auto fault = add(recipients, known, draft.to + draft.cc, false))
        return Unexpected{*fault};
    if (auto fault = add(recipients, known, draft.bcc, true))
        return Unexpected{*fault};
    if (auto fault = faultOf(draft.from))
        return Unexpected{*fault};
    auto item = newItem(draft.accountId, draft.from, recipients, now);
    if (item) {
        item->summary.subject = draft.subject;
        item->summary.hasDraft = true;
        item->searchable = message::messageText(draft);
    }
    return item;
}

Expected<NewItem, OutboxError> checkIn(
    const QString &accountId, const message::Mailbox &from, const QList<message::Mailbox> &mailboxes, const QDateTime &now)
{
    QList<Recipient> recipients;
    message::MailboxSet known;
    if (auto fault = add(recipients, known, mailboxes, false))
        return Unexpected{*fault};
    // The null reverse-path (RFC 5321 4.5.5) is for answers that shall not be answered.
    if (auto fault = from.address.isEmpty() ? std::nullopt : faultOf(from))
        return Unexpected{*fault};
    return newItem(accountId, from, recipients, now);
}

MessageOrError openDraft(const message::Draft &draft, const QDateTime &date)
{
    auto source = message::writeMessage(draft, {.messageId = {}, .date = date});
    if (!source)
        return Unexpected{toOutboxError(source.error())};
    return std::move(source.value());
}

MessageOrError openReady(const QString &path)
{
    auto source = message::openEml(path);
    if (source)
        return std::move(source.value());
    if (source.error().kind != message::EmlError::Kind::CannotReadFile)
        return Unexpected{badMessage(ErrorKind::BadInput, source.error().detail)};
    return Unexpected{cannotRead(source.error().detail)};
}

Expected<NewItem, OutboxError> writeSpool(const Spool &spool, const NewItem &item, const MessageOrError &message)
{
    if (!message)
        return Unexpected{message.error()};
    const auto &source = message.value();
    if (const auto written = spool.write(item.summary.id, *source.device, source.facts.size); !written)
        return Unexpected{written.error()};
    NewItem written = withFacts(item, source.facts);
    if (!item.summary.hasDraft)
        written.searchable = message::readMessageText(spool.path(item.summary.id));
    return written;
}

NewItem withFacts(NewItem item, const message::MessageFacts &facts)
{
    item.summary.size = facts.size;
    item.summary.messageId = facts.messageId;
    if (!item.summary.hasDraft)
        item.summary.subject = facts.subject;
    item.has8BitContent = facts.has8BitContent;
    item.hasLongLine = facts.hasLongLine;
    item.needsSmtpUtf8 = item.needsSmtpUtf8 || facts.has8BitHeader;
    return item;
}

Expected<NewItem, OutboxError> bound(NewItem item, const Departure &departure)
{
    const QString &sender = departure.envelopeSender;
    // The null reverse-path is the sender's wish, and no identity's.
    if (!sender.isEmpty() && !item.summary.from.address.isEmpty()) {
        if (auto fault = faultOf({{}, sender}))
            return Unexpected{*fault};
        item.summary.envelopeSender = sender;
        item.needsSmtpUtf8 = item.needsSmtpUtf8 || message::needsSmtpUtf8(sender);
    }
    item.summary.relay = departure.relay;
    return item;
}

NewItem leaving(NewItem item, const Departure &departure, const QDateTime &now)
{
    item.options = departure.options;
    // A report names the transaction by its ENVID, whatever became of the Message-ID on the way (RFC 3461 4.4).
    if (item.options.dsn && item.options.dsn->envelopeId.isEmpty())
        item.options.dsn->envelopeId = item.summary.id.toByteArray(QUuid::WithoutBraces);
    item.summary.schedule = departure.schedule;
    if (departure.schedule) {
        item.summary.state = State::Scheduled;
        item.summary.nextAttempt = departure.schedule->at;
    } else if (departure.undoTime.count() > 0) {
        item.summary.state = State::Held;
        item.summary.hold = HoldReason::Undo;
        item.summary.nextAttempt = now.addDuration(departure.undoTime);
    }
    return item;
}

} // namespace pillarbox::outbox
