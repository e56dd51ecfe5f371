#pragma once
// The accounts of a profile, in one JSON file that is replaced atomically. Several processes may use it: each change reads
// the file again under a lock file, and a change by another process is announced by changed(). GUI thread.

#include "smtp/account/account.h"
#include "smtp/base/expected.h"

#include <QFileSystemWatcher>
#include <QList>
#include <QObject>
#include <QString>

#include <functional>

namespace pillarbox::account {

enum class AccountError { CannotRead, CannotWrite, Damaged, LabelTaken, NoSuchAccount };

class AccountStore : public QObject
{
    Q_OBJECT

public:
    explicit AccountStore(const QString &file, QObject *parent = nullptr);

    // Absent file: no accounts. A damaged file is kept aside as *.damaged and reported.
    Expected<Done, AccountError> load();
    const QList<Account> &accounts() const { return m_accounts; }
    const Account *find(const QString &id) const;
    const Account *findByLabel(const QString &label) const; // label, else address
    const Account *defaultAccount() const; // the marked one, else the first

    // A new account (empty id) gets an id; its id is returned. The first account becomes the default.
    Expected<QString, AccountError> save(const Account &account);
    Expected<Done, AccountError> remove(const QString &id);

Q_SIGNALS:
    void changed();

private:
    using Change = std::function<Expected<Done, AccountError>(QList<Account> &)>;
    Expected<Done, AccountError> change(const Change &apply);
    void take(const QList<Account> &accounts);
    void reloadIfChanged();
    void watch();

    QString m_file;
    QList<Account> m_accounts;
    QFileSystemWatcher m_watcher;
};

} // namespace pillarbox::account
