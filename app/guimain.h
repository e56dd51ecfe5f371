#pragma once

#include "app/cli/commandline.h"

namespace pillarbox::app {

// Runs the program with windows until it ends; the exit status.
int runWindows(const CommandLine &line, int argc, char **argv);

} // namespace pillarbox::app
