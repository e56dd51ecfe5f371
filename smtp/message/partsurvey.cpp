#include "smtp/message/partsurvey.h"

#include <algorithm>

namespace pillarbox::message {

namespace {

bool isOver127(char c)
{
    return static_cast<unsigned char>(c) > 127;
}

// What must not be changed: what is signed (RFC 1847 2.1), and messages in forms that stay 7bit (RFC 2046 5.2). The message/
// global family may be encoded (RFC 6532 3.7).
bool isFrozenType(const PartHeader &header)
{
    const bool isOtherMessage = header.type.startsWith("message/") && !header.type.startsWith("message/global");
    const bool isLeaf = header.kind == PartKind::Leaf;
    return header.isOdd || header.type == "multipart/signed" || (isLeaf && isOtherMessage)
        || (isLeaf && header.type.startsWith("multipart/"));
}

// Text stays as it is: it may be read by its lines.
bool isAttachment(const PartHeader &header)
{
    return header.encoding == "base64" && !header.type.startsWith("text/") && !header.type.startsWith("message/");
}

} // namespace

PartSurvey::PartSurvey(Decoding decoding)
    : m_isDecoding(decoding == Decoding::Yes)
{
}

void PartSurvey::beginPart(int parent)
{
    PartFacts facts;
    facts.parent = parent;
    if (parent >= 0) {
        PartFacts &holder = m_parts.at(static_cast<size_t>(parent));
        holder.hasParts = true;
        facts.isFrozen = holder.isFrozen;
    }
    m_parts.push_back(facts);
}

void PartSurvey::headerLine(QByteArrayView line, bool)
{
    PartFacts &facts = m_parts.back();
    facts.has8BitHeader = facts.has8BitHeader || std::any_of(line.begin(), line.end(), isOver127);
    facts.hasLongHeader = facts.hasLongHeader || line.size() > MimeWalk::kMaxLine + 2;
}

void PartSurvey::headerEnd(const PartHeader &header, QByteArrayView, const QByteArrayList &delimiters)
{
    PartFacts &facts = m_parts.back();
    facts.header = header;
    facts.isFrozen = facts.isFrozen || isFrozenType(header);
    m_column = 0;
    if (m_parts.size() == 1 && !header.hasType) {
        m_utf8.emplace(QStringDecoder::Utf8);
    }
    if (m_isDecoding && !facts.isFrozen && isAttachment(header)) {
        m_decoder.emplace();
        m_decoded.clear();
        m_delimiters = delimiters;
        m_holdsDelimiter = false;
    }
}

void PartSurvey::content(int part, QByteArrayView bytes)
{
    PartFacts &facts = m_parts.at(static_cast<size_t>(part));
    facts.size += bytes.size();
    facts.octetsOver127 += std::count_if(bytes.begin(), bytes.end(), isOver127);
    measureLines(facts, bytes);
    if (m_utf8) {
        const QString text = m_utf8->decode(bytes);
        facts.isUtf8 = !m_utf8->hasError();
    }
    if (m_decoder) {
        decode(bytes);
    }
}

void PartSurvey::measureLines(PartFacts &facts, QByteArrayView bytes)
{
    for (qsizetype start = 0; start < bytes.size();) {
        const qsizetype lineEnd = bytes.indexOf('\n', start);
        const qsizetype stop = lineEnd < 0 ? bytes.size() : lineEnd;
        m_column += stop - start;
        const bool endsInCr = stop > 0 && bytes.at(stop - 1) == '\r';
        facts.hasLongLine = facts.hasLongLine || m_column - (endsInCr ? 1 : 0) > MimeWalk::kMaxLine;
        m_column = lineEnd < 0 ? m_column : 0;
        start = stop + 1;
    }
}

// Decoded octets that look like a delimiter would end the part, wherever a reader takes a line to begin (RFC 2046 5.1.1).
void PartSurvey::decode(QByteArrayView bytes)
{
    m_decoder->add(bytes, m_decoded);
    qsizetype longest = 0;
    for (const QByteArray &delimiter : m_delimiters) {
        m_holdsDelimiter = m_holdsDelimiter || m_decoded.contains(delimiter);
        longest = std::max(longest, delimiter.size());
    }
    m_decoded = m_decoded.last(std::min(longest, m_decoded.size()));
}

void PartSurvey::contentEnd(int part)
{
    m_column = 0;
    m_utf8.reset();
    if (m_decoder) {
        m_decoder->finish(m_decoded);
        decode({});
        m_parts.at(static_cast<size_t>(part)).isDecodable = m_decoder->isValid() && !m_holdsDelimiter;
        m_decoder.reset();
    }
}

void PartSurvey::delimiter(QByteArrayView)
{
}

} // namespace pillarbox::message
