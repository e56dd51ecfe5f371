#pragma once
// A message that came back to its sender: what its header says of how it was checked on the way, and who signed it. Any thread;
// reads files.

#include "smtp/message/authenticationresults.h"
#include "smtp/message/emlsource.h"
#include "smtp/message/mailbox.h"

#include <QList>

namespace pillarbox::message {

struct ReceivedCopy {
    struct Signature {
        QByteArray domain; // d=, lower case
        QByteArray selector; // s=

        bool operator==(const Signature &) const = default;
    };
    Mailbox from;
    QByteArray returnPath; // address, or empty for a bounce or where the field is missing
    // Newest first, one that cannot be read without results; fields that one server put side by side are one. Only the first
    // server's can be trusted: those below may have been there before it (RFC 8601 section 5).
    QList<AuthenticationResults> checks;
    QList<Signature> signatures; // that can be read, top first

    bool operator==(const ReceivedCopy &) const = default;
};

Expected<ReceivedCopy, EmlError> readReceivedCopy(const QString &path);
ReceivedCopy readReceivedCopy(const QByteArray &header); // with or without what follows it

} // namespace pillarbox::message
