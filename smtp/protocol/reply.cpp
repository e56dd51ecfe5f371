#include "smtp/protocol/reply.h"

#include "smtp/protocol/printable.h"

#include <QStringBuilder>

namespace pillarbox::protocol {

namespace {

QByteArray withoutCode(const QByteArray &line, int replyCode)
{
    const auto code = EnhancedStatusCode::parse(line, replyCode);
    if (!code)
        return line;
    const qsizetype end = line.indexOf(' '); // not the code's own length: it may be written with leading zeros
    return end < 0 ? QByteArray() : line.sliced(end + 1);
}

} // namespace

std::optional<EnhancedStatusCode> Reply::enhanced() const
{
    return lines.isEmpty() ? std::nullopt : EnhancedStatusCode::parse(lines.first(), code);
}

QByteArray Reply::text() const
{
    QByteArrayList texts;
    texts.reserve(lines.size());
    for (const QByteArray &line : lines)
        texts.append(withoutCode(line, code));
    return texts.join('\n');
}

QByteArray Reply::toPrintable() const
{
    const QByteArray whole = QByteArray::number(code) + ' ' + lines.join(' ');
    return printable(whole).trimmed();
}

} // namespace pillarbox::protocol
