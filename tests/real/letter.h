#pragma once
// Letters that need more or less of a relay, and what of a dialogue tells how one went.

#include "smtp/message/wireform.h"
#include "smtp/transport/transcript.h"
#include "tests/unit/transport/connectionwatch.h"

#include <QByteArray>

namespace pillarbox::test {

enum class Letter {
    Plain, // with every dot that may be taken for the end
    EightBit, // UTF-8 in the text
    Utf8Header, // and in the subject
    Large, // 5 MB
};

// CRLF line ends.
QByteArray contentOf(Letter letter, const QByteArray &to);
QByteArray textOf(Letter letter); // its body as UTF-8, '\n' line ends

// Delivers over an open connection as the outbox does: in the form that the relay forces, which is returned.
message::WireForm deliver(ConnectionWatch &watch, const QByteArray &content, protocol::Envelope envelope);

// From MAIL on, the first word of each of our lines and the first digit of each reply: "MAIL RCPT DATA 2 2 3 . 2".
QByteArray courseOf(const transport::Transcript &transcript);
// The first of our lines that begins so; empty: none does.
QByteArray lineOf(const transport::Transcript &transcript, const QByteArray &word);

// What a mailbox file ends with when nothing was altered on the way.
QByteArray asStored(const QByteArray &content);
QByteArray contentOfFile(const QString &path);

} // namespace pillarbox::test
