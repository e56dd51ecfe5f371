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

// Gathers characters into words that fit.
class WordMaker
{
public:
    WordMaker(bool inB, qsizetype firstRoom)
        : m_inB(inB)
        , m_room(firstRoom)
    {
    }

    void add(const QByteArray &character)
    {
        if (!m_word.isEmpty() && encodedSize(m_word + character) > m_room) {
            finishWord();
        }
        m_word += character;
    }

    QList<QByteArray> finish()
    {
        if (!m_word.isEmpty()) {
            finishWord();
        }
        return std::move(m_words);
    }

private:
    qsizetype encodedSize(const QByteArray &bytes) const
    {
        return kOverhead + (m_inB ? sizeInB(bytes.size()) : toQ(bytes).size());
    }
    void finishWord()
    {
        m_words.append(m_inB ? "=?UTF-8?B?" + m_word.toBase64() + "?=" : "=?UTF-8?Q?" + toQ(m_word) + "?=");
        m_word.clear();
        m_room = kMaxEncodedWord;
    }

    bool m_inB;
    qsizetype m_room;
    QByteArray m_word;
    QList<QByteArray> m_words;
};

} // namespace

QList<QByteArray> encodedWords(const QString &text, qsizetype firstRoom)
{
    const QByteArray whole = text.toUtf8();
    const bool inB = sizeInB(whole.size()) < toQ(whole).size();
    const bool tooTight = firstRoom < kOverhead + kLongestCharacter;
    WordMaker maker(inB, tooTight ? kMaxEncodedWord : std::min(firstRoom, kMaxEncodedWord));
    for (const QByteArray &character : characters(text)) {
        maker.add(character);
    }
    return maker.finish();
}

} // namespace pillarbox::message
