#pragma once
// OAuth token introspection (RFC 7662) on loopback, for Dovecot to ask: one token is good and belongs to one user. Answers from
// the event loop of the thread it lives in.

#include <QByteArray>
#include <QTcpServer>

namespace pillarbox::test {

class TokenServer
{
public:
    TokenServer(const QByteArray &token, const QByteArray &userName);

    bool listen() { return m_server.listen(QHostAddress::LocalHost); }
    QString address() const { return QStringLiteral("http://127.0.0.1:%1/introspect").arg(m_server.serverPort()); }

private:
    void serve(QTcpSocket *socket) const;

    QByteArray m_token;
    QByteArray m_userName;
    QTcpServer m_server;
};

} // namespace pillarbox::test
