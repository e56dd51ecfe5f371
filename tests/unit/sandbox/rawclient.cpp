#include "tests/unit/sandbox/rawclient.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTimer>

namespace pillarbox::test {

namespace {

template<typename Condition>
bool runUntil(Condition condition, int milliseconds = 30'000)
{
    const QDeadlineTimer deadline(milliseconds);
    QTimer tick; // so that the wait for an event has an end
    tick.start(50);
    bool isMet = condition();
    while (!isMet && !deadline.hasExpired()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        isMet = condition();
    }
    return isMet;
}

} // namespace

RawClient::RawClient(quint16 port, Start start, const QByteArray &trustedPem)
    : m_start(start)
{
    QSslConfiguration configuration;
    configuration.setCaCertificates(QSslCertificate::fromData(trustedPem));
    m_socket.setSslConfiguration(configuration);
    if (start == Start::Tls)
        m_socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
    else
        m_socket.connectToHost(QStringLiteral("127.0.0.1"), port);
}

bool RawClient::waitForGreeting()
{
    return reply().startsWith("220 ");
}

bool RawClient::startTls()
{
    m_socket.startClientEncryption();
    return runUntil([this] { return m_socket.isEncrypted() || !isOpen(); }) && m_socket.isEncrypted();
}

void RawClient::send(const QByteArray &bytes)
{
    m_socket.write(bytes);
}

bool RawClient::takeReply(QByteArray &reply)
{
    m_buffer += m_socket.readAll();
    qsizetype at = 0;
    for (qsizetype end = m_buffer.indexOf("\r\n"); end >= 0; end = m_buffer.indexOf("\r\n", at)) {
        const QByteArray line = m_buffer.mid(at, end - at);
        reply += (reply.isEmpty() ? "" : "\n") + line;
        at = end + 2;
        if (line.size() < 4 || line.at(3) != '-') {
            m_buffer.remove(0, at);
            return true;
        }
    }
    reply.clear();
    return false;
}

QByteArray RawClient::reply()
{
    QByteArray result;
    runUntil([&] { return takeReply(result) || m_socket.state() == QAbstractSocket::UnconnectedState; });
    return result;
}

QByteArray RawClient::ask(const QByteArray &line)
{
    send(line + "\r\n");
    return reply();
}

bool RawClient::waitForEnd()
{
    return runUntil([this] { return m_socket.state() == QAbstractSocket::UnconnectedState; });
}

bool RawClient::isSilent(int milliseconds)
{
    return !runUntil([this] { return m_socket.bytesAvailable() > 0 || m_socket.state() == QAbstractSocket::UnconnectedState; },
        milliseconds);
}

QByteArray RawClient::signIn(const QByteArray &password)
{
    if (!waitForGreeting())
        return {};
    if (m_start == Start::Plain) {
        ask("EHLO test");
        if (!ask("STARTTLS").startsWith("220 ") || !startTls())
            return {};
    }
    ask("EHLO test");
    return ask("AUTH PLAIN " + QByteArray(QByteArray("\0ada@example.org\0", 17) + password).toBase64());
}

} // namespace pillarbox::test
