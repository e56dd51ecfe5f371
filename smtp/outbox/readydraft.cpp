#include "smtp/outbox/readydraft.h"

#include "smtp/message/draftreader.h"
#include "smtp/message/mailboxset.h"

#include <QFileInfo>

#include <algorithm>

namespace pillarbox::outbox {

namespace {

message::MailboxSet namedIn(const message::Draft &draft)
{
    message::MailboxSet named;
    for (const message::Mailbox &mailbox : draft.to + draft.cc)
        named.add(mailbox.address);
    return named;
}

Expected<message::Attachment, OutboxError> kept(const Spool &spool, const message::MessagePart &part)
{
    const QString name = message::safeFileName(part.fileName, part.type);
    const auto path = spool.keep(part.content, QFileInfo(name).suffix());
    if (!path)
        return Unexpected{path.error()};
    return message::Attachment{.path = *path, .fileName = name, .mimeType = part.type, .size = part.content.size()};
}

} // namespace

Expected<message::Draft, OutboxError> draftOfReady(const Spool &spool, const ItemSummary &item)
{
    auto read = message::readDraft(spool.path(item.id));
    if (!read)
        return Unexpected{OutboxError{.kind = OutboxError::Kind::CannotRead, .detail = read.error().detail, .error = {}}};
    message::Draft &draft = read->draft;
    draft.accountId = item.accountId;
    const message::MailboxSet named = namedIn(draft);
    for (const Recipient &recipient : item.recipients)
        if (!named.contains(recipient.mailbox.address))
            draft.bcc.append(recipient.mailbox);
    for (const message::MessagePart &part : std::as_const(read->files)) {
        const auto attachment = kept(spool, part);
        if (!attachment)
            return Unexpected{attachment.error()};
        draft.attachments.append(*attachment);
    }
    return draft;
}

} // namespace pillarbox::outbox
