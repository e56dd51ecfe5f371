#pragma once
// A ready message (.eml) on its way to the wire: line ends made CRLF, Bcc and Resent-Bcc taken out, a missing Date or
// Message-ID added, nothing else touched. Streams; the file is read twice, once for the size. Any thread.

#include "smtp/base/expected.h"
#include "smtp/message/mailbox.h"
#include "smtp/message/messagesource.h"

#include <QList>
#include <QStringList>

namespace pillarbox::message {

// The addresses in a message's headers: who an .eml without an envelope goes to.
struct HeaderAddresses {
    Mailbox from;
    QList<Mailbox> to;
    QList<Mailbox> cc;
    QList<Mailbox> bcc;
    QStringList brokenFrom; // what stands there and is no address, as it is written
    QStringList brokenRecipients; // likewise of To, Cc and Bcc
};

struct EmlError {
    enum class Kind { CannotReadFile, NotAMessage, ControlCharacter };
    Kind kind = Kind::CannotReadFile;
    QString detail; // a sentence; NotAMessage: "noHeader"; ControlCharacter: the field's name, or "text"

    bool operator==(const EmlError &) const = default;
};

Expected<HeaderAddresses, EmlError> readAddresses(const QString &path);
// The file must not change until the device has been read; if it does, the read fails.
Expected<MessageSource, EmlError> openEml(const QString &path);

} // namespace pillarbox::message
