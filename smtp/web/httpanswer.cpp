#include "smtp/web/httpanswer.h"

#include <algorithm>

namespace pillarbox::web {

namespace {

bool isDigits(const QByteArray &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isHexDigits(const QByteArray &text)
{
    const auto isHex = [](char c) { return QByteArrayView("0123456789abcdefABCDEF").contains(c); };
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isHex);
}

} // namespace

HttpAnswer::HttpAnswer(qsizetype mostHeadOctets, qsizetype mostBodyOctets)
    : m_mostHeadOctets(mostHeadOctets)
    , m_mostBodyOctets(mostBodyOctets)
{
}

void HttpAnswer::take(const QByteArray &octets)
{
    if (isOver())
        return;
    m_pending += octets;
    const auto isData = [this] { return m_part == Part::Octets || m_part == Part::Rest || m_part == Part::ChunkOctets; };
    while (!isOver() && (isData() ? takeOctets() : takeLine())) { }
    if (isOver())
        m_pending.clear();
}

void HttpAnswer::end()
{
    if (!isOver())
        finish(m_part == Part::Rest ? State::Whole : State::Malformed);
}

QByteArray HttpAnswer::field(const QByteArray &name) const
{
    const QByteArray wanted = name.toLower();
    const auto found
        = std::find_if(m_fields.begin(), m_fields.end(), [&wanted](const auto &entry) { return entry.first == wanted; });
    return found == m_fields.end() ? QByteArray() : found->second;
}

// A single LF ends a line too (RFC 9112 section 2.2). False: there is no whole line yet.
bool HttpAnswer::takeLine()
{
    const qsizetype length = m_pending.indexOf('\n') + 1;
    if (m_headOctets + (length == 0 ? m_pending.size() : length) > m_mostHeadOctets) {
        finish(State::HeadTooLarge);
        return false;
    }
    if (length == 0)
        return false;
    QByteArray line = m_pending.first(length - 1);
    m_pending.remove(0, length);
    m_headOctets += length;
    if (line.endsWith('\r'))
        line.chop(1);
    endLine(line);
    return true;
}

// False: more is needed.
bool HttpAnswer::takeOctets()
{
    const qsizetype length = m_part == Part::Rest ? m_pending.size() : std::min(m_left, m_pending.size());
    if (m_body.size() + length > m_mostBodyOctets) {
        finish(State::BodyTooLarge);
        return false;
    }
    m_body += m_pending.first(length);
    m_pending.remove(0, length);
    m_left -= length;
    if (m_part == Part::Rest || m_left > 0)
        return false;
    if (m_part == Part::Octets)
        finish(State::Whole);
    m_part = Part::ChunkEnd;
    return true;
}

void HttpAnswer::endLine(const QByteArray &line)
{
    switch (m_part) {
    case Part::StatusLine:
        return endStatusLine(line);
    case Part::Fields:
        return line.isEmpty() ? endHead() : endField(line);
    case Part::ChunkSize:
        return endChunkSize(line);
    case Part::ChunkEnd:
        m_part = Part::ChunkSize;
        return line.isEmpty() ? void() : finish(State::Malformed);
    case Part::Trailers:
        return line.isEmpty() ? finish(State::Whole) : void();
    case Part::Octets:
    case Part::Rest:
    case Part::ChunkOctets:
        break;
    }
}

void HttpAnswer::endStatusLine(const QByteArray &line)
{
    const QByteArray code = line.mid(9, 3);
    const bool isStatus = line.startsWith("HTTP/1.") && line.mid(8, 1) == " " && isDigits(code) && code.size() == 3;
    m_status = isStatus ? code.toInt() : 0;
    m_part = Part::Fields;
    if (!isStatus)
        finish(State::Malformed);
}

// A line that goes on the one before, as older servers write them, is none of ours to read (section 5.2).
void HttpAnswer::endField(const QByteArray &line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon < 1 || line.startsWith(' ') || line.startsWith('\t') || line.at(colon - 1) == ' ')
        return finish(State::Malformed);
    m_fields.append({line.first(colon).toLower(), line.mid(colon + 1).trimmed()});
}

// Empty: none is given; what is not a number: they differ.
QByteArray HttpAnswer::onlyLength() const
{
    QByteArray length;
    for (const auto &[name, value] : m_fields) {
        if (name == "content-length")
            length = length.isEmpty() || length == value ? value : QByteArrayLiteral("several");
    }
    return length;
}

// How long the body is: RFC 9112 section 6.3.
void HttpAnswer::endHead()
{
    if (m_status / 100 == 1 && m_status != 101) { // the answer itself follows
        m_fields.clear();
        m_part = Part::StatusLine;
        return;
    }
    const QByteArray coding = field("Transfer-Encoding").toLower();
    const QByteArray length = onlyLength();
    if (m_status == 204 || m_status == 304) {
        finish(State::Whole);
    } else if (!coding.isEmpty()) {
        m_part = Part::ChunkSize;
        if (coding != "chunked")
            finish(State::Malformed);
    } else if (length.isEmpty()) {
        m_part = Part::Rest;
    } else {
        bool isNumber = isDigits(length);
        m_left = isNumber ? length.toLongLong(&isNumber) : 0;
        m_part = Part::Octets;
        if (!isNumber)
            finish(State::Malformed);
        else if (m_left > m_mostBodyOctets)
            finish(State::BodyTooLarge);
        else if (m_left == 0)
            finish(State::Whole);
    }
}

void HttpAnswer::endChunkSize(const QByteArray &line)
{
    const QByteArray size = line.first(line.indexOf(';') < 0 ? line.size() : line.indexOf(';')).trimmed();
    bool isNumber = isHexDigits(size);
    m_left = isNumber ? size.toLongLong(&isNumber, 16) : 0;
    if (!isNumber)
        return finish(State::Malformed);
    if (m_left > m_mostBodyOctets)
        return finish(State::BodyTooLarge);
    m_part = m_left == 0 ? Part::Trailers : Part::ChunkOctets;
}

} // namespace pillarbox::web
