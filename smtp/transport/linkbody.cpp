#include "smtp/transport/link.h"

#include <QPointer>

namespace pillarbox::transport {

void Link::act(const protocol::SendBody &)
{
    m_body.emplace(std::move(m_source), m_size);
    // After the other actions: one of them may already take the content back.
    QMetaObject::invokeMethod(this, &Link::pumpBody, Qt::QueuedConnection);
}

void Link::pumpBody()
{
    const QPointer<Link> self(this);
    reportProgress();
    while (self && m_body && m_body->hasRoom(m_socket->pendingOctets())) {
        const BodyPump::Chunk chunk = m_body->next();
        if (const auto *bytes = std::get_if<QByteArray>(&chunk)) {
            m_socket->write(*bytes);
        } else if (const auto *failure = std::get_if<BodyPump::Failure>(&chunk)) {
            perform(m_dialogue.sourceFailed(failure->detail));
            return;
        } else {
            if (m_socket->pendingOctets() == 0) {
                endBody();
                perform(m_dialogue.bodyWritten());
            }
            return;
        }
    }
}

void Link::endBody()
{
    if (!m_body)
        return;
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
