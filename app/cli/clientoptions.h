#pragma once
// As whom a command shows itself to TLS: --client-cert with --client-key, or --pkcs12; --passphrase-env names the variable with
// the passphrase of either.

#include "app/cli/arguments.h"
#include "app/cli/failure.h"
#include "smtp/base/expected.h"
#include "smtp/transport/clientidentity.h"

#include <optional>

namespace pillarbox::app {

const QList<Flag> &clientFlags();
// Without reading a file: what goes together and what does not.
std::optional<Failure> clientContradictionOf(const Arguments &arguments);
// Reads them; absent: none was given.
Expected<std::optional<transport::ClientIdentity>, Failure> clientIdentityOf(const Arguments &arguments);

} // namespace pillarbox::app
