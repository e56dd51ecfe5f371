#pragma once
// Where a command takes a password from: an environment variable or the first line of standard input, never the command line.

#include "app/cli/arguments.h"
#include "app/cli/failure.h"
#include "smtp/base/secret.h"

namespace pillarbox::app {

enum class PasswordSource { None, Environment, StandardInput };

// Both, or one without --user, are contradictions; so is --user without one.
Expected<PasswordSource, Failure> passwordSourceOf(const Arguments &arguments, bool isUserGiven);
// Reads it now; blocks until the line has come.
Expected<Secret, Failure> readPassword(const Arguments &arguments);

} // namespace pillarbox::app
