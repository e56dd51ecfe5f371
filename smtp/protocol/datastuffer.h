#pragma once
// The content on its way into DATA (RFC 5321 4.5.2): a dot at the start of a line is doubled, in whatever chunks the content
// comes. Only CRLF line ends pass; a bare CR or LF is refused, because servers disagree on what it ends (smuggling).
// What comes out never holds the end of the data; the last dot is the dialogue's.

#include "smtp/base/expected.h"

#include <QByteArray>

namespace pillarbox::protocol {

enum class StufferFault { BareCarriageReturn, BareLineFeed };

QByteArray stufferFaultName(StufferFault fault);

class DataStuffer
{
public:
    Expected<QByteArray, StufferFault> stuff(QByteArrayView chunk);
    // What is still to be written so that the content ends in CRLF: nothing, or CRLF.
    Expected<QByteArray, StufferFault> finish();

private:
    char m_last = '\n'; // the octet before the next one; the content begins at the start of a line
};

} // namespace pillarbox::protocol
