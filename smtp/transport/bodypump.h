#pragma once
// The content's way to the socket: read in blocks, held to CRLF, dot-stuffed or as it is, never more than a little ahead of the
// network. A 64 KiB mark keeps up with raw OpenSSL; a larger one costs speed and memory. Knows no socket: its user writes and
// tells what is pending.

#include "smtp/protocol/datastuffer.h"
#include "smtp/protocol/dialogue.h"
#include "smtp/protocol/lineendcheck.h"

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
    enum class Form { Stuffed, Chunk, BinaryChunk }; // of a chunk the last block is kept back
    // size: what the source promises to hold from its position to its end.
    BodyPump(std::unique_ptr<QIODevice> source, qint64 size, Form form);

    struct Failure {
        QString detail;
    };
    struct End {
    }; // everything but what is kept back has been given out
    using Chunk = std::variant<QByteArray, End, Failure>;
    Chunk next();
    bool hasRest() const { return m_form != Form::Stuffed; }
    QByteArray takeRest(); // after End

    bool hasRoom(qint64 pendingOctets) const { return !m_isReleased && pendingOctets < HighWaterMark; }
    bool isReleased() const { return m_isReleased; } // the rest has been taken
    // Octets of the source that have left; advance() learns how much of what was given out is still waiting.
    qint64 progress() const { return m_progress; }
    qint64 advance(qint64 pendingOctets);
    qint64 size() const { return m_size; }

private:
    static constexpr qint64 HighWaterMark = 64LL * 1024;
    static constexpr qint64 BlockSize = 32LL * 1024;
    static_assert(BlockSize >= protocol::flightLimit); // the last block alone completes a flight

    Chunk readBlock();
    std::optional<Failure> check(const QByteArray &block);
    Chunk finish();
    QByteArray give(QByteArray block);

    std::unique_ptr<QIODevice> m_source;
    Form m_form;
    protocol::LineEndCheck m_lineEnds;
    protocol::DataStuffer m_stuffer;
    qint64 m_size;
    qint64 m_read = 0;
    qint64 m_given = 0;
    qint64 m_progress = 0;
    std::optional<QByteArray> m_kept; // read, and not to be given out before it is known whether it is the last
    bool m_isEnded = false;
    bool m_isReleased = false;
};

} // namespace pillarbox::transport
