#pragma once
// Base64 in lines of 76 characters, each ended by CRLF (RFC 2045 6.8).

#include <QByteArray>
#include <QByteArrayView>

namespace pillarbox::message {

constexpr qint64 kBase64LineInput = 57; // octets that fill a line

constexpr qint64 base64LinesSize(qint64 octets)
{
    return (octets + 2) / 3 * 4 + (octets + kBase64LineInput - 1) / kBase64LineInput * 2;
}

// Replaces out. Only the last call for a file may have an input that is no multiple of 57.
void encodeBase64Lines(QByteArrayView input, QByteArray &out);

// Appends what characters in fours, without line ends or padding, stand for. False: some are not of the alphabet.
bool decodeBase64(QByteArrayView fours, QByteArray &out);

} // namespace pillarbox::message
