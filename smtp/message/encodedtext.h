#pragma once
// A text part's content: UTF-8 with CRLF, 7bit where nothing on the way could change it, else quoted-printable.

#include <QByteArray>
#include <QString>

namespace pillarbox::message {

struct EncodedText {
    QByteArray transferEncoding;
    QByteArray bytes; // empty, or ends in CRLF
};

EncodedText encodeText(const QString &text);

} // namespace pillarbox::message
