#include "smtp/sandbox/headerfacts.h"

#include <QRegularExpression>
#include <QStringDecoder>

namespace pillarbox::sandbox {

namespace {

QByteArrayView headerOf(QByteArrayView content)
{
    const qsizetype end = content.indexOf("\r\n\r\n");
    return end < 0 ? content : content.first(end + 2);
}

// The unfolded value of the first field of this name (RFC 5322 2.2.3).
QByteArray fieldValue(QByteArrayView header, QByteArrayView name)
{
    QByteArray value;
    bool isInside = false;
    for (const QByteArray &line : header.toByteArray().split('\n')) {
        const bool isContinuation = line.startsWith(' ') || line.startsWith('\t');
        if (isInside && !isContinuation)
            break;
        if (!isInside)
            isInside = line.size() > name.size() && line.at(name.size()) == ':'
                && QByteArrayView(line).first(name.size()).compare(name, Qt::CaseInsensitive) == 0;
        if (isInside)
            value += (isContinuation ? QByteArrayView(line) : QByteArrayView(line).sliced(name.size() + 1)).toByteArray();
    }
    value.replace('\r', "");
    return value.trimmed();
}

QByteArray decodedQ(QByteArray text)
{
    text.replace('_', ' ');
    return QByteArray::fromPercentEncoding(text, '=');
}

} // namespace

QString decodedText(const QByteArray &value)
{
    static const QRegularExpression word(QStringLiteral(R"(=\?([^?*\s]+)(?:\*[^?]*)?\?([BbQq])\?([^?\s]*)\?=)"));
    // Characters may be split over neighbouring words of one character set, so bytes are gathered before they are decoded.
    QString result;
    QByteArray bytes;
    QString charset;
    const auto flush = [&] {
        auto decoder = QStringDecoder(charset.toLatin1().constData());
        result += decoder.isValid() ? QString(decoder.decode(bytes)) : QString::fromLatin1(bytes);
        bytes.clear();
    };
    const QString text = QString::fromUtf8(value);
    qsizetype at = 0;
    auto words = word.globalMatch(text);
    while (words.hasNext()) {
        const auto match = words.next();
        const QString between = text.mid(at, match.capturedStart() - at);
        const bool isNeighbour = at > 0 && between.trimmed().isEmpty();
        if (!bytes.isEmpty() && (!isNeighbour || charset.compare(match.captured(1), Qt::CaseInsensitive) != 0))
            flush();
        if (!isNeighbour)
            result += between;
        charset = match.captured(1);
        const QByteArray encoded = match.captured(3).toLatin1();
        bytes += match.captured(2).toUpper() == QLatin1String("B") ? QByteArray::fromBase64(encoded) : decodedQ(encoded);
        at = match.capturedEnd();
    }
    flush();
    return result + text.mid(at);
}

HeaderFacts headerFactsOf(QByteArrayView content)
{
    const QByteArrayView header = headerOf(content);
    return {fieldValue(header, "Message-ID"), decodedText(fieldValue(header, "Subject"))};
}

} // namespace pillarbox::sandbox
