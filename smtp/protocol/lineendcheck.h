#pragma once
// Holds a content to CRLF line ends, in whatever pieces it comes: a bare CR or LF is refused, because servers disagree on what
// it ends (RFC 5321 2.3.8, and the smuggling of commands that grew out of it).

#include <QByteArray>

#include <optional>

namespace pillarbox::protocol {

enum class LineEndFault { BareCarriageReturn, BareLineFeed };

QByteArray lineEndFaultName(LineEndFault fault);

class LineEndCheck
{
public:
    // Absent: all is well so far.
    std::optional<LineEndFault> add(QByteArrayView piece);
    std::optional<LineEndFault> finish() const; // a CR at the very end is bare

private:
    char m_last = '\n'; // the octet before the next piece
};

} // namespace pillarbox::protocol
