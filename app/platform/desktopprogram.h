#pragma once

#include <QString>

namespace pillarbox::app {

// Replaces this process by the program with everything in it, which lies beside this one; same words, same environment. Comes
// back only when that cannot be, with the reason.
QString becomeDesktopProgram(char **argv);

} // namespace pillarbox::app
