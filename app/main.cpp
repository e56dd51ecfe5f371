// The program as it is started. It answers for itself what needs neither a profile nor a window, so that sending one message
// costs no more than that; for everything else it becomes the program with everything in it, which takes longer to load than a
// message takes to send.

#include "app/cli/commandline.h"
#include "app/cli/console.h"
#include "app/cli/directcommand.h"
#include "app/cli/failurereport.h"
#include "app/cli/help.h"
#include "app/platform/desktopprogram.h"
#include "app/start.h"
#include "app/translations.h"

#include <QCoreApplication>

namespace {

using namespace pillarbox::app;

int printed(const QString &text)
{
    return int(writeOutput(text) ? ExitCode::Ok : ExitCode::InputOutput);
}

bool mayBeOurs(CommandName name)
{
    return name == CommandName::Send || name == CommandName::Help || name == CommandName::Version;
}

int beDesktopProgram(char **argv)
{
    const QString reason = becomeDesktopProgram(argv);
    writeError(QCoreApplication::translate("CommandLine", "The rest of Pillarbox cannot be started: %1").arg(reason));
    return int(ExitCode::Internal);
}

} // namespace

int main(int argc, char **argv)
{
    const Words words = startWith(argc, argv);
    const auto line = readCommandLine(words.list);
    if (!words.failure && line && !mayBeOurs(line->name))
        return beDesktopProgram(argv);
    int ownArgc = 1; // the words are read already; Qt shall not look for its own among them
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
    auto prepared = prepareDirectSend(*line);
    return prepared ? runTask(std::move(*prepared)) : beDesktopProgram(argv);
}
