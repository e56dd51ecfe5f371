#pragma once
// An RFC 5322 mailbox, "Name <local@domain>", names in UTF-8 as they are, no encoded words.

#include "smtp/base/expected.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace pillarbox::message {

struct Mailbox {
    QString name; // as a person reads it; may be empty
    QString address; // local@domain, domain as the person writes it (Unicode or A-label)

    bool operator==(const Mailbox &) const = default;
};

enum class AddressError { Empty, ControlCharacter, NoAt, BadLocalPart, BadDomain, TrailingText };

// One mailbox: "a@b.org", "Name <a@b.org>", "\"Last, First\" <a@b.org>".
Expected<Mailbox, AddressError> parseMailbox(const QString &text);
// Splits at commas and semicolons outside quotes and brackets; pieces are not checked.
QStringList splitMailboxes(const QString &text);
// Of such a piece of a header: "Friends: a@b.org" begins a group (RFC 5322 3.4); a comment alone is nobody.
QString withoutGroupName(const QString &piece);
// "Name <a@b>" with quotes where needed, for showing and editing; parseMailbox() gives it back.
QString displayText(const Mailbox &mailbox);

// The form for MAIL and RCPT: domain as A-label and lower case, local part as UTF-8. For an address that parseMailbox took.
QByteArray envelopePath(const QString &address);
QByteArray envelopeDomain(const QString &address); // what stands behind its last @; empty: nothing does
// Same mailbox: domains without case and in either form, local parts with case.
bool isSameMailbox(const QString &a, const QString &b);
// The local part has characters outside US-ASCII: goes only with SMTPUTF8 (RFC 6531).
bool needsSmtpUtf8(const QString &address);

} // namespace pillarbox::message
