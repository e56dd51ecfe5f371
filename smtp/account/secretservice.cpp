#include "smtp/account/secretservice.h"

#include "smtp/account/secretbus.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusServiceWatcher>
#include <QDBusVariant>
#include <QFile>

namespace pillarbox::account {

namespace {

using State = SecretServiceState;
using Answer = std::function<void(const DefaultCollection &)>;

// A service that answers with an error of its own is there; what it cannot say is left to the job to find out.
State stateOfError(const QDBusMessage &reply)
{
    return secretbus::isAbsence(reply) ? State::Absent : State::Open;
}

bool isOfNoObject(const QDBusMessage &reply)
{
    static const QStringList names{QStringLiteral("org.freedesktop.Secret.Error.NoSuchObject"),
        QStringLiteral("org.freedesktop.DBus.Error.UnknownObject"), QStringLiteral("org.freedesktop.DBus.Error.UnknownMethod"),
        QStringLiteral("org.freedesktop.DBus.Error.UnknownInterface")};
    return names.contains(reply.errorName());
}

void onLocked(const QString &path, const QDBusMessage &reply, const Answer &answer)
{
    if (reply.type() == QDBusMessage::ErrorMessage)
        return answer(
            isOfNoObject(reply) ? DefaultCollection{State::NoCollection, {}} : DefaultCollection{stateOfError(reply), path});
    const bool isLocked = reply.arguments().value(0).value<QDBusVariant>().variant().toBool();
    answer({isLocked ? State::Locked : State::Open, path});
}

void onAlias(QObject *context, const QDBusMessage &reply, const Answer &answer)
{
    if (reply.type() == QDBusMessage::ErrorMessage)
        return answer({stateOfError(reply), {}});
    const QString path = reply.arguments().value(0).value<QDBusObjectPath>().path();
    if (path.isEmpty() || path == QLatin1String("/")) // as the specification has it: no collection of that alias
        return answer({State::NoCollection, {}});
    QDBusMessage message = secretbus::makeCall(path, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    message << QStringLiteral("org.freedesktop.Secret.Collection") << QStringLiteral("Locked");
    secretbus::call(message, context, [path, answer](const QDBusMessage &locked) { onLocked(path, locked, answer); });
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
    const bool canStart = activatable.arguments().value(0).toStringList().contains(secretbus::serviceName());
    return canStart ? QStringLiteral("Secret Service") : QString();
}

} // namespace

void askDefaultCollection(QObject *context, Answer answer)
{
    QDBusMessage message
        = secretbus::makeCall(secretbus::servicePath(), secretbus::serviceInterface(), QStringLiteral("ReadAlias"));
    message << QStringLiteral("default");
    secretbus::call(message, context,
        [context, answer = std::move(answer)](const QDBusMessage &reply) { onAlias(context, reply, answer); });
}

void askForEntry(const QString &service, const QString &key, QObject *context, std::function<void(bool)> answer)
{
    qDBusRegisterMetaType<QMap<QString, QString>>();
    QDBusMessage message
        = secretbus::makeCall(secretbus::servicePath(), secretbus::serviceInterface(), QStringLiteral("SearchItems"));
    message << QVariant::fromValue(QMap<QString, QString>{{QStringLiteral("server"), service}, {QStringLiteral("user"), key}});
    secretbus::call(message, context, [answer = std::move(answer)](const QDBusMessage &reply) {
        bool isThere = false;
        for (const QVariant &list : reply.arguments())
            isThere = isThere || !qdbus_cast<QList<QDBusObjectPath>>(list).isEmpty();
        answer(reply.type() != QDBusMessage::ErrorMessage && isThere);
    });
}

SecretServiceName::SecretServiceName()
{
    auto *watcher = new QDBusServiceWatcher(
        secretbus::serviceName(), QDBusConnection::sessionBus(), QDBusServiceWatcher::WatchForOwnerChange, &m_context);
    QObject::connect(watcher, &QDBusServiceWatcher::serviceOwnerChanged, &m_context, [this] { refresh(); });
    refresh();
}

void SecretServiceName::refresh()
{
    const auto owner = secretbus::makeBusCall(QStringLiteral("GetConnectionUnixProcessID"), true);
    secretbus::call(owner, &m_context, [this](const QDBusMessage &process) {
        const auto activatable = secretbus::makeBusCall(QStringLiteral("ListActivatableNames"), false);
        secretbus::call(activatable, &m_context, [this, process](const QDBusMessage &names) {
            m_name = nameFrom(process, names);
            m_isKnown = true;
        });
    });
}

QString SecretServiceName::name() const
{
    if (!m_isKnown) {
        m_name = nameFrom(secretbus::callBus(secretbus::makeBusCall(QStringLiteral("GetConnectionUnixProcessID"), true)),
            secretbus::callBus(secretbus::makeBusCall(QStringLiteral("ListActivatableNames"), false)));
        m_isKnown = true;
    }
    return m_name;
}

} // namespace pillarbox::account
