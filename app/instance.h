#pragma once
// One window per profile: the first process holds a lock and listens; a later one hands its request over and ends. A first one
// that has no display gives its place to one that has.

#include "app/profile.h"
#include "app/request.h"
#include "smtp/base/clock.h"
#include "smtp/outbox/filelock.h"

#include <QLocalServer>
#include <QLocalSocket>
#include <QObject>

#include <memory>

namespace pillarbox::app {

class Instance : public QObject
{
    Q_OBJECT

public:
    explicit Instance(const Profile &profile, Clock &clock = systemClock(), QObject *parent = nullptr);
    ~Instance() override;

    // Not the first one for requests that need a window: who makes one takes over.
    void setHasDisplay(bool hasDisplay) { m_hasDisplay = hasDisplay; }
    // True: this process is the first, and requestReceived() may come from now on.
    bool claim();
    // Not the first: ends in handedOver(), inherited() or failed().
    void handOver(const Request &request);

Q_SIGNALS:
    void requestReceived(const pillarbox::app::Request &request);
    void gaveWay(); // another process is the first one now
    void handedOver();
    void inherited(); // the first one has made way; claim() again
    void failed(); // the first one does not answer

private:
    void onConnection();
    void read(QLocalSocket *socket);
    void giveWay(QLocalSocket *socket);
    void tryConnecting();
    void onAnswer();

    Clock &m_clock;
    QString m_name;
    outbox::FileLock m_lock;
    QLocalServer m_server;
    QLocalSocket m_socket;
    Request m_request;
    bool m_hasDisplay = true;
    std::chrono::milliseconds m_deadline{0};
    std::unique_ptr<Timer> m_timer;
};

} // namespace pillarbox::app
