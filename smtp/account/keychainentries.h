#pragma once
// What the keychain may hold of an account.

#include "smtp/account/account.h"

#include <QStringList>

namespace pillarbox::account {

// Names of entries in CredentialStore: the account's own, the key of its client certificate, its identities' signing keys.
QStringList keychainEntriesOf(const Account &account);

} // namespace pillarbox::account
