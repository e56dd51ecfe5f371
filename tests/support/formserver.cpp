#include "tests/support/formserver.h"

#include "tests/support/await.h"

#include <QJsonDocument>
#include <QTcpSocket>

namespace pillarbox::test {

FormServer::FormServer()
{
    listen(QHostAddress(QHostAddress::LocalHost), 0);
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = nextPendingConnection()) {
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { serve(socket); });
        }
    });
}

QUrl FormServer::address(const QByteArray &path) const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(serverPort()).arg(QString::fromLatin1(path)));
}

void FormServer::addAnswer(const QByteArray &path, const QJsonObject &object, int status)
{
    addRaw(path, QJsonDocument(object).toJson(QJsonDocument::Compact), "HTTP/1.1 " + QByteArray::number(status) + " X\r\n");
}

void FormServer::addRaw(const QByteArray &path, const QByteArray &body, const QByteArray &head)
{
    m_answers[path].append(head + "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\nConnection: close\r\n\r\n" + body);
}

QList<FormServer::Request> FormServer::requests(const QByteArray &path) const
{
    QList<Request> found;
    for (const Request &request : m_requests) {
        if (request.path == path)
            found.append(request);
    }
    return found;
}

void FormServer::serve(QTcpSocket *socket)
{
    const QByteArray seen = socket->peek(256 * 1024);
    const qsizetype end = seen.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QByteArray name = "content-length:";
    const qsizetype at = seen.first(end).toLower().indexOf(name);
    const qsizetype size = at < 0 ? 0 : seen.mid(at + name.size(), seen.indexOf('\r', at) - at - name.size()).trimmed().toInt();
    if (seen.size() < end + 4 + size)
        return;
    socket->readAll();
    const QByteArray path = seen.split(' ').value(1);
    m_requests.append({path, seen.first(end), QUrlQuery(QString::fromLatin1(seen.mid(end + 4, size)))});
    const QByteArray absent = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    auto answers = m_answers.find(path);
    const QByteArray answer = answers == m_answers.end() ? absent
        : answers->size() > 1                            ? answers->takeFirst()
                                                         : answers->first();
    if (answer.isEmpty())
        return;
    socket->write(answer);
    socket->disconnectFromHost();
}

QByteArray visit(const QUrl &address)
{
    QTcpSocket socket;
    bool hasEnded = false;
    QObject::connect(&socket, &QTcpSocket::disconnected, &socket, [&] { hasEnded = true; });
    QObject::connect(&socket, &QTcpSocket::errorOccurred, &socket, [&] { hasEnded = true; });
    QObject::connect(&socket, &QTcpSocket::connected, &socket, [&] {
        socket.write("GET " + address.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority)
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
    });
    socket.connectToHost(QStringLiteral("127.0.0.1"), quint16(address.port(80)));
    await([&] { return hasEnded; });
    return socket.readAll();
}

} // namespace pillarbox::test
