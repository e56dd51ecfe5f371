#include "smtp/account/accountstore.h"

#include "smtp/account/keychainentries.h"

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
    case AccountFileError::TooLarge:
        return AccountError::TooLarge;
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

bool isLabelTaken(const QList<Account> &accounts, const QString &label, const QString &exceptId)
{
    return std::any_of(accounts.begin(), accounts.end(), [&](const Account &other) {
        const bool isItself = !exceptId.isEmpty() && other.id == exceptId; // those to be stored have no id yet
        return !isItself && other.label.compare(label, Qt::CaseInsensitive) == 0;
    });
}

QString newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
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

// Drafts remember which one they are from, whatever their order.
void nameIdentities(Account &account)
{
    if (!account.furtherIdentities.isEmpty() && account.identity.id.isEmpty())
        account.identity.id = newId();
    for (Identity &identity : account.furtherIdentities)
        if (identity.id.isEmpty())
            identity.id = newId();
}

Expected<Done, AccountError> put(QList<Account> &accounts, const Account &account, bool isNew)
{
    if (isLabelTaken(accounts, account.label, account.id))
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

QStringList entriesOf(const QList<Account> &accounts)
{
    QStringList entries;
    for (const Account &account : accounts)
        entries.append(keychainEntriesOf(account));
    return entries;
}

QStringList without(QStringList texts, const QStringList &others)
{
    texts.removeIf([&others](const QString &text) { return others.contains(text); });
    return texts;
}

Expected<Done, AccountError> takeOut(AccountFileContents &contents, const QString &id)
{
    const auto existing = positionOf(contents.accounts, id);
    if (existing == contents.accounts.end())
        return Unexpected{AccountError::NoSuchAccount};
    contents.accounts.erase(existing);
    settleDefault(contents.accounts, {});
    return Done{};
}

Expected<Done, AccountError> putBack(AccountFileContents &contents, Account account, qsizetype position)
{
    if (positionOf(contents.accounts, account.id) != contents.accounts.end())
        return Done{};
    account.label = freeLabel(contents.accounts, account.label);
    contents.accounts.insert(std::clamp(position, qsizetype(0), contents.accounts.size()), account);
    settleDefault(contents.accounts, account.isDefault ? account.id : QString());
    return Done{};
}

Expected<Done, AccountError> shift(QList<Account> &accounts, const QString &id, qsizetype position)
{
    const auto existing = positionOf(accounts, id);
    if (existing == accounts.end())
        return Unexpected{AccountError::NoSuchAccount};
    accounts.move(existing - accounts.begin(), std::clamp(position, qsizetype(0), accounts.size() - 1));
    return Done{};
}

Expected<QString, AccountError> addCopy(QList<Account> &accounts, const QString &id, const QString &wantedLabel)
{
    const auto original = positionOf(accounts, id);
    if (original == accounts.end())
        return Unexpected{AccountError::NoSuchAccount};
    Account copy = *original;
    copy.id = newId();
    copy.label = freeLabel(accounts, wantedLabel);
    copy.isDefault = false;
    copy.isSandbox = false;
    copy.hasStoredSecret = false;
    copy.clientCertificate.clear(); // its key is the original's
    accounts.insert(original - accounts.begin() + 1, copy);
    return copy.id;
}

} // namespace

QString freeLabel(const QList<Account> &accounts, const QString &wanted, const QString &exceptId)
{
    QString label = wanted;
    for (int number = 2; isLabelTaken(accounts, label, exceptId); ++number)
        label = QStringLiteral("%1 (%2)").arg(wanted).arg(number);
    return label;
}

AccountStore::AccountStore(const QString &file, QObject *parent)
    : QObject(parent)
    , m_file(QFileInfo(file).absoluteFilePath())
{
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &AccountStore::reloadIfChanged);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &AccountStore::reloadIfChanged);
}

Expected<Done, AccountError> AccountStore::load()
{
    const auto contents = readAccountFile(m_file);
    if (!contents && contents.error() == AccountFileError::Damaged)
        setAside(m_file);
    watch();
    take(contents ? contents.value() : AccountFileContents());
    if (!contents)
        return Unexpected{accountErrorOf(contents.error())};
    if (!isAccountFileThere(m_file) && isAnyAside(m_file))
        return Unexpected{AccountError::Damaged};
    return Done{};
}

QString AccountStore::directory() const
{
    return QFileInfo(m_file).absolutePath();
}

const Account *AccountStore::find(const QString &id) const
{
    const auto account = positionOf(accounts(), id);
    return account == accounts().end() ? nullptr : &*account;
}

const Account *AccountStore::findByLabel(const QString &label) const
{
    const auto firstWith = [this](auto isMeant) {
        const auto account = std::find_if(accounts().begin(), accounts().end(), isMeant);
        return account == accounts().end() ? nullptr : &*account;
    };
    if (const Account *account = firstWith([&](const Account &a) { return a.label.compare(label, Qt::CaseInsensitive) == 0; }))
        return account;
    return firstWith([&](const Account &a) { return message::isSameMailbox(a.identity.address, label); });
}

const Account *AccountStore::defaultAccount() const
{
    const auto account = std::find_if(accounts().begin(), accounts().end(), [](const Account &a) { return a.isDefault; });
    if (account != accounts().end())
        return &*account;
    return accounts().isEmpty() ? nullptr : &accounts().first();
}

Expected<QString, AccountError> AccountStore::save(const Account &account)
{
    Account saved = account;
    const bool isNew = saved.id.isEmpty();
    if (isNew)
        saved.id = newId();
    nameIdentities(saved);
    if (saved.label.isEmpty())
        saved.label = saved.identity.address;
    const auto done = change([&](AccountFileContents &contents) { return put(contents.accounts, saved, isNew); });
    if (!done)
        return Unexpected{done.error()};
    return saved.id;
}

Expected<QStringList, AccountError> AccountStore::add(const QList<Account> &accounts)
{
    QStringList ids;
    const auto done = change([&](AccountFileContents &contents) -> Expected<Done, AccountError> {
        for (Account account : accounts) {
            account.id = newId();
            ids.append(account.id);
            if (const auto added = put(contents.accounts, account, true); !added)
                return added;
        }
        return Done{};
    });
    if (!done)
        return Unexpected{done.error()};
    return ids;
}

Expected<Done, AccountError> AccountStore::remove(const QString &id)
{
    return change([&](AccountFileContents &contents) { return takeOut(contents, id); });
}

Expected<Done, AccountError> AccountStore::restore(const Account &account, qsizetype position)
{
    return change([&](AccountFileContents &contents) { return putBack(contents, account, position); });
}

Expected<Done, AccountError> AccountStore::secretsRemoved(const QString &id)
{
    return change([&](AccountFileContents &contents) -> Expected<Done, AccountError> {
        contents.removedIds.removeAll(id);
        return Done{};
    });
}

Expected<Done, AccountError> AccountStore::move(const QString &id, qsizetype position)
{
    return change([&](AccountFileContents &contents) { return shift(contents.accounts, id, position); });
}

Expected<QString, AccountError> AccountStore::duplicate(const QString &id, const QString &wantedLabel)
{
    QString copyId;
    const auto done = change([&](AccountFileContents &contents) -> Expected<Done, AccountError> {
        const auto added = addCopy(contents.accounts, id, wantedLabel);
        if (!added)
            return Unexpected{added.error()};
        copyId = added.value();
        return Done{};
    });
    if (!done)
        return Unexpected{done.error()};
    return copyId;
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
    AccountFileContents contents = read.value();
    const QStringList entriesBefore = entriesOf(contents.accounts);
    if (const auto applied = apply(contents); !applied)
        return applied;
    const QStringList entries = entriesOf(contents.accounts);
    contents.removedIds = without(contents.removedIds + without(entriesBefore, entries), entries);
    contents.removedIds.removeDuplicates();
    if (const auto written = writeAccountFile(m_file, contents); !written)
        return Unexpected{accountErrorOf(written.error())};
    lock.unlock();
    watch();
    take(contents);
    return Done{};
}

void AccountStore::take(const AccountFileContents &contents)
{
    const bool isOther = contents.accounts != m_contents.accounts;
    m_contents = contents;
    if (isOther)
        Q_EMIT changed();
}

void AccountStore::reloadIfChanged()
{
    watch();
    // A file that cannot be read at this moment changes nothing: what is known goes on.
    if (const auto contents = readAccountFile(m_file))
        take(contents.value());
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
