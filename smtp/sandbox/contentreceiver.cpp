#include "smtp/sandbox/contentreceiver.h"

#include <algorithm>

namespace pillarbox::sandbox {

qsizetype ContentReceiver::receive(QByteArrayView bytes)
{
    qsizetype at = 0;
    while (at < bytes.size() && !isFinished()) {
        if (m_state == State::Line) {
            const qsizetype cr = bytes.indexOf('\r', at);
            const qsizetype end = cr < 0 ? bytes.size() : cr;
            take(bytes.sliced(at, end - at));
            at = end;
            if (cr < 0)
                break;
        }
        step(bytes[at++]);
    }
    return at;
}

void ContentReceiver::step(char c)
{
    switch (m_state) {
    case State::LineStart:
        if (c == '.') {
            m_state = State::Dot;
            return;
        }
        break;
    case State::Dot:
        if (c == '\r') {
            m_state = State::DotCr;
            return;
        }
        break; // the dot was a transparency dot
    case State::DotCr:
        if (c == '\n') {
            m_state = State::Finished;
            return;
        }
        take("\r"); // ".\r" and something else: a stuffed line that begins with a bare CR
        break;
    case State::LineCr:
        if (c == '\n') {
            take("\n");
            m_state = State::LineStart;
            return;
        }
        break;
    case State::Line:
    case State::Finished:
        break;
    }
    take(QByteArrayView(&c, 1));
    m_state = c == '\r' ? State::LineCr : State::Line;
}

void ContentReceiver::take(QByteArrayView bytes)
{
    m_size += bytes.size();
    const qsizetype room = std::max<qsizetype>(0, kKept - m_kept.size());
    m_kept.append(bytes.first(std::min(room, bytes.size())));
}

} // namespace pillarbox::sandbox
