#pragma once
// A header in which people's text stands in plain UTF-8, as programs write it that know nothing of RFC 2047: the same header in
// US-ASCII, which every server takes. What cannot be so written stays: a local part outside US-ASCII needs SMTPUTF8 anyway
// (RFC 6532), and text in fields that programs read is left to them.

#include "smtp/base/expected.h"

#include <QByteArray>

namespace pillarbox::message {

// header: whole lines, CRLF. The error is the name of the field, as written, that is no UTF-8.
Expected<QByteArray, QByteArray> plainHeader(const QByteArray &header);

} // namespace pillarbox::message
