#include "smtp/message/encodedtext.h"

#include "smtp/message/quotedprintable.h"

#include <QByteArrayView>

#include <algorithm>

namespace pillarbox::message {

namespace {

constexpr qsizetype kLongestPlainLine = 78; // RFC 5322 2.1.1

QByteArray withCrlf(QString text)
{
    text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    text.replace(QLatin1Char('\r'), QLatin1Char('\n'));
    if (!text.isEmpty() && !text.endsWith(QLatin1Char('\n'))) {
        text += QLatin1Char('\n');
    }
    return text.toUtf8().replace("\n", "\r\n");
}

bool isPlainLine(QByteArrayView line)
{
    if (line == "-- ") {
        return true; // the signature's mark; everybody leaves it alone
    }
    const bool endsInSpace = !line.isEmpty() && (line.back() == ' ' || line.back() == '\t');
    return line.size() <= kLongestPlainLine && !endsInSpace && !line.startsWith("From ")
        && std::all_of(line.begin(), line.end(), [](char c) { return (c >= 0x20 && c < 0x7f) || c == '\t'; });
}

bool isPlain(const QByteArray &text)
{
    for (qsizetype start = 0; start < text.size();) {
        const qsizetype end = text.indexOf("\r\n", start);
        if (!isPlainLine(QByteArrayView(text).sliced(start, end - start))) {
            return false;
        }
        start = end + 2;
    }
    return true;
}

} // namespace

EncodedText encodeText(const QString &text)
{
    const QByteArray bytes = withCrlf(text);
    if (isPlain(bytes)) {
        return {"7bit", bytes};
    }
    return {"quoted-printable", toQuotedPrintable(bytes)};
}

} // namespace pillarbox::message
