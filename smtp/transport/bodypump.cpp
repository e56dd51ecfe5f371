#include "smtp/transport/bodypump.h"

#include <algorithm>
#include <utility>

namespace pillarbox::transport {

BodyPump::BodyPump(std::unique_ptr<QIODevice> source, qint64 size, Form form)
    : m_source(std::move(source))
    , m_form(form)
    , m_size(size)
{
}

BodyPump::Chunk BodyPump::next()
{
    while (!m_isEnded) {
        Chunk read = readBlock();
        auto *block = std::get_if<QByteArray>(&read);
        if (!block)
            return read;
        if (block->isEmpty())
            return finish();
        if (auto failure = check(*block))
            return *failure;
        if (m_form == Form::Stuffed)
            return m_stuffer.stuff(give(*block));
        if (const auto before = std::exchange(m_kept, std::move(*block)))
            return give(*before);
    }
    return End{};
}

// Full, but at the end of the source; empty there.
BodyPump::Chunk BodyPump::readBlock()
{
    if (!m_source)
        return Failure{QStringLiteral("no source")};
    QByteArray block(BlockSize, Qt::Uninitialized);
    qint64 filled = 0;
    while (filled < block.size()) {
        const qint64 got = m_source->read(block.data() + filled, block.size() - filled);
        if (got < 0)
            return Failure{m_source->errorString()};
        if (got == 0)
            break;
        filled += got;
    }
    block.truncate(filled);
    m_read += filled;
    if (m_read > m_size)
        return Failure{QStringLiteral("longer than %1 octets").arg(m_size)};
    return block;
}

std::optional<BodyPump::Failure> BodyPump::check(const QByteArray &block)
{
    const auto fault = m_form == Form::BinaryChunk ? std::nullopt : m_lineEnds.add(block);
    return fault ? std::optional(Failure{QString::fromLatin1(protocol::lineEndFaultName(*fault))}) : std::nullopt;
}

BodyPump::Chunk BodyPump::finish()
{
    if (m_read < m_size)
        return Failure{QStringLiteral("%1 of %2 octets").arg(m_read).arg(m_size)};
    if (const auto fault = m_form == Form::BinaryChunk ? std::nullopt : m_lineEnds.finish())
        return Failure{QString::fromLatin1(protocol::lineEndFaultName(*fault))};
    m_isEnded = true;
    const QByteArray ending = m_form == Form::Stuffed ? m_stuffer.finish() : QByteArray();
    if (ending.isEmpty())
        return End{};
    return ending;
}

QByteArray BodyPump::give(QByteArray block)
{
    m_given += block.size();
    return block;
}

QByteArray BodyPump::takeRest()
{
    m_isReleased = true;
    return give(std::exchange(m_kept, std::nullopt).value_or(QByteArray()));
}

qint64 BodyPump::advance(qint64 pendingOctets)
{
    // What is pending counts commands, doubled dots and TLS records too: never more than the truth, and exact once nothing is
    // pending.
    m_progress = std::max(m_progress, m_given - pendingOctets);
    return m_progress;
}

} // namespace pillarbox::transport
