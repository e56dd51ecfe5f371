#include "smtp/protocol/lineendcheck.h"

namespace pillarbox::protocol {

QByteArray lineEndFaultName(LineEndFault fault)
{
    return fault == LineEndFault::BareCarriageReturn ? "bare CR" : "bare LF";
}

std::optional<LineEndFault> LineEndCheck::add(QByteArrayView piece)
{
    if (piece.isEmpty())
        return std::nullopt;
    if (m_last == '\r' && piece.front() != '\n')
        return LineEndFault::BareCarriageReturn;
    if (m_last != '\r' && piece.front() == '\n')
        return LineEndFault::BareLineFeed;
    m_last = piece.back();
    // Every LF but the first octet's has a CR before it, and no CR but the last octet stands elsewhere.
    qsizetype begin = piece.front() == '\n' ? 1 : 0;
    while (begin < piece.size()) {
        const QByteArrayView rest = piece.sliced(begin);
        const qsizetype lineFeed = rest.indexOf('\n');
        const QByteArrayView line = lineFeed < 0 ? rest : rest.first(lineFeed);
        const qsizetype carriageReturn = line.indexOf('\r');
        if (carriageReturn >= 0 && carriageReturn != line.size() - 1)
            return LineEndFault::BareCarriageReturn;
        if (lineFeed >= 0 && carriageReturn < 0)
            return LineEndFault::BareLineFeed;
        begin += lineFeed < 0 ? rest.size() : lineFeed + 1;
    }
    return std::nullopt;
}

std::optional<LineEndFault> LineEndCheck::finish() const
{
    return m_last == '\r' ? std::optional(LineEndFault::BareCarriageReturn) : std::nullopt;
}

} // namespace pillarbox::protocol
