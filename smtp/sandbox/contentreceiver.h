#pragma once
// The content after 354 (RFC 5321 4.5.2): finds its end, takes the transparency dots off, counts everything and keeps the
// beginning. Only CRLF ends a line, so that nothing can be smuggled behind a bare LF.

#include <QByteArray>
#include <QByteArrayView>

namespace pillarbox::sandbox {

class ContentReceiver
{
public:
    static constexpr qint64 kKept = 1024LL * 1024;

    // Returns how many of the bytes belong to the content and its end; fewer than given only when isFinished().
    qsizetype receive(QByteArrayView bytes);
    bool isFinished() const { return m_state == State::Finished; }
    const QByteArray &kept() const { return m_kept; }
    qint64 size() const { return m_size; }

private:
    enum class State { LineStart, Dot, DotCr, Line, LineCr, Finished };

    void take(QByteArrayView bytes);
    void step(char c);

    State m_state = State::LineStart;
    QByteArray m_kept;
    qint64 m_size = 0;
};

} // namespace pillarbox::sandbox
