#pragma once
// What must be put right in a process before anything else runs.

#include <QString>

namespace pillarbox::app {

// Files made are for the user alone; a closed standard stream cannot become a database or a socket; a reader that goes
// away, or a limit on the size of files, is an error of write, not the end.
void prepareProcess();

QString loginName(); // of the user whom the process runs for; empty: unknown
// By which an open file can be opened again, though it has no name.
QString pathOfOpenFile(int descriptor);

} // namespace pillarbox::app
