#pragma once
// --ca FILE: certificates in PEM that are trusted instead of the system's. --pin-key and --trust-issuer: beside them, a key for
// one endpoint and an issuer for one host.

#include "app/cli/failure.h"
#include "smtp/base/expected.h"

#include "app/cli/arguments.h"
#include "smtp/account/account.h"

#include <QByteArray>

#include <optional>

namespace pillarbox::app {

// Absent: empty, the system's are meant.
Expected<QByteArray, Failure> readTrustFile(const std::optional<QString> &path);

// Keys and certificates are of use where TLS is.
std::optional<Failure> failureWithoutTls(const account::Account &account);

const QList<Flag> &trustFlags();
// For the account's own host and port; "none" takes back what was trusted before. Changes what is given, and nothing else.
std::optional<Failure> changeTrust(account::Account &account, const Arguments &arguments);

} // namespace pillarbox::app
