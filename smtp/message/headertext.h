#pragma once
// People's text in header fields: unstructured (Subject) and as the phrase before an address. Chooses the plainest form that
// arrives exactly as it was given.

#include "smtp/message/headerfield.h"
#include "smtp/message/mailbox.h"

#include <QList>
#include <QString>

namespace pillarbox::message {

void appendUnstructured(HeaderField &field, const QString &text);
// Separated by commas, domains as A-labels; a local part outside US-ASCII stays as it is (RFC 6532).
void appendMailboxes(HeaderField &field, const QList<Mailbox> &mailboxes);

} // namespace pillarbox::message
