#pragma once
// Makes a Transcript of what a link carries: lines cut at their ends, made printable, bounded in number and length, and without
// the secrets that were sent, even when the server says them back.

#include "smtp/base/clock.h"
#include "smtp/base/secret.h"
#include "smtp/protocol/concealment.h"
#include "smtp/transport/transcript.h"

#include <QByteArray>

#include <chrono>

namespace pillarbox::transport {

class TranscriptRecorder
{
public:
    explicit TranscriptRecorder(Clock &clock);

    void sent(const QByteArray &lines);
    // From here on nothing of it is written down, whoever says it.
    void conceal(const protocol::Credential &credential) { m_concealment = protocol::Concealment(credential); }
    // shown: what is written down in place of the secret.
    void sentSecret(const Secret &line, const QByteArray &shown);
    void received(QByteArrayView bytes);
    void note(const QByteArray &text);
    // What was written down is forgotten: the next message begins. Its time goes on from the connection's beginning.
    void beginAnew() { m_transcript.clear(); }
    // Nothing more will come: a line that was never finished is shown too.
    void ended();

    const Transcript &transcript() const { return m_transcript; }

private:
    void add(TranscriptLine::Side side, const QByteArray &text);
    void addServerLine();

    Clock &m_clock;
    std::chrono::milliseconds m_begin;
    Transcript m_transcript;
    QByteArray m_unfinished; // of the server's current line
    protocol::Concealment m_concealment;
};

} // namespace pillarbox::transport
