#pragma once
// The file that holds a profile's accounts: JSON, replaced atomically, readable by its owner alone. Knows nothing of who
// watches it or which account is meant.

#include "smtp/account/account.h"
#include "smtp/base/expected.h"

#include <QList>
#include <QString>

namespace pillarbox::account {

enum class AccountFileError { CannotRead, CannotWrite, Damaged, NewerVersion };

// An absent file holds no accounts.
Expected<QList<Account>, AccountFileError> readAccountFile(const QString &file);
Expected<Done, AccountFileError> writeAccountFile(const QString &file, const QList<Account> &accounts);
// Moves it to the first free name of file.damaged, file.damaged-2 …
void setAside(const QString &file);

} // namespace pillarbox::account
