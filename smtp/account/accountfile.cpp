#include "smtp/account/accountfile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

namespace pillarbox::account {

namespace {

constexpr int kVersion = 1;
const QString kAside = QStringLiteral(".damaged");
// Thousands of accounts fit; a file beyond it is not ours, and must not fill the memory.
constexpr qint64 kMaxSize = 64LL * 1024 * 1024;

Expected<AccountFileContents, AccountFileError> parsed(const QByteArray &bytes)
{
    const auto document = QJsonDocument::fromJson(bytes);
    const auto version = document.object().value(QLatin1String("version"));
    const auto list = document.object().value(QLatin1String("accounts"));
    if (version.toInt() > kVersion)
        return Unexpected{AccountFileError::NewerVersion};
    if (version.toInt() < 1 || !list.isArray())
        return Unexpected{AccountFileError::Damaged};
    AccountFileContents contents;
    for (const auto &value : list.toArray()) {
        const Account account = Account::fromJson(value.toObject());
        if (account.id.isEmpty() || account.label.isEmpty())
            return Unexpected{AccountFileError::Damaged};
        contents.accounts.append(account);
    }
    for (const auto &id : document.object().value(QLatin1String("removed")).toArray())
        contents.removedIds.append(id.toString());
    return contents;
}

QByteArray toBytes(const AccountFileContents &contents)
{
    QJsonArray list;
    for (const Account &account : contents.accounts)
        list.append(account.toJson());
    QJsonObject object{{QStringLiteral("version"), kVersion}, {QStringLiteral("accounts"), list}};
    if (!contents.removedIds.isEmpty())
        object.insert(QStringLiteral("removed"), QJsonArray::fromStringList(contents.removedIds));
    return QJsonDocument(object).toJson();
}

} // namespace

Expected<AccountFileContents, AccountFileError> readAccountFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        if (isAccountFileThere(path))
            return Unexpected{AccountFileError::CannotRead};
        return AccountFileContents();
    }
    if (file.size() > kMaxSize)
        return Unexpected{AccountFileError::Damaged};
    const QByteArray bytes = file.readAll();
    if (file.error() != QFile::NoError)
        return Unexpected{AccountFileError::CannotRead};
    return parsed(bytes);
}

Expected<Done, AccountFileError> writeAccountFile(const QString &path, const AccountFileContents &contents)
{
    const QByteArray bytes = toBytes(contents);
    if (bytes.size() > kMaxSize)
        return Unexpected{AccountFileError::TooLarge};
    QSaveFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && file.write(bytes) == bytes.size() && file.commit();
    if (!isWritten)
        return Unexpected{AccountFileError::CannotWrite};
    return Done{};
}

// A file that is replaced while it is looked at has no links any more, and QFile::exists() denies it.
bool isAccountFileThere(const QString &path)
{
    return QFile(path).open(QIODevice::ReadOnly) || QFile::exists(path);
}

bool isAnyAside(const QString &path)
{
    return QFile::exists(path + kAside);
}

void setAside(const QString &path)
{
    const QString name = path + kAside;
    if (QFile::rename(path, name))
        return;
    for (int number = 2; number < 1000; ++number) {
        if (QFile::rename(path, name + QStringLiteral("-%1").arg(number)))
            return;
    }
}

} // namespace pillarbox::account
