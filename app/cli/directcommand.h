#pragma once
// `pillarbox send --host`: the one subcommand that needs neither a profile nor a window. What it needs is a room of its own,
// so that a program with nothing else in it starts fast.

#include "app/cli/commandline.h"
#include "app/cli/prepared.h"

#include <optional>

namespace pillarbox::app {

// Reads the options, and files and passwords they name. Absent: the line asks for something else.
std::optional<Prepared> prepareDirectSend(const CommandLine &line);

} // namespace pillarbox::app
