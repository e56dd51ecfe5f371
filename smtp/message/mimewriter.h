#pragma once
// Makes the bytes of a message from a draft: RFC 5322, 2045–2047, 2231. UTF-8 throughout, body quoted-printable where it is
// not plain ASCII, attachments base64 straight from disk while being read, no line over 78 where it can be, none over 998.
// Everything it writes is 7bit. Any thread; reads files.

#include "smtp/base/expected.h"
#include "smtp/message/draft.h"
#include "smtp/message/messagesource.h"

#include <QDateTime>

namespace pillarbox::message {

struct WriteError {
    enum class Kind { CannotReadFile, ControlCharacter, BadAddress, NoFrom };
    Kind kind = Kind::CannotReadFile;
    QString detail; // file name and reason, the field's name, or the address made printable

    bool operator==(const WriteError &) const = default;
};

struct WriteOptions {
    QByteArray messageId; // with angle brackets; empty: a new one at the From domain
    QDateTime date; // with the offset to be shown; invalid: now, local
};

// The draft's bytes. Bcc is never among them. A file that shrinks or grows while it is read fails the read.
Expected<MessageSource, WriteError> writeMessage(const Draft &draft, const WriteOptions &options = {});

// The size of writeMessage's result, from the attachments' sizes alone: no file is opened. For the composer's meter.
qint64 encodedSize(const Draft &draft);

// <random@domain>: 128 random bits; never the host's name.
QByteArray makeMessageId(const QString &fromAddress);

} // namespace pillarbox::message
