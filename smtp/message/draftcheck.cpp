#include "smtp/message/draftcheck.h"

#include "smtp/message/addressspec.h"
#include "smtp/message/controlcharacters.h"
#include "smtp/message/mediatype.h"

namespace pillarbox::message {

namespace {

using Result = std::optional<WriteError>;

Result checkText(const QString &text, const QString &field)
{
    if (hasControlCharacter(text, Tab::Allowed)) {
        return WriteError{WriteError::Kind::ControlCharacter, field};
    }
    return {};
}

Result checkMailbox(const Mailbox &mailbox, const QString &field)
{
    if (hasControlCharacter(mailbox.address)) {
        return WriteError{WriteError::Kind::ControlCharacter, field};
    }
    if (!parseAddressSpec(mailbox.address)) {
        return WriteError{WriteError::Kind::BadAddress, mailbox.address};
    }
    return checkText(mailbox.name, field);
}

Result checkMailboxes(const QList<Mailbox> &mailboxes, const QString &field)
{
    for (const Mailbox &mailbox : mailboxes) {
        if (const Result error = checkMailbox(mailbox, field)) {
            return error;
        }
    }
    return {};
}

Result checkFrom(const Mailbox &from)
{
    if (from.address.isEmpty()) {
        return WriteError{WriteError::Kind::NoFrom, QStringLiteral("From")};
    }
    return checkMailbox(from, QStringLiteral("From"));
}

Result checkReplyTo(const Mailbox &replyTo)
{
    return replyTo.address.isEmpty() ? Result() : checkMailbox(replyTo, QStringLiteral("Reply-To"));
}

Result checkFileNames(const QList<Attachment> &attachments)
{
    for (const Attachment &attachment : attachments) {
        if (const Result error = checkText(attachmentName(attachment), QStringLiteral("Attachment"))) {
            return error;
        }
    }
    return {};
}

} // namespace

std::optional<WriteError> checkDraft(const Draft &draft)
{
    const auto checks
        = {+[](const Draft &d) { return checkFrom(d.from); }, +[](const Draft &d) { return checkReplyTo(d.replyTo); },
            +[](const Draft &d) { return checkText(d.organisation, QStringLiteral("Organization")); },
            +[](const Draft &d) { return checkMailboxes(d.to, QStringLiteral("To")); },
            +[](const Draft &d) { return checkMailboxes(d.cc, QStringLiteral("Cc")); },
            +[](const Draft &d) { return checkMailboxes(d.bcc, QStringLiteral("Bcc")); },
            +[](const Draft &d) { return checkText(d.subject, QStringLiteral("Subject")); },
            +[](const Draft &d) { return checkFileNames(d.attachments); }};
    for (const auto &check : checks) {
        if (const Result error = check(draft)) {
            return error;
        }
    }
    return {};
}

} // namespace pillarbox::message
