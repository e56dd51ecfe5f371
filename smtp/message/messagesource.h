#pragma once
// The bytes of a message as a sequential device whose exact size is known before the first is read, and the facts that the
// envelope must declare of them. Lines end in CRLF; the last one too.

#include <QByteArray>
#include <QIODevice>

#include <functional>
#include <memory>

namespace pillarbox::message {

struct MessageFacts {
    qint64 size = 0; // octets
    bool has8BitContent = false; // octets over 127 in the body
    bool has8BitHeader = false; // octets over 127 in a header: needs SMTPUTF8
    bool hasLongLine = false; // over 998 octets without CRLF: cannot go as it is
    QByteArray messageId; // with angle brackets
    QString subject; // decoded
    QString from; // decoded, display form of the first mailbox
    bool isOwnWriting = false; // laid out by MimeWriter: how its parts are encoded is ours to choose

    bool operator==(const MessageFacts &) const = default;
};

struct MessageSource {
    std::unique_ptr<QIODevice> device; // open for reading, sequential
    MessageFacts facts;
    // The same again from the start; one device at a time, any thread.
    std::function<std::unique_ptr<QIODevice>()> open;
};

} // namespace pillarbox::message
