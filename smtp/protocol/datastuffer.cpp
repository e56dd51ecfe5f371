#include "smtp/protocol/datastuffer.h"

#include <utility>

namespace pillarbox::protocol {

QByteArray stufferFaultName(StufferFault fault)
{
    return fault == StufferFault::BareCarriageReturn ? "bare CR" : "bare LF";
}

Expected<QByteArray, StufferFault> DataStuffer::stuff(QByteArrayView chunk)
{
    QByteArray out;
    out.reserve(chunk.size() + chunk.size() / 64 + 2);
    while (!chunk.isEmpty()) {
        if (m_last == '\r' && chunk.front() != '\n')
            return Unexpected{StufferFault::BareCarriageReturn};
        if (m_last == '\n' && chunk.front() == '.')
            out += '.';
        const qsizetype lineFeed = chunk.indexOf('\n');
        const QByteArrayView line = lineFeed < 0 ? chunk : chunk.first(lineFeed + 1);
        const char beforeEnd = line.size() > 1 ? line[line.size() - 2] : m_last;
        if (lineFeed >= 0 && beforeEnd != '\r')
            return Unexpected{StufferFault::BareLineFeed};
        const qsizetype carriageReturn = line.indexOf('\r');
        const qsizetype allowed = lineFeed < 0 ? line.size() - 1 : line.size() - 2;
        if (carriageReturn >= 0 && carriageReturn != allowed)
            return Unexpected{StufferFault::BareCarriageReturn};
        out += line;
        m_last = line.back();
        chunk = chunk.sliced(line.size());
    }
    return out;
}

Expected<QByteArray, StufferFault> DataStuffer::finish()
{
    if (m_last == '\r')
        return Unexpected{StufferFault::BareCarriageReturn};
    return std::exchange(m_last, '\n') == '\n' ? QByteArray() : QByteArrayLiteral("\r\n");
}

} // namespace pillarbox::protocol
