#include "smtp/protocol/datastuffer.h"

#include <QStringBuilder>

#include <utility>

namespace pillarbox::protocol {

QByteArray DataStuffer::stuff(const QByteArray &chunk)
{
    if (chunk.isEmpty())
        return chunk;
    QByteArray out;
    qsizetype done = 0; // of the chunk, copied
    const auto doubleDotAt = [&](qsizetype at) {
        out.append(QByteArrayView(chunk).sliced(done, at - done)).append('.');
        done = at;
    };
    if (m_last == '\n' && chunk.front() == '.')
        doubleDotAt(0);
    for (qsizetype at = chunk.indexOf('\n'); at >= 0 && at + 1 < chunk.size(); at = chunk.indexOf('\n', at + 1)) {
        if (chunk[at + 1] == '.')
            doubleDotAt(at + 1);
    }
    m_last = chunk.back();
    if (out.isEmpty())
        return chunk;
    return out.append(QByteArrayView(chunk).sliced(done));
}

QByteArray DataStuffer::finish()
{
    return std::exchange(m_last, '\n') == '\n' ? QByteArray() : QByteArrayLiteral("\r\n");
}

} // namespace pillarbox::protocol
