#pragma once
// One window per profile: the first process holds a lock and listens; a later one hands its request over and ends.

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

    // True: this process is the first, and requestReceived() may come from now on.
    bool claim();
    // Not the first: ends in handedOver() or failed().
    void handOver(const Request &request);

Q_SIGNALS:
    void requestReceived(const pillarbox::app::Request &request);
    void handedOver();
    void failed(); // the first one does not answer

private:
    void onConnection();
    void read(QLocalSocket *socket);
    void tryConnecting();
    void onAnswer();

    Clock &m_clock;
    QString m_name;
    outbox::FileLock m_lock;
    QLocalServer m_server;
    QLocalSocket m_socket;
    Request m_request;
    std::chrono::milliseconds m_deadline{0};
    std::unique_ptr<Timer> m_timer;
};

} // namespace pillarbox::app
