#pragma once
// The content on its way into DATA (RFC 5321 4.5.2): a dot at the start of a line is doubled, in whatever chunks the content
// comes. Its line ends are CRLF (LineEndCheck). What comes out never holds the end of the data; the last dot is the
// dialogue's.

#include <QByteArray>

namespace pillarbox::protocol {

class DataStuffer
{
public:
    QByteArray stuff(const QByteArray &chunk);
    // What is still to be written so that the content ends in CRLF: nothing, or CRLF.
    QByteArray finish();

private:
    char m_last = '\n'; // the octet before the next one; the content begins at the start of a line
};

} // namespace pillarbox::protocol
