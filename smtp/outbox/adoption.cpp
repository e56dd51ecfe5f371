#include "smtp/outbox/adoption.h"

#include "smtp/message/emlsource.h"

#include <QFileInfo>

namespace pillarbox::outbox {

namespace {

QList<Recipient> recipientsOf(const message::HeaderAddresses &addresses)
{
    QList<Recipient> recipients;
    for (const auto &mailbox : addresses.to + addresses.cc) {
        Recipient recipient;
        recipient.mailbox = mailbox;
        recipients.append(recipient);
    }
    return recipients;
}

// It may have been sent, or not: nobody knows any more.
protocol::SendError recordLost()
{
    protocol::SendError error;
    error.stage = protocol::Stage::Local;
    error.kind = protocol::ErrorKind::RecordLost;
    error.detail = QStringLiteral("outbox.db");
    error.mayHaveBeenDelivered = true;
    return error;
}

} // namespace

NewItem adopt(const ItemId &id, const QString &path, const QDateTime &now)
{
    NewItem item;
    item.summary.id = id;
    item.summary.state = State::Held;
    item.summary.hold = HoldReason::Found;
    item.summary.reason = recordLost();
    item.summary.queuedAt = QFileInfo(path).lastModified().toUTC();
    item.summary.changedAt = now;
    item.summary.size = QFileInfo(path).size();
    item.summary.messageId = QByteArray("");
    if (const auto addresses = message::readAddresses(path)) {
        item.summary.from = addresses.value().from;
        item.summary.recipients = recipientsOf(addresses.value());
    }
    if (const auto source = message::openEml(path)) {
        item.summary.subject = source.value().facts.subject;
        item.summary.messageId = source.value().facts.messageId;
        item.has8BitContent = source.value().facts.has8BitContent;
        item.hasLongLine = source.value().facts.hasLongLine;
        item.needsSmtpUtf8 = source.value().facts.has8BitHeader;
    }
    item.searchable = message::readMessageText(path);
    return item;
}

} // namespace pillarbox::outbox
