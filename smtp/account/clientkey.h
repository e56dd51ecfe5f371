#pragma once
// The private key of an account's client certificate: where the keychain has it, and when the certificate ends.

#include "smtp/account/account.h"

#include <QDateTime>

#include <optional>

namespace pillarbox::account {

// The name of its entry in CredentialStore.
QString clientKeyId(const QString &accountId);

// Days to the end of the account's client certificate, once there are 30 or fewer; below 0: it is over. Absent: long yet, or
// the account has none.
std::optional<qint64> clientCertificateDaysLeft(const Account &account, const QDateTime &now);

} // namespace pillarbox::account
