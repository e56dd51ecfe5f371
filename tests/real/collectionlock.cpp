#include "tests/real/collectionlock.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusVariant>

namespace pillarbox::test {

namespace {

const auto kService = QStringLiteral("org.freedesktop.secrets");
const auto kInterface = QStringLiteral("org.freedesktop.Secret.Service");

// "Secret" of the Secret Service specification: session, parameters, value, content type.
struct PlainSecret {
    QDBusObjectPath session;
    QByteArray parameters;
    QByteArray value;
    QString contentType;
};

QDBusArgument &operator<<(QDBusArgument &argument, const PlainSecret &secret)
{
    argument.beginStructure();
    argument << secret.session << secret.parameters << secret.value << secret.contentType;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, PlainSecret &secret)
{
    argument.beginStructure();
    argument >> secret.session >> secret.parameters >> secret.value >> secret.contentType;
    argument.endStructure();
    return argument;
}

QDBusMessage call(const QString &interface, const QString &method, const QVariantList &arguments)
{
    auto message = QDBusMessage::createMethodCall(kService, QStringLiteral("/org/freedesktop/secrets"), interface, method);
    message.setArguments(arguments);
    return QDBusConnection::sessionBus().call(message);
}

QDBusObjectPath defaultCollection()
{
    return call(kInterface, QStringLiteral("ReadAlias"), {QStringLiteral("default")})
        .arguments()
        .value(0)
        .value<QDBusObjectPath>();
}

} // namespace

void lockDefaultCollection()
{
    call(kInterface, QStringLiteral("Lock"), {QVariant::fromValue(QList<QDBusObjectPath>{defaultCollection()})});
}

void unlockDefaultCollection(const QByteArray &password)
{
    qDBusRegisterMetaType<PlainSecret>();
    const QDBusMessage session = call(
        kInterface, QStringLiteral("OpenSession"), {QStringLiteral("plain"), QVariant::fromValue(QDBusVariant(QString()))});
    const PlainSecret secret{session.arguments().value(1).value<QDBusObjectPath>(), {}, password, QStringLiteral("text/plain")};
    call(QStringLiteral("org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface"),
        QStringLiteral("UnlockWithMasterPassword"), {QVariant::fromValue(defaultCollection()), QVariant::fromValue(secret)});
}

} // namespace pillarbox::test
