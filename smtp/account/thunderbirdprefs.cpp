#include "smtp/account/thunderbirdprefs.h"

#include "smtp/account/importtext.h"

#include <optional>

namespace pillarbox::account {

namespace {

const QLatin1String kBegin("user_pref(");
const QLatin1String kEnd(");");
constexpr qsizetype kMostRemarks = 20; // a file of another kind has nothing but bad lines

std::optional<QChar> hexEscape(QStringView &rest, qsizetype digits)
{
    bool isNumber = false;
    const ushort code = rest.left(digits).toUShort(&isNumber, 16);
    if (rest.size() < digits || !isNumber)
        return std::nullopt;
    rest = rest.mid(digits);
    return QChar(code);
}

// What follows a backslash.
std::optional<QChar> escaped(QStringView &rest)
{
    const QChar letter = rest.front();
    rest = rest.mid(1);
    switch (letter.unicode()) {
    case 'n':
        return QLatin1Char('\n');
    case 'r':
        return QLatin1Char('\r');
    case 'x':
        return hexEscape(rest, 2);
    case 'u':
        return hexEscape(rest, 4);
    default:
        return letter;
    }
}

// Takes a quoted text off the front.
std::optional<QString> quoted(QStringView &rest)
{
    if (rest.isEmpty() || (rest.front() != QLatin1Char('"') && rest.front() != QLatin1Char('\'')))
        return std::nullopt;
    const QChar quote = rest.front();
    rest = rest.mid(1);
    QString text;
    while (!rest.isEmpty()) {
        const QChar letter = rest.front();
        rest = rest.mid(1);
        if (letter == quote)
            return text;
        if (letter != QLatin1Char('\\')) {
            text += letter;
            continue;
        }
        const auto meant = rest.isEmpty() ? std::nullopt : escaped(rest);
        if (!meant)
            return std::nullopt;
        text += *meant;
    }
    return std::nullopt;
}

std::optional<QString> valueOf(QStringView rest)
{
    if (auto text = quoted(rest); text && rest.trimmed().isEmpty())
        return text;
    bool isNumber = false;
    (void)rest.toInt(&isNumber);
    const bool isWord = rest == QLatin1String("true") || rest == QLatin1String("false");
    return isNumber || isWord ? std::optional(rest.toString()) : std::nullopt;
}

} // namespace

ThunderbirdPrefs ThunderbirdPrefs::read(const QString &file, QList<ImportRemark> &remarks)
{
    ThunderbirdPrefs prefs;
    const auto lines = importLines(file, remarks);
    if (!lines)
        return prefs;
    for (qsizetype i = 0; i < lines->size(); ++i) {
        const QStringView line = QStringView(lines->at(i)).trimmed();
        if (line.startsWith(kBegin) && !prefs.take(line) && remarks.size() < kMostRemarks)
            remarks.append({ImportRemark::Kind::LineNotUnderstood, {}, {}, file, int(i + 1)});
    }
    return prefs;
}

bool ThunderbirdPrefs::take(QStringView line)
{
    if (!line.endsWith(kEnd))
        return false;
    QStringView rest = line.mid(kBegin.size()).chopped(kEnd.size()).trimmed();
    const auto name = quoted(rest);
    rest = rest.trimmed();
    if (!name || !rest.startsWith(QLatin1Char(',')))
        return false;
    const auto value = valueOf(rest.mid(1).trimmed());
    if (!value)
        return !name->startsWith(QLatin1String("mail.")); // others are not ours to judge
    if (name->startsWith(QLatin1String("mail.")))
        m_values.insert(*name, *value);
    return true;
}

QStringList ThunderbirdPrefs::list(const QString &name) const
{
    QStringList words;
    for (const QString &word : text(name).split(QLatin1Char(','), Qt::SkipEmptyParts))
        words.append(word.trimmed());
    words.removeDuplicates();
    return words;
}

} // namespace pillarbox::account
