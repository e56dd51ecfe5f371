#pragma once
// The content's way to the socket: read in chunks, dot-stuffed, never more than a little ahead of the network. A 64 KiB mark
// keeps up with raw OpenSSL; a larger one costs speed and memory. Knows no socket: its user writes and tells what is pending.

#include "smtp/protocol/datastuffer.h"

#include <QByteArray>
#include <QIODevice>
#include <QString>

#include <memory>
#include <optional>
#include <variant>

namespace pillarbox::transport {

class BodyPump
{
public:
    // size: what the source promises to hold from its position to its end.
    BodyPump(std::unique_ptr<QIODevice> source, qint64 size);

    struct Failure {
        QString detail;
    };
    struct End {
    }; // everything has been given out
    using Chunk = std::variant<QByteArray, End, Failure>;
    Chunk next();

    bool hasRoom(qint64 pendingOctets) const { return pendingOctets < HighWaterMark; }
    // Octets of the source that have left; advance() learns how much of what was given out is still waiting.
    qint64 progress() const { return m_progress; }
    qint64 advance(qint64 pendingOctets);
    qint64 size() const { return m_size; }

private:
    static constexpr qint64 HighWaterMark = 64 * 1024;
    static constexpr qint64 ChunkSize = 32 * 1024;

    Chunk end();

    std::unique_ptr<QIODevice> m_source;
    protocol::DataStuffer m_stuffer;
    qint64 m_size;
    qint64 m_read = 0;
    qint64 m_progress = 0;
    bool m_isEnded = false;
};

} // namespace pillarbox::transport
