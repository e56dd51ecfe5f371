#pragma once
// A command that could not be begun says why.

#include "app/cli/commandline.h"

namespace pillarbox::app {

// Says it on standard error, and with --json among the words also as an object.
ExitCode reportFailure(const Failure &failure, CommandName name, const QStringList &words);

} // namespace pillarbox::app
