#pragma once
// What must be put right in a process before anything else runs.

namespace pillarbox::app {

// Files made are for the user alone; a closed standard stream cannot become a database or a socket; a reader that goes away
// is an error of write, not the end.
void prepareProcess();

} // namespace pillarbox::app
