#pragma once
// What may enter the outbox: addresses that can be written into an envelope, each mailbox once. Pure but for reading files.

#include "smtp/message/mimewriter.h"
#include "smtp/outbox/departure.h"
#include "smtp/outbox/itemtable.h"
#include "smtp/outbox/spool.h"

#include <QDateTime>

namespace pillarbox::outbox {

using MessageOrError = Expected<message::MessageSource, OutboxError>;

// The row of a message to these; to, cc first, then bcc as hidden. Bad input: BadMessage, stage Local.
Expected<NewItem, OutboxError> checkIn(const message::Draft &draft, const QDateTime &now);
Expected<NewItem, OutboxError> checkIn(
    const QString &accountId, const message::Mailbox &from, const QList<message::Mailbox> &recipients, const QDateTime &now);

// The bytes, with errors as the outbox tells them. Any thread.
MessageOrError openDraft(const message::Draft &draft, const QDateTime &date);
MessageOrError openReady(const QString &path);

// Writes the bytes into the spool, durably, and answers with the row completed.
Expected<NewItem, OutboxError> writeSpool(const Spool &spool, const NewItem &item, const MessageOrError &message);
// The row completed by what is known of the bytes.
NewItem withFacts(NewItem item, const message::MessageFacts &facts);

// The row completed by what it is bound to. Bad input: BadMessage, stage Local.
Expected<NewItem, OutboxError> bound(NewItem item, const Departure &departure);
// The row completed by when it leaves, counted from now.
NewItem leaving(NewItem item, const Departure &departure, const QDateTime &now);

} // namespace pillarbox::outbox
