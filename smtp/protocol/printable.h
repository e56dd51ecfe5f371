#pragma once
// Bytes of a stranger made fit for a screen or a log.

#include <QByteArray>

namespace pillarbox::protocol {

// Neither a control character nor one that is invisible or turns the text around it.
bool isReadable(char32_t letter);
bool isPrintable(QByteArrayView bytes); // US-ASCII without control characters
QByteArray printable(QByteArrayView bytes); // every other octet becomes '?'

} // namespace pillarbox::protocol
