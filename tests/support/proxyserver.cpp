#include "tests/support/proxyserver.h"

#include <QHostAddress>
#include <QTcpSocket>

#include <memory>

namespace pillarbox::test {

namespace {

void flood(QTcpSocket *socket, const QByteArray &unit)
{
    const QByteArray noise = unit.repeated(64 * 1024 / unit.size());
    QObject::connect(socket, &QTcpSocket::bytesWritten, socket, [socket, noise] {
        if (socket->bytesToWrite() == 0)
            socket->write(noise);
    });
    socket->write(noise);
}

} // namespace

ProxyServer::ProxyServer(Kind kind, QObject *parent)
    : QTcpServer(parent)
    , m_kind(kind)
{
    listen(QHostAddress::LocalHost);
    connect(this, &QTcpServer::newConnection, this, [this] { welcome(nextPendingConnection()); });
}

void ProxyServer::setCredential(const QByteArray &userName, const QByteArray &password)
{
    m_userName = userName;
    m_password = password;
}

void ProxyServer::welcome(QTcpSocket *socket)
{
    const auto talk = std::make_shared<Talk>();
    connect(socket, &QTcpSocket::readyRead, this, [this, socket, talk] { hear(socket, *talk); });
    connect(socket, &QTcpSocket::bytesWritten, this, [this, socket, talk] {
        if (!talk->unsaid.isEmpty())
            say(socket, *talk, {});
    });
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
}

void ProxyServer::say(QTcpSocket *socket, Talk &talk, const QByteArray &bytes)
{
    talk.unsaid += bytes;
    const bool isTrickling = m_manner == Manner::Trickling;
    if (isTrickling && socket->bytesToWrite() > 0)
        return; // goes on when that has gone
    const qsizetype count = isTrickling ? 1 : talk.unsaid.size();
    socket->write(talk.unsaid.first(count));
    talk.unsaid.remove(0, count);
}

void ProxyServer::hear(QTcpSocket *socket, Talk &talk)
{
    if (talk.onward) {
        talk.onward->write(socket->readAll());
        return;
    }
    talk.heard += socket->readAll();
    if (m_manner == Manner::Closing) {
        socket->abort();
    } else if (m_manner == Manner::Babbling) {
        flood(socket, "x");
    } else if (m_manner != Manner::Silent) {
        m_kind == Kind::Socks5 ? hearSocks(socket, talk) : hearHttp(socket, talk);
    }
}

void ProxyServer::hearSocks(QTcpSocket *socket, Talk &talk)
{
    const QByteArray heard = std::exchange(talk.heard, {});
    if (talk.step == 0) {
        const bool isPasswordWanted = !m_userName.isEmpty();
        const bool isPasswordOffered = heard.mid(2).contains('\x02');
        talk.step = isPasswordWanted ? 1 : 2;
        socket->write(isPasswordWanted ? (isPasswordOffered ? "\x05\x02" : "\x05\xff") : QByteArray("\x05\x00", 2));
    } else if (talk.step == 1) {
        const QByteArray expected
            = QByteArray(1, '\x01') + char(m_userName.size()) + m_userName + char(m_password.size()) + m_password;
        talk.step = 2;
        socket->write(heard == expected ? QByteArray("\x01\x00", 2) : QByteArray("\x01\x01", 2));
        if (heard != expected)
            socket->disconnectFromHost();
    } else {
        const int length = heard.at(3) == '\x03' ? quint8(heard.at(4)) + 1 : heard.at(3) == '\x04' ? 16 : 4;
        const QByteArray host = heard.at(3) == '\x03' ? heard.mid(5, length - 1) : "an address";
        const quint16 port = quint16(quint8(heard.at(4 + length)) << 8 | quint8(heard.at(5 + length)));
        goOn(socket, talk, host, port, QByteArray("\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00", 10));
    }
}

void ProxyServer::hearHttp(QTcpSocket *socket, Talk &talk)
{
    if (!talk.heard.contains("\r\n\r\n"))
        return;
    const QByteArray heard = std::exchange(talk.heard, {});
    const QByteArray place = heard.split(' ').value(1);
    const QByteArray pass = "Proxy-Authorization: Basic " + QByteArray(m_userName + ':' + m_password).toBase64() + "\r\n";
    if (!m_userName.isEmpty() && !heard.contains(pass)) {
        socket->write("HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic realm=\"test\"\r\nContent-Length: 0\r\n"
                      "Proxy-Connection: keep-alive\r\n\r\n");
        return;
    }
    const qsizetype colon = place.lastIndexOf(':');
    goOn(socket, talk, place.left(colon), place.mid(colon + 1).toUShort(), "HTTP/1.1 200 Connection established\r\n\r\n");
}

void ProxyServer::goOn(QTcpSocket *socket, Talk &talk, const QByteArray &host, quint16 port, const QByteArray &yes)
{
    m_asked.append(host + ':' + QByteArray::number(port));
    const bool isSocks = m_kind == Kind::Socks5;
    if (m_manner == Manner::EndlessLine || m_manner == Manner::EndlessLines) {
        socket->write(isSocks ? QByteArray("\x05\x00\x00\x03\xff", 5) : QByteArray("HTTP/1.1 200 OK\r\nX: "));
        flood(socket, m_manner == Manner::EndlessLine ? "x" : "X: y\r\n");
        return;
    }
    if (m_manner == Manner::EndlessGreeting) {
        socket->write(yes);
        flood(socket, "x");
        return;
    }
    if (m_manner == Manner::Refusing || m_manner == Manner::Unconnected) {
        const bool isRefusal = m_manner == Manner::Refusing;
        const QByteArray status = isRefusal ? "403 Forbidden" : "503 Service Unavailable";
        const QByteArray no
            = QByteArray("\x05", 1) + (isRefusal ? '\x02' : '\x05') + QByteArray("\x00\x01\x00\x00\x00\x00\x00\x00", 8);
        socket->write(isSocks ? no : QByteArray("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n"));
        socket->disconnectFromHost();
        return;
    }
    const QByteArray said = m_manner == Manner::Injecting ? yes + "220 mine\r\n" : yes;
    auto *onward = new QTcpSocket(socket);
    talk.onward = onward;
    if (m_manner == Manner::Joining)
        talk.unsaid = yes;
    else
        connect(onward, &QTcpSocket::connected, socket, [this, socket, &talk, said] { say(socket, talk, said); });
    connect(onward, &QTcpSocket::readyRead, socket, [this, socket, onward, &talk] { say(socket, talk, onward->readAll()); });
    connect(onward, &QTcpSocket::disconnected, socket, &QTcpSocket::disconnectFromHost);
    connect(socket, &QTcpSocket::disconnected, onward, &QTcpSocket::abort);
    onward->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
}

} // namespace pillarbox::test
