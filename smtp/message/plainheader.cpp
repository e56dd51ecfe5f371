#include "smtp/message/plainheader.h"

#include "smtp/message/emlfields.h"
#include "smtp/message/headertext.h"

#include <algorithm>

namespace pillarbox::message {

namespace {

bool isAscii(const QByteArray &bytes)
{
    return std::all_of(bytes.cbegin(), bytes.cend(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// RFC 5322 3.6.2, 3.6.3, 3.6.6, and those like Disposition-Notification-To (RFC 8098) and Mail-Followup-To.
bool isOfAddresses(const QByteArray &name)
{
    static const QByteArrayList names{"from", "sender", "cc", "bcc", "to"};
    return names.contains(name.startsWith("resent-") ? name.mid(7) : name) || (name.endsWith("-to") && name != "in-reply-to");
}

// Where an encoded word may stand anywhere (RFC 2047 section 5). In a field of another structure it would destroy what programs
// read; that goes as it is.
bool isFreeText(const QByteArray &name)
{
    static const QByteArrayList names{"subject", "comments", "keywords", "content-description", "organization"};
    return names.contains(name) || name.startsWith("x-");
}

// A comment is a name, a group is not: who was meant by it would be lost.
bool isPlainList(const RawField &field)
{
    return !field.value.contains(';');
}

QByteArray addressesIn(const QByteArray &writtenName, const RawField &field)
{
    QStringList broken;
    const QList<Mailbox> mailboxes = mailboxesOf({field}, field.name, &broken);
    if (!broken.isEmpty() || mailboxes.isEmpty() || !isPlainList(field))
        return {};
    HeaderField plain(writtenName);
    appendMailboxes(plain, mailboxes);
    return plain.finished();
}

QByteArray textIn(const QByteArray &writtenName, const RawField &field)
{
    HeaderField plain(writtenName);
    appendUnstructured(plain, textOf({field}, field.name));
    return plain.finished();
}

// lines: of one field.
QByteArray plainField(const QByteArray &lines)
{
    const qsizetype colon = lines.indexOf(':');
    const QByteArray writtenName = lines.first(std::max<qsizetype>(colon, 0)).trimmed();
    RawField field{writtenName.toLower(), lines.sliced(colon + 1).trimmed()};
    field.value.replace('\t', ' ');
    if (colon < 0 || isAscii(field.value))
        return lines;
    const QByteArray plain = isOfAddresses(field.name) ? addressesIn(writtenName, field)
        : isFreeText(field.name)                       ? textIn(writtenName, field)
                                                       : QByteArray();
    return plain.isEmpty() ? lines : plain;
}

// Where the field that begins at start ends.
qsizetype endOfField(const QByteArray &header, qsizetype start)
{
    qsizetype end = start;
    do {
        const qsizetype lineEnd = header.indexOf('\n', end);
        end = lineEnd < 0 ? header.size() : lineEnd + 1;
    } while (end < header.size() && (header[end] == ' ' || header[end] == '\t'));
    return end;
}

} // namespace

Expected<QByteArray, QByteArray> plainHeader(const QByteArray &header)
{
    QByteArray plain;
    for (qsizetype start = 0; start < header.size();) {
        const qsizetype end = endOfField(header, start);
        const QByteArray lines = header.sliced(start, end - start);
        if (!lines.isValidUtf8())
            return Unexpected{lines.first(std::max<qsizetype>(lines.indexOf(':'), 0)).trimmed()};
        plain += isAscii(lines) ? lines : plainField(lines);
        start = end;
    }
    return plain;
}

} // namespace pillarbox::message
