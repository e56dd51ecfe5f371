#include "smtp/account/secretservice.h"

#include <QDBusConnection>
#include <QDBusError>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QDBusVariant>
#include <QFile>

namespace pillarbox::account {

namespace {

const auto kService = QStringLiteral("org.freedesktop.secrets");
// The bus itself answers these; it does so in microseconds or not at all.
constexpr int kBusLimit = 200;

QDBusMessage busCall(const QString &method)
{
    return QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/org/freedesktop/DBus"),
        QStringLiteral("org.freedesktop.DBus"), method);
}

QDBusMessage busCall(const QString &method, const QString &name)
{
    QDBusMessage message = busCall(method);
    message << name;
    return message;
}

void callAsync(const QDBusMessage &message, QObject *context, std::function<void(const QDBusMessage &)> answer)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        // A call without a bus never finishes, not even with an error.
        const auto error = QDBusMessage::createError(QDBusError::Disconnected, bus.lastError().message());
        QMetaObject::invokeMethod(
            context, [answer = std::move(answer), error] { answer(error); }, Qt::QueuedConnection);
        return;
    }
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(message), context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, answer = std::move(answer)] {
        watcher->deleteLater();
        answer(watcher->reply());
    });
}

// D-Bus names for "nobody is there" (bus specification, well-known errors), as against an answer with an error in it.
bool isAbsence(const QDBusMessage &reply)
{
    static const QStringList names{QStringLiteral("org.freedesktop.DBus.Error.ServiceUnknown"),
        QStringLiteral("org.freedesktop.DBus.Error.NameHasNoOwner"), QStringLiteral("org.freedesktop.DBus.Error.Disconnected"),
        QStringLiteral("org.freedesktop.DBus.Error.NoReply"), QStringLiteral("org.freedesktop.DBus.Error.NoServer")};
    return names.contains(reply.errorName()) || reply.errorName().startsWith(QLatin1String("org.freedesktop.DBus.Error.Spawn"));
}

SecretServiceState stateOf(const QDBusMessage &reply)
{
    if (reply.type() == QDBusMessage::ErrorMessage)
        return isAbsence(reply) ? SecretServiceState::Absent : SecretServiceState::Open;
    const auto locked = reply.arguments().value(0).value<QDBusVariant>().variant();
    return locked.toBool() ? SecretServiceState::Locked : SecretServiceState::Open;
}

QString nameOfProcess(uint processId)
{
    QFile file(QStringLiteral("/proc/%1/comm").arg(processId));
    const QByteArray process = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    if (process.startsWith("gnome-keyring"))
        return QStringLiteral("GNOME Keyring");
    if (process.startsWith("kwallet") || process.startsWith("ksecret"))
        return QStringLiteral("KWallet");
    if (process.startsWith("keepassxc"))
        return QStringLiteral("KeePassXC");
    return QStringLiteral("Secret Service");
}

// What the two calls to the bus mean together. Without an owner, a service that the bus can start is one.
QString nameFrom(const QDBusMessage &owner, const QDBusMessage &activatable)
{
    if (owner.type() == QDBusMessage::ReplyMessage)
        return nameOfProcess(owner.arguments().value(0).toUInt());
    const bool canStart = activatable.arguments().value(0).toStringList().contains(kService);
    return canStart ? QStringLiteral("Secret Service") : QString();
}

} // namespace

void askSecretServiceState(QObject *context, std::function<void(SecretServiceState)> answer)
{
    QDBusMessage message = QDBusMessage::createMethodCall(kService, QStringLiteral("/org/freedesktop/secrets/aliases/default"),
        QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    message << QStringLiteral("org.freedesktop.Secret.Collection") << QStringLiteral("Locked");
    callAsync(message, context, [answer = std::move(answer)](const QDBusMessage &reply) { answer(stateOf(reply)); });
}

SecretServiceName::SecretServiceName()
{
    auto *watcher = new QDBusServiceWatcher(
        kService, QDBusConnection::sessionBus(), QDBusServiceWatcher::WatchForOwnerChange, &m_context);
    QObject::connect(watcher, &QDBusServiceWatcher::serviceOwnerChanged, &m_context, [this] { refresh(); });
    refresh();
}

void SecretServiceName::refresh()
{
    callAsync(busCall(QStringLiteral("GetConnectionUnixProcessID"), kService), &m_context, [this](const QDBusMessage &owner) {
        callAsync(busCall(QStringLiteral("ListActivatableNames")), &m_context, [this, owner](const QDBusMessage &activatable) {
            m_name = nameFrom(owner, activatable);
            m_isKnown = true;
        });
    });
}

QString SecretServiceName::name() const
{
    if (!m_isKnown) {
        const auto bus = QDBusConnection::sessionBus();
        m_name = nameFrom(bus.call(busCall(QStringLiteral("GetConnectionUnixProcessID"), kService), QDBus::Block, kBusLimit),
            bus.call(busCall(QStringLiteral("ListActivatableNames")), QDBus::Block, kBusLimit));
        m_isKnown = true;
    }
    return m_name;
}

} // namespace pillarbox::account
