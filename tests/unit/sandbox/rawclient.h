#pragma once
// A client that says just what it is told, on the test's own event loop: for talking to the sandbox in the same thread.

#include <QByteArray>
#include <QByteArrayList>
#include <QSslSocket>

namespace pillarbox::test {

class RawClient
{
public:
    enum class Start { Plain, Tls };
    // trustedPem: the only certificate that is good; a handshake with another one ends the link.
    RawClient(quint16 port, Start start, const QByteArray &trustedPem);

    // Runs the event loop until it has come, or the link has ended, or a generous time has passed.
    bool waitForGreeting();
    bool startTls(); // after its 220
    void send(const QByteArray &bytes);
    // The next complete reply, its lines joined by '\n' without line ends; empty when none came.
    QByteArray reply();
    QByteArray ask(const QByteArray &line);
    bool waitForEnd();
    bool isOpen() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    bool isSilent(int milliseconds);

    // Greeting, TLS, EHLO, AUTH PLAIN with the sandbox's password; the last reply.
    QByteArray signIn(const QByteArray &password);

private:
    bool takeReply(QByteArray &reply);

    QSslSocket m_socket;
    QByteArray m_buffer;
    Start m_start;
};

} // namespace pillarbox::test
