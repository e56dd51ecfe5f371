#pragma once
// A message as other people's software reads it, for comparing with the draft it was made from.

#include "smtp/message/draft.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace pillarbox::tests {

struct ReadAttachment {
    QString fileName;
    QByteArray type;
    QByteArray bytes;

    bool operator==(const ReadAttachment &) const = default;
};

struct ReadMessage {
    QString subject;
    message::Mailbox from;
    QList<message::Mailbox> to;
    QList<message::Mailbox> cc;
    QString text; // '\n' line ends
    QString html;
    QList<ReadAttachment> attachments;
};

ReadMessage readWithGMime(const QByteArray &message);
// All in one run of the interpreter; as many as were given, else the test fails.
QList<ReadMessage> readWithPython(const QList<QByteArray> &messages);

} // namespace pillarbox::tests
