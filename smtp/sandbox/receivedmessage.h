#pragma once
// What the sandbox keeps of a message it took. Plain value.

#include <QByteArray>
#include <QByteArrayList>
#include <QDateTime>
#include <QString>

namespace pillarbox::sandbox {

struct ReceivedMessage {
    QDateTime receivedAt;
    QByteArray queueId;
    QByteArray reversePath;
    QByteArrayList forwardPaths;
    QByteArray content; // as received, dots taken off; kept up to 1 MiB, size tells the whole
    qint64 size = 0;
    QByteArray messageId;
    QString subject;
    bool isReplyLost = false; // accepted, but the link was cut before the reply

    bool operator==(const ReceivedMessage &) const = default;
};

} // namespace pillarbox::sandbox
