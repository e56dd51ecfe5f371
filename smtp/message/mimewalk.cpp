#include "smtp/message/mimewalk.h"

#include "smtp/message/contenttype.h"

#include <QStringBuilder>

#include <algorithm>

namespace pillarbox::message {

namespace {

constexpr qsizetype kLineEnd = 2;
constexpr qsizetype kMaxDelimiter = MimeWalk::kMaxLine + kLineEnd;
constexpr qsizetype kMaxValue = 64LL * 1024; // of a Content-Type, folds and all
constexpr qsizetype kMaxDepth = 50;

bool isFolded(QByteArrayView line)
{
    return line.startsWith(' ') || line.startsWith('\t');
}

QByteArrayView withoutTrailingSpace(QByteArrayView line)
{
    const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!line.isEmpty() && isSpace(line.back())) {
        line.chop(1);
    }
    return line;
}

// Empty when the line is no field. Space before the colon is obsolete syntax (RFC 5322 4.5).
QByteArray fieldName(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    const QByteArrayView name = withoutTrailingSpace(line.first(std::max<qsizetype>(colon, 0)));
    const bool isValid = std::all_of(name.begin(), name.end(), [](char c) { return c > 0x20 && c < 0x7f; });
    return isValid ? name.toByteArray().toLower() : QByteArray();
}

// The word alone: a comment or a parameter after it says nothing (RFC 2045 6.1).
QByteArray encodingOf(const QByteArray &value)
{
    const QByteArray word = value.trimmed().toLower();
    const auto end
        = std::find_if(word.begin(), word.end(), [](char c) { return c == ' ' || c == '(' || c == ';' || c == '\t'; });
    return word.first(end - word.begin());
}

// RFC 2046 5.1.1, but the length: readers take longer ones, too.
bool isBoundary(const QByteArray &text)
{
    return !text.isEmpty() && text.size() < kMaxDelimiter - 8 && !text.endsWith(' ')
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
}

} // namespace

bool isIdentity(const QByteArray &encoding)
{
    return encoding.isEmpty() || encoding == "7bit" || encoding == "8bit" || encoding == "binary";
}

MimeWalk::MimeWalk(Visitor &visitor)
    : m_visitor(visitor)
{
    beginPart(-1, false);
}

void MimeWalk::feed(QByteArrayView bytes)
{
    m_buffer.append(bytes);
    take(false);
    const qsizetype done = std::max<qsizetype>(m_position - kLineEnd, 0);
    m_buffer.remove(0, done);
    m_position -= done;
}

void MimeWalk::finish()
{
    take(true);
    while (m_isInHeader) { // the header of a message in a message may be missing, too
        endHeader({});
    }
    m_visitor.contentEnd(m_contentOf);
}

void MimeWalk::take(bool isLast)
{
    m_needsMore = false;
    while (!m_needsMore) {
        m_isInHeader ? takeHeader(isLast) : takeContent(isLast);
    }
}

void MimeWalk::beginPart(int parent, bool isInDigest)
{
    m_isInHeader = true;
    m_header = {};
    m_header.type = isInDigest ? "message/rfc822" : "text/plain"; // RFC 2046 5.1.5
    m_field = Field::Other;
    m_hasField = false;
    m_typeValue.clear();
    m_encodingValue.clear();
    if (++m_parts == kMaxParts) {
        m_header.isOdd = true;
        m_levels.clear();
        m_delimiters.clear();
    }
    m_visitor.beginPart(parent);
}

void MimeWalk::takeHeader(bool isLast)
{
    const QByteArrayView rest = QByteArrayView(m_buffer).sliced(m_position);
    const qsizetype lineEnd = rest.indexOf('\n');
    m_needsMore = lineEnd < 0 && rest.size() <= kMaxLine + kLineEnd && !(isLast && !rest.isEmpty());
    if (m_needsMore) {
        return;
    }
    const QByteArrayView line = lineEnd < 0 ? rest : rest.first(lineEnd + 1);
    if (match(line).level >= 0) {
        return endHeader({}); // read again, as the end of an empty content
    }
    m_position += line.size();
    line == "\r\n" ? endHeader(line) : takeHeaderLine(line);
}

void MimeWalk::takeHeaderLine(QByteArrayView line)
{
    m_header.isOdd = m_header.isOdd || line.size() > kMaxLine + kLineEnd;
    if (!isFolded(line)) {
        takeField(line);
    } else if (!m_hasField) {
        m_header.isOdd = true;
    } else if (m_field != Field::Other) {
        QByteArray &value = m_field == Field::Type ? m_typeValue : m_encodingValue;
        value += withoutTrailingSpace(line);
        m_header.isOdd = m_header.isOdd || value.size() > kMaxValue;
    }
    m_visitor.headerLine(line, m_field == Field::Encoding);
}

void MimeWalk::takeField(QByteArrayView line)
{
    const QByteArray name = fieldName(line);
    m_hasField = true;
    m_field = Field::Other;
    m_header.isOdd = m_header.isOdd || name.isEmpty();
    m_header.hasVersion = m_header.hasVersion || name == "mime-version";
    m_header.hasSignature = m_header.hasSignature || name == "dkim-signature";
    const QByteArrayView value = withoutTrailingSpace(line.sliced(line.indexOf(':') + 1));
    if (name == "content-type") {
        m_field = Field::Type;
        m_header.isOdd = m_header.isOdd || m_header.hasType;
        m_header.hasType = true;
        m_typeValue = value.toByteArray();
    } else if (name == "content-transfer-encoding") {
        m_field = Field::Encoding;
        m_header.isOdd = m_header.isOdd || !m_encodingValue.isNull();
        m_encodingValue = value.toByteArray() + ' ';
    }
}

void MimeWalk::endHeader(QByteArrayView blankLine)
{
    m_isInHeader = false;
    m_contentOf = m_parts - 1;
    m_header.encoding = encodingOf(m_encodingValue);
    if (m_header.hasType && !m_header.isOdd) {
        const ContentType type = parseContentType(m_typeValue);
        m_header.type = type.name;
        m_header.boundary = type.boundary;
    }
    const bool mayHoldParts = !m_header.isOdd && isIdentity(m_header.encoding) && m_delimiters.size() < kMaxDepth;
    const bool hasBoundary = isBoundary(m_header.boundary);
    if (mayHoldParts && hasBoundary && m_header.type.startsWith("multipart/")) {
        m_header.kind = PartKind::Multipart;
    } else if (mayHoldParts && m_header.type == "message/rfc822") {
        m_header.kind = PartKind::Message;
    }
    m_visitor.headerEnd(m_header, blankLine, m_delimiters);
    if (m_header.kind == PartKind::Multipart) {
        m_levels.push_back({m_contentOf, m_header.type == "multipart/digest"});
        m_delimiters.append("--" + m_header.boundary);
    } else if (m_header.kind == PartKind::Message) {
        beginPart(m_contentOf, false);
    }
}

// A delimiter begins after a line end, which belongs to it: the one before m_position when the content is empty.
void MimeWalk::takeContent(bool isLast)
{
    qsizetype from = std::max<qsizetype>(m_position - kLineEnd, 0);
    for (qsizetype at = 0; !m_delimiters.isEmpty() && (at = m_buffer.indexOf("\r\n--", from)) >= 0;) {
        from = at + kLineEnd;
        const qsizetype lineEnd = m_buffer.indexOf('\n', from);
        if (lineEnd < 0 && !isLast && m_buffer.size() - from <= kMaxDelimiter) {
            m_needsMore = true;
            return tellContent(at);
        }
        const qsizetype stop = lineEnd < 0 ? m_buffer.size() : lineEnd + 1;
        if (const Match found = match(QByteArrayView(m_buffer).sliced(from, stop - from)); found.level >= 0) {
            tellContent(at);
            m_visitor.contentEnd(m_contentOf);
            m_visitor.delimiter(QByteArrayView(m_buffer).sliced(m_position, stop - m_position));
            m_position = stop;
            return enter(found);
        }
    }
    m_needsMore = true;
    const qsizetype unsure = isLast || m_delimiters.isEmpty() ? 0 : 3; // "\r\n-"
    tellContent(m_buffer.size() - unsure);
}

void MimeWalk::tellContent(qsizetype to)
{
    if (to > m_position) {
        m_visitor.content(m_contentOf, QByteArrayView(m_buffer).sliced(m_position, to - m_position));
        m_position = to;
    }
}

// The innermost multipart comes first; one that was never closed ends with the one around it.
MimeWalk::Match MimeWalk::match(QByteArrayView line) const
{
    if (line.size() > kMaxDelimiter || !line.startsWith("--")) {
        return {};
    }
    const QByteArrayView text = withoutTrailingSpace(line);
    for (qsizetype level = m_delimiters.size() - 1; level >= 0; --level) {
        const QByteArray &delimiter = m_delimiters.at(level);
        if (text.startsWith(delimiter)) {
            const QByteArrayView rest = text.sliced(delimiter.size());
            if (rest.isEmpty() || rest == "--") {
                return {level, !rest.isEmpty()};
            }
        }
    }
    return {};
}

void MimeWalk::enter(const Match &match)
{
    const Level level = m_levels.at(static_cast<size_t>(match.level));
    const qsizetype open = match.isClosing ? match.level : match.level + 1;
    m_levels.resize(static_cast<size_t>(open));
    m_delimiters.resize(open);
    m_contentOf = level.part;
    if (!match.isClosing) {
        beginPart(level.part, level.isDigest);
    }
}

} // namespace pillarbox::message
