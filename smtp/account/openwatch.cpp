#include "smtp/account/openwatch.h"

#include "smtp/account/secretbus.h"

#include <QDBusConnection>
#include <QDBusServiceWatcher>

namespace pillarbox::account {

SecretServiceStir::SecretServiceStir()
{
    const char *slot = SLOT(onSignal());
    // Of a collection's Locked; and of the service, for those that say it so.
    secretbus::listen({}, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("PropertiesChanged"), this, slot);
    for (const QString &name :
        {QStringLiteral("CollectionCreated"), QStringLiteral("CollectionChanged"), QStringLiteral("CollectionDeleted")})
        secretbus::listen(secretbus::servicePath(), secretbus::serviceInterface(), name, this, slot);
    auto *owners = new QDBusServiceWatcher(
        secretbus::serviceName(), QDBusConnection::sessionBus(), QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(owners, &QDBusServiceWatcher::serviceOwnerChanged, this, &SecretServiceStir::stirred);
}

OpenWatch::OpenWatch(std::function<void()> opened)
    : m_opened(std::move(opened))
{
    QObject::connect(&m_stir, &SecretServiceStir::stirred, &m_context, [this] { look(); });
    look();
}

void OpenWatch::look()
{
    askDefaultCollection(&m_context, [this](const DefaultCollection &found) { onFound(found); });
}

void OpenWatch::onFound(const DefaultCollection &found)
{
    if (found.state != SecretServiceState::Open)
        return;
    if (const auto opened = std::exchange(m_opened, nullptr))
        opened();
}

} // namespace pillarbox::account
