#include "app/instance.h"

#include <QJsonDocument>
#include <QStandardPaths>

namespace pillarbox::app {

namespace {

constexpr std::chrono::milliseconds retryDelay{100};
// The first one may just be starting, on a slow disk.
constexpr std::chrono::milliseconds answerLimit{15'000};
// A body of a megabyte on the command line is more than the system passes on.
constexpr qint64 requestLimit = 8LL * 1024 * 1024;
const QByteArray acknowledgement = QByteArrayLiteral("ok\n");
const QByteArray makingWay = QByteArrayLiteral("yours\n");

QByteArray lineOf(const Request &request)
{
    return QJsonDocument(request.toJson()).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

Instance::Instance(const Profile &profile, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_name(QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + QLatin1Char('/') + profile.instanceName())
    , m_lock(profile.dataDirectory + QLatin1String("/window.lock"))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &Instance::onConnection);
}

Instance::~Instance()
{
    m_server.disconnect(this);
    m_socket.disconnect(this);
}

bool Instance::claim()
{
    if (!m_lock.tryLock())
        return false;
    // Whoever listened under this name before is gone: the lock says so.
    QLocalServer::removeServer(m_name);
    m_server.listen(m_name);
    return true;
}

void Instance::onConnection()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        read(socket);
    }
}

void Instance::read(QLocalSocket *socket)
{
    if (!socket->canReadLine()) {
        if (socket->bytesAvailable() > requestLimit)
            socket->abort();
        return;
    }
    const QJsonObject json = QJsonDocument::fromJson(socket->readLine(requestLimit)).object();
    const Request request = Request::fromJson(json);
    if (!m_hasDisplay && !request.isBackground)
        return giveWay(socket);
    socket->write(acknowledgement);
    socket->flush();
    Q_EMIT requestReceived(request);
}

void Instance::giveWay(QLocalSocket *socket)
{
    m_server.close();
    m_lock.unlock();
    socket->write(makingWay);
    socket->flush();
    Q_EMIT gaveWay();
}

void Instance::handOver(const Request &request)
{
    m_request = request;
    m_deadline = m_clock.monotonic() + answerLimit;
    connect(&m_socket, &QLocalSocket::connected, this, [this] { m_socket.write(lineOf(m_request)); });
    connect(&m_socket, &QLocalSocket::readyRead, this, &Instance::onAnswer);
    connect(&m_socket, &QLocalSocket::errorOccurred, this,
        [this] { m_timer = m_clock.startTimer(retryDelay, [this] { tryConnecting(); }); });
    tryConnecting();
}

void Instance::tryConnecting()
{
    if (m_clock.monotonic() >= m_deadline) {
        m_socket.disconnect(this);
        Q_EMIT failed();
        return;
    }
    m_timer = m_clock.startTimer(m_deadline - m_clock.monotonic(), [this] { tryConnecting(); });
    m_socket.abort();
    m_socket.connectToServer(m_name);
}

void Instance::onAnswer()
{
    if (!m_socket.canReadLine())
        return;
    const bool isOurs = m_socket.readLine() == makingWay;
    m_timer.reset();
    m_socket.disconnect(this);
    if (isOurs)
        Q_EMIT inherited();
    else
        Q_EMIT handedOver();
}

} // namespace pillarbox::app
