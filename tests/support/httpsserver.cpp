#include "tests/support/httpsserver.h"

#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpSocket>
#include <QTimer>

namespace pillarbox::test {

HttpsServer::HttpsServer(const TestIdentity &identity, quint16 port)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(QList<QSslCertificate>{identity.certificate} + identity.issuers);
    tls.setPrivateKey(identity.key);
    setSslConfiguration(tls);
    listen(QHostAddress(QHostAddress::LocalHost), port);
    connect(this, &QTcpServer::pendingConnectionAvailable, this, &HttpsServer::serve);
}

QString HttpsServer::address(const QString &path) const
{
    return QStringLiteral("https://localhost:%1%2").arg(serverPort()).arg(path);
}

void HttpsServer::setFile(const QByteArray &path, const QByteArray &body)
{
    m_answers[path] = "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\nConnection: close\r\n\r\n" + body;
}

void HttpsServer::setRedirection(const QByteArray &path, const QString &target)
{
    m_answers[path]
        = "HTTP/1.1 302 Found\r\nLocation: " + target.toLatin1() + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
}

void HttpsServer::setSilent(const QByteArray &path)
{
    m_answers[path] = {};
}

void HttpsServer::serve()
{
    while (QTcpSocket *socket = nextPendingConnection()) {
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
            const QByteArray seen = socket->peek(64 * 1024);
            if (seen.contains("\r\n\r\n"))
                answer(socket, socket->readAll());
        });
    }
}

void HttpsServer::answer(QTcpSocket *socket, const QByteArray &head)
{
    m_requests.append(head);
    const QByteArray path = head.split(' ').value(1);
    if (path == m_endless)
        return writeForEver(socket);
    const QByteArray absent = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    const QByteArray answer = m_answers.value(path, absent);
    if (answer.isEmpty())
        return;
    socket->write(answer);
    socket->disconnectFromHost();
}

// As fast as it is taken: a turn of the event loop for each piece, for the client lives on the same one.
void HttpsServer::writeForEver(QTcpSocket *socket)
{
    socket->write("HTTP/1.1 200 OK\r\n");
    auto *turn = new QTimer(socket);
    connect(turn, &QTimer::timeout, socket, [socket = qobject_cast<QSslSocket *>(socket)] {
        if (socket->encryptedBytesToWrite() == 0)
            socket->write(QByteArray("X-Pad: padding\r\n").repeated(1000));
    });
    turn->start(0);
}

} // namespace pillarbox::test
