#pragma once
// From a command line to the task that carries it out; every subcommand that needs no window.

#include "app/cli/commandline.h"
#include "app/cli/task.h"
#include "app/profile.h"

#include <memory>

namespace pillarbox::app {

// Reads the command's options, and files and passwords they name. Null: it has said why, with the exit status.
struct Prepared {
    std::unique_ptr<Task> task;
    ExitCode code = ExitCode::Ok;
};

Prepared prepareCommand(const CommandLine &line, const Profile &profile);
// Says it on standard error, and with --json among the words also as an object.
ExitCode reportFailure(const Failure &failure, CommandName name, const QStringList &words);

} // namespace pillarbox::app
