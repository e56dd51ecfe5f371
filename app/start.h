#pragma once
// What both programs begin with: their words, and a subcommand's way from its task to the exit status.

#include "app/cli/failure.h"
#include "app/cli/prepared.h"

#include <QStringList>

#include <optional>

namespace pillarbox::app {

struct Words {
    QStringList list;
    std::optional<Failure> failure; // a word that is no text
};

// Also names the program and readies the process; to be called first.
Words startWith(int argc, char **argv);
// The command is known all the same, and its way of saying no.
int reportWords(const Words &words);
// On the event loop until it is done; SIGINT and SIGTERM interrupt it.
int runTask(Prepared prepared);

} // namespace pillarbox::app
