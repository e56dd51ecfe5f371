#pragma once
// A ready message as a draft that can be edited: its addresses, subject, text and files (RFC 2045, 2046). What a draft has no
// place for (other headers, signatures, the order of parts) is left behind. Any thread; reads files.

#include "smtp/message/draft.h"
#include "smtp/message/parsedmessage.h"

namespace pillarbox::message {

struct ReadDraft {
    Draft draft; // without attachments
    QList<MessagePart> files; // what they are made of; their names are a stranger's
};

// Refused when it is so large that its files could not be held in memory.
Expected<ReadDraft, EmlError> readDraft(const QString &path);

// The last part of a name, without what a file's name must not have; never empty.
QString safeFileName(const QString &name, const QByteArray &type);

} // namespace pillarbox::message
