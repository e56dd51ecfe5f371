#include "tests/real/tokenserver.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QUrlQuery>

namespace pillarbox::test {

namespace {

QByteArray headOf(const QByteArray &request)
{
    const qsizetype end = request.indexOf("\r\n\r\n");
    return end < 0 ? QByteArray() : request.first(end + 4);
}

qsizetype declaredSize(const QByteArray &head)
{
    const QByteArray name = "content-length:";
    const qsizetype at = head.toLower().indexOf(name);
    return at < 0 ? 0 : head.mid(at + name.size(), head.indexOf('\r', at) - at - name.size()).trimmed().toLongLong();
}

} // namespace

TokenServer::TokenServer(const QByteArray &token, const QByteArray &userName)
    : m_token(token)
    , m_userName(userName)
{
    QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
        QTcpSocket *socket = m_server.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        QObject::connect(socket, &QTcpSocket::readyRead, &m_server, [this, socket] { serve(socket); });
    });
}

void TokenServer::serve(QTcpSocket *socket) const
{
    const QByteArray request = socket->peek(64 * 1024);
    const QByteArray head = headOf(request);
    if (head.isEmpty() || request.size() < head.size() + declaredSize(head))
        return;
    const QByteArray body = socket->read(head.size() + declaredSize(head)).sliced(head.size());
    const QString token = QUrlQuery(QString::fromLatin1(body)).queryItemValue(QStringLiteral("token"), QUrl::FullyDecoded);
    QJsonObject facts{{QStringLiteral("active"), token.toLatin1() == m_token}};
    if (token.toLatin1() == m_token)
        facts.insert(QStringLiteral("sub"), QString::fromUtf8(m_userName));
    const QByteArray json = QJsonDocument(facts).toJson(QJsonDocument::Compact);
    socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ");
    socket->write(QByteArray::number(json.size()));
    socket->write("\r\n\r\n");
    socket->write(json);
}

} // namespace pillarbox::test
