// The program with everything in it: windows, and the subcommands that need a profile; the latter need no display.
// Usually started by the small one (main.cpp), but complete without it.

#include "app/cli/commands.h"
#include "app/cli/failurereport.h"
#include "app/guimain.h"
#include "app/start.h"
#include "app/translations.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    using namespace pillarbox::app;
    const Words words = startWith(argc, argv);
    const auto line = readCommandLine(words.list);
    int ownArgc = 1; // the words are read already; Qt shall not look for its own among them
    if (!words.failure && line && hasWindows(line->name))
        return runWindows(*line, ownArgc, argv);
    QCoreApplication application(ownArgc, argv);
    loadTranslations();
    if (words.failure)
        return reportWords(words);
    if (!line)
        return int(reportFailure(line.error(), CommandName::Help, words.list));
    const Profile profile = line->profileDirectory ? profileAt(*line->profileDirectory) : standardProfile();
    return runTask(prepareCommand(*line, profile));
}
