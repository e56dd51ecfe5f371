#pragma once
// The first words of the command line: which profile, which command. Reads nothing but the words.

#include "app/cli/failure.h"
#include "smtp/base/expected.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace pillarbox::app {

enum class CommandName {
    Window,
    Background,
    Sandbox,
    Mailto,
    Compose,
    Send,
    Probe,
    Check,
    Account,
    Outbox,
    Sendmail,
    Version,
    Help
};

struct CommandLine {
    CommandName name = CommandName::Window;
    std::optional<QString> profileDirectory;
    QStringList words; // after the command's own; for Mailto the URL, for Help the command
};

// words: without the program's name.
Expected<CommandLine, Failure> readCommandLine(const QStringList &words);

// It opens windows, at once or (Background) when asked; everything else is done on the terminal.
bool hasWindows(CommandName name);

} // namespace pillarbox::app
