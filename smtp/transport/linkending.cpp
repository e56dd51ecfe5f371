#include "smtp/transport/link.h"

#include "smtp/transport/wireerror.h"

#include <QPointer>

#include <algorithm>

namespace pillarbox::transport {

using namespace std::chrono_literals;
using protocol::ErrorKind;
using protocol::Stage;

namespace {

// For the reply to QUIT and for what is still to be written; courtesy only.
constexpr auto QuitLimit = 1s;

} // namespace

void Link::startDeadline(std::chrono::milliseconds limit)
{
    m_deadline = m_clock.startTimer(std::min(limit, m_settings.waitLimit.value_or(limit)), [this] { expire(); });
}

void Link::expire()
{
    if (m_isClosing)
        return;
    if (!m_connectTook) {
        // Who kept silent, the proxy or the server behind it, cannot be seen from here.
        failConnecting(
            ErrorKind::TimedOut, m_settings.proxy.kind == Proxy::Kind::None ? QString() : QStringLiteral("proxy timed out"));
        return;
    }
    m_recorder.note("timed out");
    giveUp(m_dialogue.timedOut());
}

void Link::failConnecting(ErrorKind kind, const QString &detail)
{
    m_isClosing = true;
    m_socket->drop();
    m_recorder.note("not connected: " + detail.toUtf8());
    const QPointer<Link> self(this);
    Q_EMIT failed(wireError(Stage::Connect, kind, detail));
    if (self)
        finish();
}

void Link::lose(ErrorKind kind, const QString &detail)
{
    m_recorder.note("closing: " + protocol::errorKindName(kind) + (detail.isEmpty() ? QString() : u' ' + detail).toUtf8());
    giveUp(m_dialogue.lost(kind, detail));
}

// The link is of no use any more; what the dialogue still reports is passed on, nothing is written.
void Link::giveUp(protocol::Actions actions)
{
    m_isBroken = true;
    endBody();
    m_socket->drop();
    actions.emplace_back(protocol::Close{});
    perform(std::move(actions));
}

void Link::startQuitting()
{
    m_isQuitting = true;
    m_deadline = m_clock.startTimer(QuitLimit, [this] {
        m_socket->drop();
        finish();
    });
}

void Link::finish()
{
    if (m_isClosed)
        return;
    m_isClosing = true;
    m_isClosed = true;
    m_deadline.reset();
    m_wholeTimer.reset();
    endBody();
    m_content = {};
    m_recorder.ended();
    m_recorder.note("closed");
    Q_EMIT closed();
}

} // namespace pillarbox::transport
