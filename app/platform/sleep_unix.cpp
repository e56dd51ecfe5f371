// systemd-logind on the system bus (org.freedesktop.login1(5)); where it is missing, the clocks.

#include "app/platform/sleep.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>

namespace pillarbox::app {

namespace {

const auto kService = QStringLiteral("org.freedesktop.login1");

} // namespace

SleepWatch::SleepWatch(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    watchClocks(true); // until logind is known to be there
    QDBusConnection bus = QDBusConnection::systemBus();
    if (!bus.isConnected())
        return;
    bus.connect(kService, QStringLiteral("/org/freedesktop/login1"), QStringLiteral("org.freedesktop.login1.Manager"),
        QStringLiteral("PrepareForSleep"), this, SLOT(onPrepareForSleep(bool)));
    auto *owner = new QDBusServiceWatcher(kService, bus, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(owner, &QDBusServiceWatcher::serviceOwnerChanged, this,
        [this](const QString &, const QString &, const QString &now) { watchClocks(now.isEmpty()); });
    auto *asked = new QDBusPendingCallWatcher(bus.interface()->asyncCall(QStringLiteral("NameHasOwner"), kService), this);
    connect(asked, &QDBusPendingCallWatcher::finished, this, [this, asked] {
        asked->deleteLater();
        const QDBusPendingReply<bool> reply = *asked;
        watchClocks(!reply.isValid() || !reply.value());
    });
}

void SleepWatch::onPrepareForSleep(bool isGoing)
{
    if (!isGoing)
        Q_EMIT woke();
}

void SleepWatch::watchClocks(bool isWanted)
{
    if (isWanted && !m_jumps)
        m_jumps.emplace(m_clock, [this] { Q_EMIT woke(); });
    else if (!isWanted)
        m_jumps.reset();
}

} // namespace pillarbox::app
