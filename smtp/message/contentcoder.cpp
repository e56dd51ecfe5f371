#include "smtp/message/contentcoder.h"

#include "smtp/message/base64lines.h"

#include <algorithm>

namespace pillarbox::message {

namespace {

constexpr qsizetype kLineLength = 76;

bool isLineEnd(char c)
{
    return c == '\r' || c == '\n';
}

void appendWithoutLineEnds(QByteArrayView bytes, QByteArray &out)
{
    for (const auto *at = bytes.begin(); at != bytes.end();) {
        const auto *const stop = std::find_if(at, bytes.end(), isLineEnd);
        out.append(at, stop - at);
        at = std::find_if_not(stop, bytes.end(), isLineEnd);
    }
}

} // namespace

void Base64Encoder::add(QByteArrayView bytes, QByteArray &out)
{
    m_held.append(bytes);
    const qsizetype whole = m_held.size() / kBase64LineInput * kBase64LineInput;
    if (whole > 0) {
        encodeBase64Lines(QByteArrayView(m_held).first(whole), m_lines);
        out.append(m_lines);
        m_held.remove(0, whole);
    }
}

void Base64Encoder::finish(QByteArray &out)
{
    encodeBase64Lines(m_held, m_lines);
    out.append(m_lines);
    m_held.clear();
}

void Base64Wrapper::add(QByteArrayView bytes, QByteArray &out)
{
    for (const char c : bytes) {
        if (isLineEnd(c) || c == ' ' || c == '\t') {
            continue;
        }
        if (m_column == kLineLength) {
            finish(out);
        }
        out.append(c);
        ++m_column;
    }
}

void Base64Wrapper::finish(QByteArray &out)
{
    if (m_column > 0) {
        out.append("\r\n");
    }
    m_column = 0;
}

void Base64Decoder::add(QByteArrayView bytes, QByteArray &out)
{
    appendWithoutLineEnds(bytes, m_held);
    // The last four may be padded, and are decoded when they are known to be the last.
    const qsizetype whole = std::max<qsizetype>(m_held.size() - 1, 0) / 4 * 4;
    m_isValid = decodeBase64(QByteArrayView(m_held).first(whole), out) && m_isValid;
    m_held.remove(0, whole);
}

void Base64Decoder::finish(QByteArray &out)
{
    const auto decoded = QByteArray::fromBase64Encoding(m_held, QByteArray::AbortOnBase64DecodingErrors);
    m_isValid = m_isValid && m_held.size() % 4 == 0 && decoded;
    out.append(*decoded);
    m_held.clear();
}

ContentCoder coderFor(Coding coding)
{
    switch (coding) {
    case Coding::Keep:
        break;
    case Coding::QuotedPrintable:
        return QuotedPrintableEncoder();
    case Coding::Base64:
        return Base64Encoder();
    case Coding::WrapBase64:
        return Base64Wrapper();
    case Coding::DecodeBase64:
        return Base64Decoder();
    }
    return KeptContent();
}

} // namespace pillarbox::message
