#pragma once
// RFC 2047 encoded words in UTF-8, B or Q, whichever is shorter. A character is never divided between two words.

#include <QByteArray>
#include <QList>
#include <QString>

namespace pillarbox::message {

constexpr qsizetype kMaxEncodedWord = 75; // RFC 2047 2

// The words that stand for text; the first has at most firstRoom octets. None for an empty text.
QList<QByteArray> encodedWords(const QString &text, qsizetype firstRoom = kMaxEncodedWord);

} // namespace pillarbox::message
