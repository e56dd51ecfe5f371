#pragma once
// One header field being written: tokens with a space or a fold before each (RFC 5322 2.2.3). Tokens are never broken.

#include <QByteArray>
#include <QStringBuilder>

namespace pillarbox::message {

class HeaderField
{
public:
    static constexpr qsizetype kLineLength = 76; // RFC 2047 2: of every line that has an encoded word

    explicit HeaderField(const QByteArray &name);

    void append(const QByteArray &token);
    qsizetype room() const; // octets that a token may have to stay on this line
    bool isEmpty() const { return m_empty; }
    QByteArray finished() const { return m_text + "\r\n"; }

private:
    QByteArray m_text;
    qsizetype m_column = 0;
    bool m_empty = true;
};

} // namespace pillarbox::message
