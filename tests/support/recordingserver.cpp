#include "tests/support/recordingserver.h"

#include "tests/support/recordingsession.h"

namespace pillarbox::test {

RecordingServer::RecordingServer(QObject *parent)
    : QObject(parent)
    , m_identity(m_certificates.good())
{
    m_startTls.accept = [this](qintptr handle) { welcome(handle, Kind::StartTls); };
    m_tls.accept = [this](qintptr handle) { welcome(handle, Kind::ImplicitTls); };
    m_plain.accept = [this](qintptr handle) { welcome(handle, Kind::Plain); };
}

bool RecordingServer::start()
{
    return start(QHostAddress::LocalHost, 0, 0);
}

bool RecordingServer::start(const QHostAddress &address, quint16 startTlsPort, quint16 tlsPort)
{
    return m_startTls.listen(address, startTlsPort) && m_tls.listen(address, tlsPort) && m_plain.listen(address);
}

void RecordingServer::welcome(qintptr handle, Kind kind)
{
    new RecordingSession(*this, handle, m_connectionCount++, kind == Kind::StartTls, kind == Kind::ImplicitTls);
}

std::optional<Answer> RecordingServer::answerTo(Heard heard)
{
    heard.message = m_messageCount;
    if (heard.stage != protocol::Stage::EndOfData)
        heard.occurrence = m_heard[heard.line]++;
    return m_answer ? m_answer(heard) : std::nullopt;
}

void RecordingServer::enter(const ReceivedMessage &message)
{
    m_received.append(message);
    if (m_isLedgerOnly)
        m_received.last().content.clear();
    Q_EMIT messageReceived();
}

void RecordingServer::note(const QByteArray &line)
{
    if (!m_isLedgerOnly)
        m_commands.append(line);
    Q_EMIT commandHeard(line);
}

QByteArrayList RecordingServer::ledger() const
{
    QByteArrayList ids;
    for (const ReceivedMessage &message : m_received) {
        if (message.isAccepted)
            ids.append(message.messageId);
    }
    return ids;
}

void RecordingServer::cutAll()
{
    Q_EMIT cuttingAll();
}

} // namespace pillarbox::test
