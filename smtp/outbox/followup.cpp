#include "smtp/outbox/followup.h"

#include <algorithm>

namespace pillarbox::outbox {

namespace {

bool hasIt(const Recipient &recipient)
{
    return recipient.outcome == Outcome::Accepted || recipient.outcome == Outcome::Unknown;
}

QList<message::Mailbox> without(const QList<message::Mailbox> &mailboxes, const ItemSummary &item)
{
    QList<message::Mailbox> left;
    std::copy_if(mailboxes.begin(), mailboxes.end(), std::back_inserter(left), [&item](const message::Mailbox &mailbox) {
        return std::none_of(item.recipients.begin(), item.recipients.end(), [&mailbox](const Recipient &recipient) {
            return hasIt(recipient) && message::isSameMailbox(recipient.mailbox.address, mailbox.address);
        });
    });
    return left;
}

} // namespace

bool isWithSomebody(const ItemSummary &item)
{
    return std::any_of(item.recipients.begin(), item.recipients.end(), hasIt);
}

message::Draft followUp(const message::Draft &draft, const ItemSummary &item)
{
    message::Draft rest = draft;
    rest.to = without(draft.to, item);
    rest.cc = without(draft.cc, item);
    rest.bcc = without(draft.bcc, item);
    const bool isNobodyLeft = rest.to.isEmpty() && rest.cc.isEmpty() && rest.bcc.isEmpty();
    return isNobodyLeft ? draft : rest;
}

} // namespace pillarbox::outbox
