#pragma once
// `pillarbox compose …` and mailto: links, as a request to the window. Files are looked at here, where the words were given.

#include "app/cli/commandline.h"
#include "app/request.h"

namespace pillarbox::app {

Expected<Request, Failure> composeRequestOf(const QStringList &words);
// Of any command that opens a window.
Expected<Request, Failure> requestOf(const CommandLine &line);

} // namespace pillarbox::app
