#pragma once
// What the value of a Content-Type field says (RFC 2045 5.1), however oddly it is written; GMime reads it.

#include <QByteArray>

namespace pillarbox::message {

struct ContentType {
    QByteArray name; // "text/plain", lower case
    QByteArray boundary; // empty: none
};

ContentType parseContentType(const QByteArray &value);

} // namespace pillarbox::message
