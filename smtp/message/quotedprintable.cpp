#include "smtp/message/quotedprintable.h"

#include <QByteArrayView>

namespace pillarbox::message {

namespace {

constexpr qsizetype kLineLength = 75; // and the "=" of a soft line end

class LineEncoder
{
public:
    explicit LineEncoder(QByteArray &out)
        : m_out(out)
    {
    }

    void encode(QByteArrayView line)
    {
        m_column = 0;
        for (qsizetype i = 0; i < line.size(); ++i) {
            put(line.at(i), i + 1 == line.size(), line.sliced(i));
        }
    }

private:
    void put(char c, bool isLast, QByteArrayView rest)
    {
        const qsizetype width = isLiteral(c, isLast) ? 1 : 3;
        if (m_column + width > kLineLength) {
            m_out += "=\r\n";
            m_column = 0;
        }
        if (width == 1 && !(m_column == 0 && isTouchy(rest))) {
            m_out += c;
            m_column += 1;
            return;
        }
        static const char digits[] = "0123456789ABCDEF";
        const auto octet = static_cast<unsigned char>(c);
        m_out += '=';
        m_out += digits[octet >> 4];
        m_out += digits[octet & 15];
        m_column += 3;
    }

    static bool isLiteral(char c, bool isLast)
    {
        return (c > 0x20 && c < 0x7f && c != '=') || ((c == ' ' || c == '\t') && !isLast);
    }

    // At the start of a line some mailboxes put a ">" before "From ", and broken relays eat a dot.
    static bool isTouchy(QByteArrayView rest) { return rest.startsWith("From ") || rest.startsWith("."); }

    QByteArray &m_out;
    qsizetype m_column = 0;
};

} // namespace

QByteArray toQuotedPrintable(const QByteArray &text)
{
    QByteArray out;
    out.reserve(text.size() + text.size() / 4);
    LineEncoder encoder(out);
    qsizetype start = 0;
    while (start < text.size()) {
        const qsizetype end = text.indexOf("\r\n", start);
        encoder.encode(QByteArrayView(text).sliced(start, (end < 0 ? text.size() : end) - start));
        if (end < 0) {
            break;
        }
        out += "\r\n";
        start = end + 2;
    }
    return out;
}

} // namespace pillarbox::message
