#pragma once
// The words of a message, for finding it again: bounded, never shown.

#include "smtp/message/draft.h"

#include <QString>

namespace pillarbox::message {

struct MessageText {
    QString people; // the header's, who may be others than the envelope's
    QString text;

    bool operator==(const MessageText &) const = default;
};

MessageText messageText(const Draft &draft);
// Of a ready message; empty when it cannot be read. Reads the file's beginning only.
MessageText readMessageText(const QString &path);

} // namespace pillarbox::message
