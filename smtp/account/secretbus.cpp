#include "smtp/account/secretbus.h"

#include <QDBusConnection>
#include <QDBusError>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace pillarbox::account::secretbus {

namespace {

constexpr int kBusLimit = 200; // far more than the bus itself needs

} // namespace

QString serviceName()
{
    return QStringLiteral("org.freedesktop.secrets");
}

QString servicePath()
{
    return QStringLiteral("/org/freedesktop/secrets");
}

QString serviceInterface()
{
    return QStringLiteral("org.freedesktop.Secret.Service");
}

QDBusMessage makeCall(const QString &path, const QString &interface, const QString &method)
{
    return QDBusMessage::createMethodCall(serviceName(), path, interface, method);
}

QDBusMessage makeBusCall(const QString &method, bool withName)
{
    QDBusMessage message = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.DBus"),
        QStringLiteral("/org/freedesktop/DBus"), QStringLiteral("org.freedesktop.DBus"), method);
    if (withName)
        message << serviceName();
    return message;
}

QDBusMessage callBus(const QDBusMessage &message)
{
    return QDBusConnection::sessionBus().call(message, QDBus::Block, kBusLimit);
}

void call(const QDBusMessage &message, QObject *context, std::function<void(const QDBusMessage &)> answer)
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

void listen(const QString &path, const QString &interface, const QString &signal, QObject *receiver, const char *slot)
{
    QDBusConnection::sessionBus().connect(serviceName(), path, interface, signal, receiver, slot);
}

bool isAbsence(const QDBusMessage &reply)
{
    static const QStringList names{QStringLiteral("org.freedesktop.DBus.Error.ServiceUnknown"),
        QStringLiteral("org.freedesktop.DBus.Error.NameHasNoOwner"), QStringLiteral("org.freedesktop.DBus.Error.Disconnected"),
        QStringLiteral("org.freedesktop.DBus.Error.NoReply"), QStringLiteral("org.freedesktop.DBus.Error.NoServer")};
    return names.contains(reply.errorName()) || reply.errorName().startsWith(QLatin1String("org.freedesktop.DBus.Error.Spawn"));
}

} // namespace pillarbox::account::secretbus
