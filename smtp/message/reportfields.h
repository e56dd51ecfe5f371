#pragma once
// The values of a report's fields (RFC 3464 2, RFC 6533 3), made fit to be compared and shown: one line, bounded, printable.

#include <QByteArray>
#include <QString>

namespace pillarbox::message {

struct ParsedMessage;

QByteArray reportWord(const QByteArray &value); // the first one, lower case, without comments
// "rfc822;a@b", "utf-8; \x{E9}@b", "<a@b>": the address, as far as it is one; else empty.
QString reportAddress(const QByteArray &value);
QByteArray reportStatus(const QByteArray &text); // the first "5.1.1" in it; else empty
QString reportText(const QByteArray &value); // "smtp; 550 no": without its type
QString reportText(const QString &text);
QByteArray reportMessageId(const QByteArray &value); // the first "<…>" in it; else empty

// Of the message, or the header of it, that a report brings back; empty when it brings none.
QByteArray returnedMessageId(const ParsedMessage &mail);

} // namespace pillarbox::message
