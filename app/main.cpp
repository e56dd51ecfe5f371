// Chooses between the window and a subcommand; the latter need no display.

#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/help.h"
#include "app/guimain.h"
#include "app/platform/process.h"
#include "app/platform/signals.h"
#include "app/profile.h"
#include "app/translations.h"

#include <QCoreApplication>

#include <optional>

namespace {

using namespace pillarbox::app;

struct Words {
    QStringList list;
    std::optional<Failure> failure;
};

// Strict: a byte that is no text cannot be shown, stored or sent exactly.
Words wordsOf(int argc, char **argv)
{
    Words words;
    for (int i = 1; i < argc; ++i) {
        const QByteArray bytes(argv[i]);
        words.list += QString::fromUtf8(bytes);
        if (!words.failure && words.list.constLast().toUtf8() != bytes)
            words.failure = usageFailure(QCoreApplication::translate("CommandLine", "Argument %1 is not valid UTF-8.").arg(i));
    }
    return words;
}

// The command is known all the same, and its way of saying no.
int reportWords(const Words &words)
{
    const auto line = readCommandLine(words.list);
    return int(reportFailure(*words.failure, line ? line->name : CommandName::Help, words.list));
}

int runCommand(const CommandLine &line)
{
    const Profile profile = line.profileDirectory ? profileAt(*line.profileDirectory) : standardProfile();
    Prepared prepared = prepareCommand(line, profile);
    if (!prepared.task)
        return int(prepared.code);
    TerminationSignals signalWatch;
    QObject::connect(&signalWatch, &TerminationSignals::received, prepared.task.get(), &Task::interrupt);
    QObject::connect(
        prepared.task.get(), &Task::finished, QCoreApplication::instance(),
        [](ExitCode code) { QCoreApplication::exit(int(code)); }, Qt::QueuedConnection);
    QMetaObject::invokeMethod(prepared.task.get(), &Task::start, Qt::QueuedConnection);
    const int code = QCoreApplication::exec();
    prepared.task.reset();
    return code;
}

int printed(const QString &text)
{
    return int(writeOutput(text) ? ExitCode::Ok : ExitCode::InputOutput);
}

} // namespace

int main(int argc, char **argv)
{
    prepareProcess();
    QCoreApplication::setApplicationName(QStringLiteral("pillarbox"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PILLARBOX_VERSION));
    const Words words = wordsOf(argc, argv);
    const auto line = readCommandLine(words.list);
    int ownArgc = 1; // the words are read already; Qt shall not look for its own among them
    if (!words.failure && line && needsDisplay(line->name))
        return runWindows(*line, ownArgc, argv);
    QCoreApplication application(ownArgc, argv);
    loadTranslations();
    if (words.failure)
        return reportWords(words);
    if (!line)
        return int(reportFailure(line.error(), CommandName::Help, words.list));
    if (line->name == CommandName::Help)
        return printed(helpFor(line->words.value(0)));
    if (line->name == CommandName::Version)
        return printed(versionText());
    return runCommand(*line);
}
