#include "smtp/sandbox/path.h"

namespace pillarbox::sandbox {

namespace {

// The index of the '>' that closes the path; a quoted local part may hold one too.
qsizetype closingBracket(QByteArrayView text)
{
    bool isQuoted = false;
    for (qsizetype i = 1; i < text.size(); ++i) {
        const char c = text[i];
        if (isQuoted && c == '\\')
            ++i;
        else if (c == '"')
            isQuoted = !isQuoted;
        else if (c == '>' && !isQuoted)
            return i;
    }
    return -1;
}

bool hasControlCharacter(QByteArrayView text)
{
    for (const char c : text) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            return true;
    }
    return false;
}

bool startsWithKeyword(QByteArrayView text, QByteArrayView keyword)
{
    return text.size() >= keyword.size() && text.first(keyword.size()).compare(keyword, Qt::CaseInsensitive) == 0;
}

} // namespace

std::optional<PathArgument> parsePathArgument(QByteArrayView text, QByteArrayView keyword)
{
    if (!startsWithKeyword(text, keyword) || hasControlCharacter(text))
        return {};
    const QByteArrayView rest = text.sliced(keyword.size()).trimmed();
    if (!rest.startsWith('<'))
        return {};
    const qsizetype end = closingBracket(rest);
    if (end < 0)
        return {};
    const QByteArrayView after = rest.sliced(end + 1);
    if (!after.isEmpty() && !after.startsWith(' '))
        return {};
    QByteArrayList parameters = after.toByteArray().split(' ');
    parameters.removeAll(QByteArray(""));
    return PathArgument{rest.sliced(1, end - 1).toByteArray(), parameters};
}

std::optional<MailParameters> parseMailParameters(const QByteArrayList &parameters)
{
    MailParameters result;
    for (const QByteArray &parameter : parameters) {
        const QByteArray upper = parameter.toUpper();
        bool isGood = upper == "SMTPUTF8" || upper == "BODY=7BIT" || upper == "BODY=8BITMIME";
        if (upper == "SMTPUTF8")
            result.isSmtpUtf8 = true;
        if (upper.startsWith("SIZE="))
            result.size = upper.mid(5).toLongLong(&isGood);
        if (!isGood || result.size < 0)
            return {};
    }
    return result;
}

} // namespace pillarbox::sandbox
