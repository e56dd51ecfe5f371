#pragma once
// Quoted-printable (RFC 2045 6.7) of text whose lines end in CRLF.

#include <QByteArray>
#include <QByteArrayView>

namespace pillarbox::message {

// In pieces of any size.
class QuotedPrintableEncoder
{
public:
    void add(QByteArrayView text, QByteArray &out);
    void finish(QByteArray &out);

private:
    void encode(QByteArrayView text, qsizetype count, bool isLineEnd, QByteArray &out);
    void put(QByteArrayView rest, bool isLast, QByteArray &out);
    bool isTouchy(QByteArrayView rest) const;

    QByteArray m_held;
    qsizetype m_column = 0;
    bool m_isContinued = false; // the line before ended in a soft line end
};

QByteArray toQuotedPrintable(const QByteArray &text);

} // namespace pillarbox::message
