#include "smtp/account/accountfile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

namespace pillarbox::account {

namespace {

constexpr int kVersion = 1;
// Thousands of accounts fit; a file beyond it is not ours, and must not fill the memory.
constexpr qint64 kMaxSize = 64LL * 1024 * 1024;

Expected<QList<Account>, AccountFileError> parsed(const QByteArray &bytes)
{
    const auto document = QJsonDocument::fromJson(bytes);
    const auto version = document.object().value(QLatin1String("version"));
    const auto list = document.object().value(QLatin1String("accounts"));
    if (version.toInt() > kVersion)
        return Unexpected{AccountFileError::NewerVersion};
    if (version.toInt() < 1 || !list.isArray())
        return Unexpected{AccountFileError::Damaged};
    QList<Account> accounts;
    for (const auto &value : list.toArray()) {
        const Account account = Account::fromJson(value.toObject());
        if (account.id.isEmpty() || account.label.isEmpty())
            return Unexpected{AccountFileError::Damaged};
        accounts.append(account);
    }
    return accounts;
}

QByteArray toBytes(const QList<Account> &accounts)
{
    QJsonArray list;
    for (const Account &account : accounts)
        list.append(account.toJson());
    return QJsonDocument(QJsonObject{{QStringLiteral("version"), kVersion}, {QStringLiteral("accounts"), list}}).toJson();
}

} // namespace

Expected<QList<Account>, AccountFileError> readAccountFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return QList<Account>();
    if (!file.open(QIODevice::ReadOnly))
        return Unexpected{AccountFileError::CannotRead};
    if (file.size() > kMaxSize)
        return Unexpected{AccountFileError::Damaged};
    const QByteArray bytes = file.readAll();
    if (file.error() != QFile::NoError)
        return Unexpected{AccountFileError::CannotRead};
    return parsed(bytes);
}

Expected<Done, AccountFileError> writeAccountFile(const QString &path, const QList<Account> &accounts)
{
    const QByteArray bytes = toBytes(accounts);
    QSaveFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && file.write(bytes) == bytes.size() && file.commit();
    if (!isWritten)
        return Unexpected{AccountFileError::CannotWrite};
    return Done{};
}

void setAside(const QString &path)
{
    const QString name = path + QStringLiteral(".damaged");
    if (QFile::rename(path, name))
        return;
    for (int number = 2; number < 1000; ++number) {
        if (QFile::rename(path, name + QStringLiteral("-%1").arg(number)))
            return;
    }
}

} // namespace pillarbox::account
