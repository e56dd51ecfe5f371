#include "app/profile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <cerrno>
#include <cstring>
#include <sys/stat.h>
#include <unistd.h>

namespace pillarbox::app {

namespace {

// mkdir(2) itself: QDir::mkpath gives no reason and no mode.
Expected<Done, QString> makePrivate(const QString &path)
{
    const QString parent = QFileInfo(path).absolutePath();
    if (parent != path && !QFileInfo::exists(parent)) {
        if (auto made = makePrivate(parent); !made)
            return made;
    }
    if (::mkdir(QFile::encodeName(path).constData(), 0700) == 0)
        return Done{};
    const int reason = errno;
    if (reason == EEXIST && QFileInfo(path).isDir())
        return Done{};
    return Unexpected{QString(path + QLatin1String(": ") + QString::fromLocal8Bit(std::strerror(reason)))};
}

Expected<Done, QString> makeWritable(const QString &path)
{
    if (auto made = makePrivate(path); !made)
        return made;
    if (::access(QFile::encodeName(path).constData(), W_OK | X_OK) != 0)
        return Unexpected{QString(path + QLatin1String(": ") + QString::fromLocal8Bit(std::strerror(errno)))};
    return Done{};
}

} // namespace

QString Profile::accountsFile() const
{
    return configDirectory + QLatin1String("/accounts.json");
}

QString Profile::sendingFile() const
{
    return configDirectory + QLatin1String("/sending.ini");
}

QString Profile::outboxDirectory() const
{
    return dataDirectory + QLatin1String("/outbox");
}

QString Profile::sandboxDirectory() const
{
    return dataDirectory + QLatin1String("/sandbox");
}

QString Profile::instanceName() const
{
    const QByteArray place = QFileInfo(dataDirectory).canonicalFilePath().toUtf8() + '\0' + QByteArray::number(::getuid());
    return QLatin1String("pillarbox-")
        + QString::fromLatin1(QCryptographicHash::hash(place, QCryptographicHash::Sha256).toHex().left(32));
}

Profile standardProfile()
{
    const QString name = QStringLiteral("/pillarbox");
    return {QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + name,
        QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + name, false};
}

Profile profileAt(const QString &directory)
{
    const QString absolute = QDir::cleanPath(QDir::current().absoluteFilePath(directory));
    return {absolute + QLatin1String("/config"), absolute + QLatin1String("/data"), false};
}

Expected<Done, QString> makeDirectories(const Profile &profile)
{
    if (auto made = makeWritable(profile.configDirectory); !made)
        return made;
    return makeWritable(profile.dataDirectory);
}

} // namespace pillarbox::app
