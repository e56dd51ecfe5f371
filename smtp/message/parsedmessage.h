#pragma once
// A stranger's message taken apart by GMime (RFC 2045, 5322): its header, and its parts in reading order. However large or
// deep it is, no more of it is kept than was asked for. Any thread; reads files.

#include "smtp/base/expected.h"
#include "smtp/message/emlsource.h"
#include "smtp/message/headerlines.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

namespace pillarbox::message {

// What is no container. A message within the message is one part, whole.
struct MessagePart {
    QByteArray type; // "text/plain", lower case
    QByteArray charset;
    QByteArray contentId; // without brackets
    QString fileName; // decoded, as it was given: not to be used as a path
    bool isAttachment = false; // Content-Disposition
    QByteArray content; // free of its transfer encoding
    bool isCut = false; // content goes on

    bool isText() const { return type.startsWith("text/"); }
};

struct ParsedMessage {
    HeaderLines header;
    QByteArray type; // "multipart/report", lower case
    QByteArray reportType; // of multipart/report
    QList<MessagePart> parts;
    bool isCut = false; // parts or octets were left out
};

struct ParseLimits {
    qint64 octets = 25LL * 1024 * 1024; // read of the file
    qint64 partOctets = 25LL * 1024 * 1024; // kept of a part
    int parts = 1000;
    bool isTextOnly = false; // of all other parts no content is kept
};

// The file as it stands; what is behind limits.octets counts as not there.
Expected<ParsedMessage, EmlError> parseFile(const QString &path, const ParseLimits &limits = {});
ParsedMessage parseBytes(const QByteArray &bytes, const ParseLimits &limits = {});

// A text part as text; what its charset cannot explain is U+FFFD. Line ends are '\n'.
QString decodedText(const MessagePart &part);

// The value of a Date field, UTC; invalid when it is none.
QDateTime headerDate(const QByteArray &value);

} // namespace pillarbox::message
