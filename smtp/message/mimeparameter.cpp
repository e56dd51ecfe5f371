#include "smtp/message/mimeparameter.h"

#include <algorithm>

namespace pillarbox::message {

namespace {

constexpr qsizetype kLongestPlain = 60;
constexpr qsizetype kLongestToken = 74; // a space before it and a semicolon after it, and 76 are full
constexpr qsizetype kLongestEnding = 12; // ".numbers"

// Safe in a quoted string with every reader known; what needs a backslash is not.
bool isSafe(QChar c)
{
    return c.unicode() >= 0x20 && c.unicode() < 0x7f && c != QLatin1Char('"') && c != QLatin1Char('\\')
        && c != QLatin1Char(';');
}

bool isSafe(const QString &value)
{
    return value.size() <= kLongestPlain && value == value.simplified() && !value.contains(QLatin1String("=?"))
        && std::all_of(value.cbegin(), value.cend(), [](QChar c) { return isSafe(c); });
}

QByteArray percentEncoded(char32_t character)
{
    return QString::fromUcs4(&character, 1).toUtf8().toPercentEncoding(QByteArray(), "~");
}

QByteArray withoutAccents(const QString &text)
{
    QByteArray plain;
    for (const char32_t c : text.normalized(QString::NormalizationForm_KD).toUcs4()) {
        if (!QChar::isMark(c)) {
            plain += c < 0x80 && isSafe(QChar(c)) ? static_cast<char>(c) : '_';
        }
    }
    return plain.replace("=?", "__");
}

} // namespace

QList<QByteArray> mimeParameter(const QByteArray &attribute, const QString &value)
{
    if (isSafe(value)) {
        return {attribute + "=\"" + value.toLatin1() + '"'};
    }
    QList<QByteArray> pieces{"UTF-8''"};
    for (const char32_t c : value.toUcs4()) {
        const QByteArray character = percentEncoded(c);
        const qsizetype number = QByteArray::number(pieces.size()).size();
        if (attribute.size() + number + 3 + pieces.last().size() + character.size() > kLongestToken) {
            pieces.append(QByteArray());
        }
        pieces.last() += character;
    }
    if (pieces.size() == 1) {
        return {attribute + "*=" + pieces.first()};
    }
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        pieces[i] = attribute + '*' + QByteArray::number(i) + "*=" + pieces.at(i);
    }
    return pieces;
}

QByteArray plainFileName(const QString &fileName)
{
    const QByteArray plain = withoutAccents(fileName).simplified();
    if (plain.isEmpty()) {
        return "attachment";
    }
    if (plain.size() <= kLongestPlain) {
        return plain;
    }
    const qsizetype dot = plain.lastIndexOf('.');
    const QByteArray ending = dot > 0 && plain.size() - dot <= kLongestEnding ? plain.sliced(dot) : QByteArray();
    return plain.first(kLongestPlain - ending.size()) + ending;
}

} // namespace pillarbox::message
