#pragma once
// How an account reaches its relay beside host and port: --proxy, --timeout, --ehlo. "none" goes back to the usual.

#include "app/cli/arguments.h"
#include "app/cli/failure.h"
#include "smtp/account/account.h"

#include <optional>

namespace pillarbox::app {

const QList<Flag> &connectionFlags();
// Changes what is given, and nothing else.
std::optional<Failure> changeConnection(account::Account &account, const Arguments &arguments);

} // namespace pillarbox::app
