#include "smtp/message/headerlines.h"

#include <algorithm>

namespace pillarbox::message {

namespace {

// Headers that people meet have some tens of fields of some hundreds of octets.
constexpr qsizetype kMostLines = 2000;
constexpr qsizetype kMostGroups = 1000;
constexpr qsizetype kLongestValue = 16 * 1024;

// Without its end; rest begins behind it.
QByteArrayView takeLine(QByteArrayView &rest)
{
    const qsizetype end = rest.indexOf('\n');
    QByteArrayView line = end < 0 ? rest : rest.first(end);
    rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

bool isFold(QByteArrayView line)
{
    return line.startsWith(' ') || line.startsWith('\t');
}

void append(RawField &field, QByteArrayView text)
{
    if (field.value.size() < kLongestValue)
        field.value += text.first(std::min(text.size(), kLongestValue - field.value.size()));
}

void take(HeaderLines &fields, QByteArrayView line)
{
    if (isFold(line)) {
        if (!fields.isEmpty())
            append(fields.last(), line);
        return;
    }
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0 || fields.size() == kMostLines)
        return;
    fields.append({line.first(colon).trimmed().toByteArray().toLower(), {}});
    append(fields.last(), line.sliced(colon + 1));
}

HeaderLines takeGroup(QByteArrayView &rest)
{
    HeaderLines fields;
    while (!rest.isEmpty()) {
        const QByteArrayView line = takeLine(rest);
        if (line.isEmpty())
            break;
        take(fields, line);
    }
    for (RawField &field : fields)
        field.value = field.value.trimmed();
    return fields;
}

} // namespace

HeaderLines headerLines(QByteArrayView bytes)
{
    return takeGroup(bytes);
}

QList<HeaderLines> headerGroups(QByteArrayView bytes)
{
    QList<HeaderLines> groups;
    while (!bytes.isEmpty() && groups.size() < kMostGroups)
        if (const HeaderLines group = takeGroup(bytes); !group.isEmpty())
            groups.append(group);
    return groups;
}

QByteArray valueOf(const HeaderLines &lines, QByteArrayView name)
{
    const auto found = std::find_if(lines.begin(), lines.end(), [name](const RawField &line) { return line.name == name; });
    return found == lines.end() ? QByteArray() : found->value;
}

} // namespace pillarbox::message
