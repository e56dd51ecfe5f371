#include "smtp/message/headertext.h"

#include "smtp/message/encodedword.h"

#include <algorithm>

namespace pillarbox::message {

namespace {

constexpr qsizetype kLongestWord = 60; // a longer one might not fit a line that begins with a field's name

bool isPrintableAscii(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7f; });
}

// Words with one space between them, none of which looks like an encoded word: folds and unfolds to the same text.
bool isFoldable(const QString &text)
{
    const QStringList words = text.split(QLatin1Char(' '));
    return isPrintableAscii(text) && !text.contains(QLatin1String("=?"))
        && std::all_of(
            words.cbegin(), words.cend(), [](const QString &word) { return !word.isEmpty() && word.size() <= kLongestWord; });
}

bool isAtom(const QString &word)
{
    static const QLatin1String symbols("!#$%&'*+-/=?^_`{|}~");
    return std::all_of(word.cbegin(), word.cend(), [](QChar c) { return c.isLetterOrNumber() || symbols.contains(c); });
}

bool isAtoms(const QString &text)
{
    const QStringList words = text.split(QLatin1Char(' '));
    return std::all_of(words.cbegin(), words.cend(), isAtom);
}

QByteArray quotedString(const QString &text)
{
    QByteArray quoted("\"");
    for (const char c : text.toLatin1()) {
        if (c == '"' || c == '\\') {
            quoted += '\\';
        }
        quoted += c;
    }
    return quoted + '"';
}

void appendEncoded(HeaderField &field, const QString &text)
{
    // A fold costs nothing, a second word is one more for the reader's software to join.
    const qsizetype firstRoom = field.isEmpty() ? field.room() : kMaxEncodedWord;
    for (const QByteArray &word : encodedWords(text, firstRoom)) {
        field.append(word);
    }
}

void appendWords(HeaderField &field, const QString &text)
{
    for (const QString &word : text.split(QLatin1Char(' '))) {
        field.append(word.toLatin1());
    }
}

// In one piece or encoded: some readers leave the line end of a fold inside a plain name.
void appendPhrase(HeaderField &field, const QString &name)
{
    if (!isFoldable(name) || name.size() > kLongestWord) {
        appendEncoded(field, name);
    } else {
        field.append(isAtoms(name) ? name.toLatin1() : quotedString(name));
    }
}

} // namespace

void appendUnstructured(HeaderField &field, const QString &text)
{
    if (isFoldable(text)) {
        appendWords(field, text);
    } else {
        appendEncoded(field, text);
    }
}

void appendMailboxes(HeaderField &field, const QList<Mailbox> &mailboxes)
{
    for (qsizetype i = 0; i < mailboxes.size(); ++i) {
        const Mailbox &mailbox = mailboxes.at(i);
        const QByteArray path = envelopePath(mailbox.address);
        const QByteArray comma = i + 1 < mailboxes.size() ? "," : "";
        if (mailbox.name.isEmpty()) {
            field.append(path + comma);
            continue;
        }
        appendPhrase(field, mailbox.name);
        field.append('<' + path + '>' + comma);
    }
}

} // namespace pillarbox::message
