#pragma once
// The accounts of a profile, in one JSON file that is replaced atomically. Several processes may use it: each change reads
// the file again under a lock file, and a change by another process is announced by changed(). GUI thread.

#include "smtp/account/account.h"
#include "smtp/account/accountfile.h"
#include "smtp/base/expected.h"

#include <QFileSystemWatcher>
#include <QList>
#include <QObject>
#include <QString>

#include <functional>

namespace pillarbox::account {

enum class AccountError { CannotRead, CannotWrite, TooLarge, Damaged, LabelTaken, NoSuchAccount };

class AccountStore : public QObject
{
    Q_OBJECT

public:
    explicit AccountStore(const QString &file, QObject *parent = nullptr);

    // Absent file: no accounts. A damaged file is kept aside as *.damaged, and reported each time until there is another one.
    Expected<Done, AccountError> load();
    const QList<Account> &accounts() const { return m_contents.accounts; } // in the user's order
    QString directory() const; // of its file: settings beside it are of the same profile
    const Account *find(const QString &id) const;
    const Account *findByLabel(const QString &label) const; // label, else address
    const Account *defaultAccount() const; // the marked one, else the first

    // A new account (empty id) gets an id; its id is returned. The first account becomes the default.
    Expected<QString, AccountError> save(const Account &account);
    // New ones with ids of their own, behind the others: all of them or none. Their ids.
    Expected<QStringList, AccountError> add(const QList<Account> &accounts);
    // To a place in the order; one beyond the end is the end.
    Expected<Done, AccountError> move(const QString &id, qsizetype position);
    // Behind the original, under the wanted label or the first free one like it; without its secret and never the default.
    // The copy's id.
    Expected<QString, AccountError> duplicate(const QString &id, const QString &wantedLabel);

    // Its id is kept in mind until its secrets are gone from the keychain, too: secretsRemoved(). So are the ids of the keys
    // that signed nobody else's mail.
    Expected<Done, AccountError> remove(const QString &id);
    // One that was removed, as it was and where it was; under another label when its own was taken meanwhile.
    Expected<Done, AccountError> restore(const Account &account, qsizetype position);
    const QStringList &removedIds() const { return m_contents.removedIds; }
    Expected<Done, AccountError> secretsRemoved(const QString &id);

Q_SIGNALS:
    void changed();

private:
    using Change = std::function<Expected<Done, AccountError>(AccountFileContents &)>;
    Expected<Done, AccountError> change(const Change &apply);
    void take(const AccountFileContents &contents);
    void reloadIfChanged();
    void watch();

    QString m_file;
    AccountFileContents m_contents;
    QFileSystemWatcher m_watcher;
};

// The wanted label, else the first of "wanted (2)", "wanted (3)" … that no other account has.
QString freeLabel(const QList<Account> &accounts, const QString &wanted, const QString &exceptId = {});

} // namespace pillarbox::account
