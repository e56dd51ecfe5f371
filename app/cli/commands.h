#pragma once
// From a command line to the task that carries it out; every subcommand that needs no window.

#include "app/cli/commandline.h"
#include "app/cli/prepared.h"
#include "app/profile.h"

namespace pillarbox::app {

// Reads the command's options, and files and passwords they name.
Prepared prepareCommand(const CommandLine &line, const Profile &profile);

} // namespace pillarbox::app
