#pragma once
// A subcommand that is ready to run, or the status with which it ended before it began.

#include "app/cli/task.h"

#include <memory>

namespace pillarbox::app {

// Null: it has said why, with the exit status.
struct Prepared {
    std::unique_ptr<Task> task;
    ExitCode code = ExitCode::Ok;
};

} // namespace pillarbox::app
