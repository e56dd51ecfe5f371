#include "smtp/transport/link.h"

#include <QPointer>
#include <QStringBuilder>

#include <utility>

namespace pillarbox::transport {

namespace {

BodyPump::Form formOf(const protocol::SendBody &action)
{
    if (!action.isChunk)
        return BodyPump::Form::Stuffed;
    return action.isBinary ? BodyPump::Form::BinaryChunk : BodyPump::Form::Chunk;
}

} // namespace

void Link::act(const protocol::SendBody &action)
{
    endBody();
    m_body.emplace(m_content ? m_content() : nullptr, m_size, formOf(action));
    m_bodyHead = action.head;
    // After the other actions: one of them may already take the content back.
    QMetaObject::invokeMethod(this, &Link::pumpBody, Qt::QueuedConnection);
}

void Link::act(const protocol::SendRest &)
{
    if (m_body && !m_isBroken)
        writeBody(m_body->takeRest());
}

void Link::writeBody(const QByteArray &octets)
{
    if (!m_bodyHead.isEmpty())
        m_recorder.sent(m_bodyHead);
    m_socket->write(std::exchange(m_bodyHead, {}) + octets);
}

void Link::pumpBody()
{
    const QPointer<Link> self(this);
    reportProgress();
    while (self && m_body && m_body->hasRoom(m_socket->pendingOctets())) {
        const BodyPump::Chunk chunk = m_body->next();
        if (const auto *octets = std::get_if<QByteArray>(&chunk)) {
            writeBody(*octets);
        } else if (const auto *failure = std::get_if<BodyPump::Failure>(&chunk)) {
            perform(m_dialogue.sourceFailed(failure->detail));
            return;
        } else {
            if (m_socket->pendingOctets() == 0) {
                if (!m_body->hasRest())
                    endBody();
                perform(m_dialogue.bodyWritten());
            }
            return;
        }
    }
    if (self && m_body && m_body->isReleased() && m_socket->pendingOctets() == 0)
        endBody();
}

void Link::endBody()
{
    if (!m_body)
        return;
    m_body->advance(m_socket->pendingOctets());
    const bool isWhole = m_body->progress() == m_body->size();
    const QByteArray done = isWhole ? QByteArray() : QByteArray::number(m_body->progress()) + " of ";
    m_recorder.sent('(' + done + QByteArray::number(m_body->size()) + " octets of content)");
    m_body.reset();
}

void Link::reportProgress()
{
    if (!m_body)
        return;
    const qint64 before = m_body->progress();
    const qint64 now = m_body->advance(m_socket->pendingOctets());
    if (now == before)
        return;
    // The limit is for a block (RFC 5321 4.5.3.2.5), so that a slow line may take its time.
    if (m_limit)
        startDeadline(*m_limit);
    Q_EMIT progressed(now, m_body->size());
}

} // namespace pillarbox::transport
