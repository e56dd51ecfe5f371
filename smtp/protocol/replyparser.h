#pragma once
// Bytes in any split -> replies (RFC 5321 4.2). Bounded: a hostile server cannot make it hold more than one reply's limit
// and what was received with it. A line may end in a bare LF: some old relays do so, and since a reply is never handed on
// as part of anything, nothing can be smuggled by it. Once it has met what is no reply it stays failed.

#include "smtp/base/expected.h"
#include "smtp/protocol/reply.h"

#include <optional>

namespace pillarbox::protocol {

enum class ReplyFault {
    NotAReply, // the line does not begin with a reply code
    MixedCodes, // the lines of one reply carry different codes
    LineTooLong,
    TooManyLines,
    TooLarge,
};

QByteArray replyFaultName(ReplyFault fault);

class ReplyParser
{
public:
    // RFC 5321 4.5.3.1.5 has 512; a challenge may be 12288 long (RFC 4954 section 4).
    static constexpr qsizetype maximumLine = 12'288;
    static constexpr qsizetype maximumLines = 512;
    static constexpr qsizetype maximumReply = 128LL * 1024;

    void add(QByteArrayView bytes) { m_buffer += bytes; }
    // The next complete reply, or why there can be none; absent: more bytes are needed.
    std::optional<Expected<Reply, ReplyFault>> next();

    // No octet held back: neither part of a line nor the first lines of a reply.
    bool isEmpty() const { return m_buffer.isEmpty() && m_partial.lines.isEmpty(); }

private:
    std::optional<QByteArray> takeLine();
    std::optional<ReplyFault> addLine(const QByteArray &line);

    QByteArray m_buffer;
    Reply m_partial;
    qsizetype m_partialSize = 0;
    bool m_isLast = false; // m_partial is complete
    std::optional<ReplyFault> m_fault;
};

} // namespace pillarbox::protocol
