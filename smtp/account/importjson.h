#pragma once
// Accounts as a file that can be carried to another profile or computer: JSON with a version, without ids, without secrets and
// without what was only learnt of the relays. Reading is strict: what is not understood is named, never guessed, and a secret
// that somebody wrote into it is not read.

#include "smtp/account/importedaccount.h"
#include "smtp/base/expected.h"

#include <QByteArray>

namespace pillarbox::account {

// The built-in sandbox's account stays out.
QByteArray exportAccounts(const QList<Account> &accounts);
Expected<Done, QString> writeExportFile(const QString &file, const QList<Account> &accounts); // the error: the system's words
// file: how the remarks call it.
Imported readExport(const QByteArray &json, const QString &file = {});
Imported readExportFile(const QString &file);

} // namespace pillarbox::account
