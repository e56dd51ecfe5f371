#include "smtp/transport/link.h"

#include "smtp/transport/foreignservice.h"

#include <QPointer>

namespace pillarbox::transport {

using protocol::ErrorKind;
using protocol::Security;
using namespace std::chrono_literals;

namespace {

// Not in RFC 5321's table: nobody waits longer for a TLS handshake than for a lost packet or three.
constexpr auto HandshakeLimit = 30s;

} // namespace

void Link::perform(protocol::Actions actions)
{
    std::move(actions.begin(), actions.end(), std::back_inserter(m_actions));
    if (m_isPerforming)
        return; // whoever is listening has called back; the outer loop goes on with these, in order
    m_isPerforming = true;
    const QPointer<Link> self(this);
    while (self && !m_actions.empty()) {
        const protocol::Action action = std::move(m_actions.front());
        m_actions.pop_front();
        std::visit([this](const auto &what) { act(what); }, action);
    }
    if (!self)
        return;
    m_isPerforming = false;
    if (m_isQuitting && !m_isBroken)
        m_socket->flush(); // whoever said goodbye may end before the event loop turns again
}

void Link::act(const protocol::Write &action)
{
    m_recorder.sent(action.bytes);
    write(action.bytes);
}

void Link::act(const protocol::WriteSecret &action)
{
    m_recorder.sentSecret(action.bytes, action.shown);
    write(action.bytes.reveal());
}

void Link::write(const QByteArray &bytes)
{
    if (!m_isBroken)
        m_socket->write(bytes);
}

void Link::act(const protocol::BeginTls &)
{
    if (m_isBroken)
        return;
    // Qt would hand these on after the handshake as if they had come through it.
    const bool hasLeftovers = !m_dialogue.isReceiveBufferEmpty() || m_socket->availableOctets() > 0;
    if (hasLeftovers) {
        lose(m_settings.endpoint.security == Security::StartTls ? ErrorKind::PlainTextInjected : ErrorKind::TlsFailed, {});
        return;
    }
    m_stageBegan = m_clock.monotonic();
    startDeadline(HandshakeLimit);
    m_socket->startTls();
}

void Link::act(const protocol::NeedCredential &)
{
    m_deadline.reset();
    const QPointer<Link> self(this);
    establish();
    if (self && !m_isClosing)
        Q_EMIT credentialNeeded();
}

void Link::act(const protocol::NeedTurn &)
{
    const auto goOn = [this] {
        if (!m_isClosing)
            perform(m_dialogue.nextTurn());
    };
    QMetaObject::invokeMethod(this, goOn, Qt::QueuedConnection);
}

void Link::act(const protocol::NeedHandOver &)
{
    m_deadline.reset();
    Q_EMIT handOverRequested();
}

void Link::act(const protocol::SetDeadline &action)
{
    m_limit = action.limit;
    if (m_socket->isShakingHands() || m_isQuitting || m_isBroken)
        return; // those waits have limits of their own
    if (m_limit)
        startDeadline(*m_limit);
    else
        m_deadline.reset();
}

void Link::act(const protocol::Report &action)
{
    std::visit([this](const auto &event) { report(event); }, action.event);
}

void Link::act(const protocol::Close &)
{
    if (m_isClosing)
        return;
    // What waits to be written of a content that was broken off must not go out.
    const bool isAborted = m_isBroken || m_body || m_socket->isShakingHands();
    m_isClosing = true;
    if (isAborted)
        m_socket->drop();
    else
        m_socket->close();
    if (isAborted || !m_socket->isConnected())
        finish();
    else
        startQuitting(); // what is still to be written gets its moment
}

void Link::report(const protocol::StageFinished &event)
{
    Q_EMIT stageFinished(event.stage);
}

void Link::report(const protocol::CapabilitiesLearned &event)
{
    m_hasOfferedTls = m_hasOfferedTls || event.capabilities.hasStartTls;
}

void Link::report(const protocol::DialogueReady &)
{
    const QPointer<Link> self(this);
    establish();
    if (self && !m_isClosing)
        Q_EMIT ready();
}

void Link::report(const protocol::RecipientAnswered &event)
{
    Q_EMIT recipientAnswered(event.reply);
}

void Link::report(const protocol::DeliveryFinished &event)
{
    endBody();
    m_content = {};
    Q_EMIT delivered(event.outcome);
}

void Link::report(const protocol::DialogueFailed &event)
{
    protocol::SendError error = event.error;
    // No mail server at all: what it is says more than what it did.
    const bool isEarly = error.kind == ErrorKind::ProtocolViolation || error.kind == ErrorKind::Refused
        || error.kind == ErrorKind::StartTlsNotOffered || error.kind == ErrorKind::AuthNotOffered;
    const QString foreign = isEarly && !m_isEstablished ? foreignServiceIn(m_recorder.transcript()) : QString();
    if (!foreign.isEmpty()) {
        error = {.stage = protocol::Stage::Greeting,
            .kind = ErrorKind::ProtocolViolation,
            .enhanced = {},
            .serverText = {},
            .detail = QLatin1String("service/") + foreign};
    }
    Q_EMIT failed(error);
}

void Link::establish()
{
    if (m_isEstablished)
        return;
    m_isEstablished = true;
    m_wholeTimer.reset();
    if (m_settings.dialogue.stopsAfterEhlo)
        startQuitting();
    Q_EMIT established();
}

} // namespace pillarbox::transport
