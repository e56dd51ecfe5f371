#include "smtp/message/quotedprintable.h"

namespace pillarbox::message {

namespace {

constexpr qsizetype kLineLength = 75; // and the "=" of a soft line end
constexpr qsizetype kLookAhead = 6; // "From " and the CR of a line end

bool isLiteral(char c, bool isLast)
{
    return (c > 0x20 && c < 0x7f && c != '=') || ((c == ' ' || c == '\t') && !isLast);
}

} // namespace

void QuotedPrintableEncoder::add(QByteArrayView text, QByteArray &out)
{
    m_held.append(text);
    const QByteArrayView held(m_held);
    qsizetype start = 0;
    for (qsizetype end = 0; (end = held.indexOf("\r\n", start)) >= 0; start = end + 2) {
        encode(held.sliced(start, end - start), end - start, true, out);
        out += "\r\n";
        m_column = 0;
        m_isContinued = false;
    }
    if (held.size() - start > kLookAhead) {
        const qsizetype count = held.size() - start - kLookAhead;
        encode(held.sliced(start), count, false, out);
        start += count;
    }
    m_held.remove(0, start);
}

void QuotedPrintableEncoder::finish(QByteArray &out)
{
    encode(m_held, m_held.size(), true, out);
    m_held.clear();
}

void QuotedPrintableEncoder::encode(QByteArrayView text, qsizetype count, bool isLineEnd, QByteArray &out)
{
    for (qsizetype i = 0; i < count; ++i) {
        put(text.sliced(i), isLineEnd && i + 1 == count, out);
    }
}

void QuotedPrintableEncoder::put(QByteArrayView rest, bool isLast, QByteArray &out)
{
    const char c = rest.front();
    const qsizetype width = isLiteral(c, isLast) ? 1 : 3;
    if (m_column + width > kLineLength) {
        out += "=\r\n";
        m_column = 0;
        m_isContinued = true;
    }
    if (width == 1 && !(m_column == 0 && isTouchy(rest))) {
        out += c;
        m_column += 1;
        return;
    }
    static const char digits[] = "0123456789ABCDEF";
    const auto octet = static_cast<unsigned char>(c);
    out += '=';
    out += digits[octet >> 4];
    out += digits[octet & 15];
    m_column += 3;
}

// At the start of a line some mailboxes put a ">" before "From ", broken relays eat a dot, and two hyphens that came there by
// a soft line end alone could be read as a delimiter.
bool QuotedPrintableEncoder::isTouchy(QByteArrayView rest) const
{
    return rest.startsWith("From ") || rest.startsWith('.') || (m_isContinued && rest.startsWith("--"));
}

QByteArray toQuotedPrintable(const QByteArray &text)
{
    QByteArray out;
    out.reserve(text.size() + text.size() / 4);
    QuotedPrintableEncoder encoder;
    encoder.add(text, out);
    encoder.finish(out);
    return out;
}

} // namespace pillarbox::message
