#pragma once
// A message as a row of segments: bytes that are ready and files that are still to be read. Opens nothing, checks nothing.

#include "smtp/message/draft.h"

#include <QByteArray>

#include <variant>
#include <vector>

namespace pillarbox::message {

struct FileSegment {
    Attachment attachment; // its size is the file's
};

using Segment = std::variant<QByteArray, FileSegment>;

// What is new in each message; every one always has the same width.
struct MessageStamp {
    QByteArray messageId;
    QByteArray date;
};

std::vector<Segment> layOutMessage(const Draft &draft, const MessageStamp &stamp);
qint64 layoutSize(const std::vector<Segment> &segments);

} // namespace pillarbox::message
