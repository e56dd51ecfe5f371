#pragma once
// What the fields of a stranger's header say, decoded by GMime: text, addresses, and which fields must be added.

#include "smtp/message/emlheaderfilter.h"
#include "smtp/message/mailbox.h"

#include <QString>
#include <QStringList>

namespace pillarbox::message {

// Of all fields of that name (lower case), groups opened, in order. What is no address is appended to broken, as written.
QList<Mailbox> mailboxesOf(const QList<RawField> &fields, const QByteArray &name, QStringList *broken = nullptr);
// Of the first field of that name; empty when there is none.
QString textOf(const QList<RawField> &fields, const QByteArray &name);
// With angle brackets; empty when the message has none.
QByteArray messageIdOf(const QList<RawField> &fields);
// Date and Message-ID, where they are missing; ready lines.
QByteArray missingFields(const QList<RawField> &fields);

} // namespace pillarbox::message
