#include "smtp/message/octetfacts.h"

#include <algorithm>

namespace pillarbox::message {

namespace {

constexpr qint64 kMaxLine = 998; // RFC 5322 2.1.1, without its CRLF

} // namespace

void OctetFacts::add(QByteArrayView bytes, Part part)
{
    m_facts.size += bytes.size();
    const bool has8Bit = std::any_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) > 127; });
    bool &flag = part == Part::Header ? m_facts.has8BitHeader : m_facts.has8BitContent;
    flag = flag || has8Bit;
    for (qsizetype start = 0; start < bytes.size();) {
        const qsizetype lineEnd = bytes.indexOf('\n', start);
        const qsizetype stop = lineEnd < 0 ? bytes.size() : lineEnd + 1;
        m_lineLength += stop - start;
        m_facts.hasLongLine = m_facts.hasLongLine || m_lineLength - (lineEnd < 0 ? 0 : 2) > kMaxLine;
        m_lineLength = lineEnd < 0 ? m_lineLength : 0;
        start = stop;
    }
}

} // namespace pillarbox::message
