#include "smtp/message/encodedword.h"

#include <algorithm>

namespace pillarbox::message {

namespace {

constexpr qsizetype kOverhead = 12; // =?UTF-8?Q??=
constexpr qsizetype kLongestCharacter = 12; // four octets in Q

QList<QByteArray> characters(const QString &text)
{
    QList<QByteArray> list;
    for (const char32_t character : text.toUcs4()) {
        list.append(QString::fromUcs4(&character, 1).toUtf8());
    }
    return list;
}

// RFC 2047 5 (3): what may stand as it is in a phrase; used for unstructured text as well.
bool isPlain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || QByteArray("!*+-/").contains(c);
}

QByteArray toQ(const QByteArray &bytes)
{
    QByteArray encoded;
    for (const char c : bytes) {
        if (isPlain(c)) {
            encoded += c;
        } else if (c == ' ') {
            encoded += '_';
        } else {
            encoded += '=' + QByteArray(1, c).toHex().toUpper();
        }
    }
    return encoded;
}

qsizetype sizeInB(qsizetype octets)
{
    return (octets + 2) / 3 * 4;
}

// How many of the characters from start make a B word without padding, or end the text; 0 when that cannot be: some readers
// join neighbouring words before they decode them, and then padding in the middle ends the text.
qsizetype fitInB(const QList<QByteArray> &list, qsizetype start, qsizetype room)
{
    qsizetype best = 0;
    qsizetype octets = 0;
    for (qsizetype i = start; i < list.size(); ++i) {
        octets += list.at(i).size();
        if (kOverhead + sizeInB(octets) > room) {
            break;
        }
        if (octets % 3 == 0 || i + 1 == list.size()) {
            best = i + 1 - start;
        }
    }
    return best;
}

qsizetype fitInQ(const QList<QByteArray> &list, qsizetype start, qsizetype room)
{
    qsizetype octets = kOverhead;
    qsizetype end = start;
    while (end < list.size() && octets + toQ(list.at(end)).size() <= room) {
        octets += toQ(list.at(end)).size();
        ++end;
    }
    return end - start;
}

} // namespace

QList<QByteArray> encodedWords(const QString &text, qsizetype firstRoom)
{
    const QByteArray whole = text.toUtf8();
    const bool inB = sizeInB(whole.size()) < toQ(whole).size();
    const QList<QByteArray> list = characters(text);
    const bool tooTight = firstRoom < kOverhead + kLongestCharacter;
    qsizetype room = tooTight ? kMaxEncodedWord : std::min(firstRoom, kMaxEncodedWord);
    QList<QByteArray> words;
    for (qsizetype start = 0; start < list.size();) {
        const qsizetype inThisB = inB ? fitInB(list, start, room) : 0;
        const qsizetype count = inThisB > 0 ? inThisB : fitInQ(list, start, room);
        const QByteArray octets = list.sliced(start, count).join();
        words.append(inThisB > 0 ? "=?UTF-8?B?" + octets.toBase64() + "?=" : "=?UTF-8?Q?" + toQ(octets) + "?=");
        start += count;
        room = kMaxEncodedWord;
    }
    return words;
}

} // namespace pillarbox::message
