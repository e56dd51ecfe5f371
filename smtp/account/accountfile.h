#pragma once
// The file that holds a profile's accounts: JSON, replaced atomically, readable by its owner alone. Knows nothing of who
// watches it or which account is meant.

#include "smtp/account/account.h"
#include "smtp/base/expected.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace pillarbox::account {

enum class AccountFileError { CannotRead, CannotWrite, TooLarge, Damaged, NewerVersion }; // TooLarge: to be read again

struct AccountFileContents {
    QList<Account> accounts; // in the order that the user gave them
    QStringList removedIds; // of accounts that are gone while the keychain may still hold their secrets

    bool operator==(const AccountFileContents &) const = default;
};

// An absent file holds no accounts.
Expected<AccountFileContents, AccountFileError> readAccountFile(const QString &file);
Expected<Done, AccountFileError> writeAccountFile(const QString &file, const AccountFileContents &contents);
bool isAccountFileThere(const QString &file);
// Moves it to the first free name of file.damaged, file.damaged-2 …
void setAside(const QString &file);
bool isAnyAside(const QString &file);

} // namespace pillarbox::account
