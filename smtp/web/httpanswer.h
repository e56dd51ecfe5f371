#pragma once
// The answer to one GET, taken as it arrives: both its head and its body are bounded, and what does not fit the grammar is an
// error and no guess (RFC 9112 sections 4 to 7). Without I/O.

#include <QByteArray>
#include <QList>

#include <utility>

namespace pillarbox::web {

class HttpAnswer
{
public:
    enum class State {
        Incomplete,
        Whole,
        HeadTooLarge, // everything that is not the body: status line, fields, what frames chunks
        BodyTooLarge,
        Malformed, // or cut off
    };

    HttpAnswer(qsizetype mostHeadOctets, qsizetype mostBodyOctets);

    void take(const QByteArray &octets); // once it is over, without effect
    void end(); // nothing more comes

    State state() const { return m_state; }
    bool isOver() const { return m_state != State::Incomplete; }
    int status() const { return m_status; } // 0: not known yet
    QByteArray field(const QByteArray &name) const; // the first of this name; empty: none
    const QByteArray &body() const { return m_body; }

private:
    enum class Part { StatusLine, Fields, Octets, Rest, ChunkSize, ChunkOctets, ChunkEnd, Trailers };

    bool takeLine();
    bool takeOctets();
    void endLine(const QByteArray &line);
    void endStatusLine(const QByteArray &line);
    void endField(const QByteArray &line);
    void endHead();
    void endChunkSize(const QByteArray &line);
    QByteArray onlyLength() const;
    void finish(State state) { m_state = state; }

    qsizetype m_mostHeadOctets;
    qsizetype m_mostBodyOctets;
    qsizetype m_headOctets = 0;
    QByteArray m_pending;
    Part m_part = Part::StatusLine;
    State m_state = State::Incomplete;
    int m_status = 0;
    QList<std::pair<QByteArray, QByteArray>> m_fields; // names in lower case
    qsizetype m_left = 0; // of Octets and ChunkOctets
    QByteArray m_body;
};

} // namespace pillarbox::web
