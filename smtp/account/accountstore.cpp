#include "smtp/account/accountstore.h"

#include "smtp/account/accountfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QUuid>

#include <algorithm>

namespace pillarbox::account {

namespace {

// The lock is held for one read and one write; whoever keeps it longer is stuck or gone.
constexpr int kLockWait = 2000;

AccountError accountErrorOf(AccountFileError error)
{
    switch (error) {
    case AccountFileError::CannotWrite:
        return AccountError::CannotWrite;
    case AccountFileError::Damaged:
        return AccountError::Damaged;
    case AccountFileError::CannotRead:
    case AccountFileError::NewerVersion:
        break;
    }
    return AccountError::CannotRead;
}

template<typename Accounts>
auto positionOf(Accounts &accounts, const QString &id)
{
    return std::find_if(accounts.begin(), accounts.end(), [&](const Account &account) { return account.id == id; });
}

bool isLabelTaken(const QList<Account> &accounts, const Account &by)
{
    return std::any_of(accounts.begin(), accounts.end(),
        [&](const Account &other) { return other.id != by.id && other.label.compare(by.label, Qt::CaseInsensitive) == 0; });
}

// Exactly one account is the default as long as there is any.
void settleDefault(QList<Account> &accounts, const QString &wantedId)
{
    auto chosen = positionOf(accounts, wantedId);
    if (chosen == accounts.end())
        chosen = std::find_if(accounts.begin(), accounts.end(), [](const Account &account) { return account.isDefault; });
    if (chosen == accounts.end())
        chosen = accounts.begin();
    for (auto account = accounts.begin(); account != accounts.end(); ++account)
        account->isDefault = account == chosen;
}

// What the old relay could do says nothing of the new one; a memory that comes with the change is of the new one.
bool isOtherRelay(const Account &before, const Account &after)
{
    const bool isSame = before.host.compare(after.host, Qt::CaseInsensitive) == 0 && before.port == after.port;
    return !isSame && before.memory == after.memory;
}

Account withoutMemory(Account account)
{
    account.memory.reset();
    return account;
}

Expected<Done, AccountError> put(QList<Account> &accounts, const Account &account, bool isNew)
{
    if (isLabelTaken(accounts, account))
        return Unexpected{AccountError::LabelTaken};
    const auto existing = positionOf(accounts, account.id);
    if (existing != accounts.end())
        *existing = isOtherRelay(*existing, account) ? withoutMemory(account) : account;
    else if (isNew)
        accounts.append(account);
    else
        return Unexpected{AccountError::NoSuchAccount};
    settleDefault(accounts, account.isDefault ? account.id : QString());
    return Done{};
}

Expected<Done, AccountError> take(QList<Account> &accounts, const QString &id)
{
    const auto existing = positionOf(accounts, id);
    if (existing == accounts.end())
        return Unexpected{AccountError::NoSuchAccount};
    accounts.erase(existing);
    settleDefault(accounts, {});
    return Done{};
}

} // namespace

AccountStore::AccountStore(const QString &file, QObject *parent)
    : QObject(parent)
    , m_file(QFileInfo(file).absoluteFilePath())
{
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &AccountStore::reloadIfChanged);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &AccountStore::reloadIfChanged);
}

Expected<Done, AccountError> AccountStore::load()
{
    const auto accounts = readAccountFile(m_file);
    if (!accounts && accounts.error() == AccountFileError::Damaged)
        setAside(m_file);
    watch();
    take(accounts ? accounts.value() : QList<Account>());
    if (!accounts)
        return Unexpected{accountErrorOf(accounts.error())};
    return Done{};
}

const Account *AccountStore::find(const QString &id) const
{
    const auto account = positionOf(m_accounts, id);
    return account == m_accounts.end() ? nullptr : &*account;
}

const Account *AccountStore::findByLabel(const QString &label) const
{
    const auto firstWith = [this](auto isMeant) {
        const auto account = std::find_if(m_accounts.begin(), m_accounts.end(), isMeant);
        return account == m_accounts.end() ? nullptr : &*account;
    };
    if (const Account *account = firstWith([&](const Account &a) { return a.label.compare(label, Qt::CaseInsensitive) == 0; }))
        return account;
    return firstWith([&](const Account &a) { return message::isSameMailbox(a.identity.address, label); });
}

const Account *AccountStore::defaultAccount() const
{
    const auto account = std::find_if(m_accounts.begin(), m_accounts.end(), [](const Account &a) { return a.isDefault; });
    if (account != m_accounts.end())
        return &*account;
    return m_accounts.isEmpty() ? nullptr : &m_accounts.first();
}

Expected<QString, AccountError> AccountStore::save(const Account &account)
{
    Account saved = account;
    const bool isNew = saved.id.isEmpty();
    if (isNew)
        saved.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (saved.label.isEmpty())
        saved.label = saved.identity.address;
    const auto done = change([&](QList<Account> &accounts) { return put(accounts, saved, isNew); });
    if (!done)
        return Unexpected{done.error()};
    return saved.id;
}

Expected<Done, AccountError> AccountStore::remove(const QString &id)
{
    return change([&](QList<Account> &accounts) { return account::take(accounts, id); });
}

Expected<Done, AccountError> AccountStore::change(const Change &apply)
{
    // 0700: the directory is made for a profile, which is private.
    if (const QDir directory = QFileInfo(m_file).dir(); !directory.exists()) {
        directory.mkpath(QStringLiteral("."));
        QFile::setPermissions(directory.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    QLockFile lock(m_file + QStringLiteral(".lock"));
    if (!lock.tryLock(kLockWait))
        return Unexpected{AccountError::CannotWrite};
    const auto read = readAccountFile(m_file);
    if (!read)
        return Unexpected{accountErrorOf(read.error())};
    QList<Account> accounts = read.value();
    if (const auto applied = apply(accounts); !applied)
        return applied;
    if (const auto written = writeAccountFile(m_file, accounts); !written)
        return Unexpected{accountErrorOf(written.error())};
    lock.unlock();
    watch();
    take(accounts);
    return Done{};
}

void AccountStore::take(const QList<Account> &accounts)
{
    if (accounts == m_accounts)
        return;
    m_accounts = accounts;
    Q_EMIT changed();
}

void AccountStore::reloadIfChanged()
{
    watch();
    // A file that cannot be read at this moment changes nothing: what is known goes on.
    if (const auto accounts = readAccountFile(m_file))
        take(accounts.value());
}

// The file is replaced with each change, so the watch of it ends; that of its directory stays.
void AccountStore::watch()
{
    for (const QString &path : {m_file, QFileInfo(m_file).path()}) {
        if (QFileInfo::exists(path) && !m_watcher.files().contains(path) && !m_watcher.directories().contains(path))
            m_watcher.addPath(path);
    }
}

} // namespace pillarbox::account
