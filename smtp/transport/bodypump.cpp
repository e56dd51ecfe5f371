#include "smtp/transport/bodypump.h"

#include <algorithm>

namespace pillarbox::transport {

BodyPump::BodyPump(std::unique_ptr<QIODevice> source, qint64 size)
    : m_source(std::move(source))
    , m_size(size)
{
}

BodyPump::Chunk BodyPump::next()
{
    if (m_isEnded)
        return End{};
    if (!m_source)
        return Failure{QStringLiteral("no source")};
    QByteArray bytes(ChunkSize, Qt::Uninitialized);
    const qint64 got = m_source->read(bytes.data(), bytes.size());
    if (got < 0)
        return Failure{m_source->errorString()};
    if (got == 0)
        return end();
    bytes.truncate(got);
    m_read += got;
    if (m_read > m_size)
        return Failure{QStringLiteral("longer than %1 octets").arg(m_size)};
    auto stuffed = m_stuffer.stuff(bytes);
    if (!stuffed)
        return Failure{QString::fromLatin1(protocol::stufferFaultName(stuffed.error()))};
    return std::move(*stuffed);
}

BodyPump::Chunk BodyPump::end()
{
    if (m_read < m_size)
        return Failure{QStringLiteral("%1 of %2 octets").arg(m_read).arg(m_size)};
    m_isEnded = true;
    auto rest = m_stuffer.finish();
    if (!rest)
        return Failure{QString::fromLatin1(protocol::stufferFaultName(rest.error()))};
    if (rest->isEmpty())
        return End{};
    return std::move(*rest);
}

qint64 BodyPump::advance(qint64 pendingOctets)
{
    // What is pending counts doubled dots and TLS records too: never more than the truth, and exact once nothing is pending.
    m_progress = std::max(m_progress, m_read - pendingOctets);
    return m_progress;
}

} // namespace pillarbox::transport
