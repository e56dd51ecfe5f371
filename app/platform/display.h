#pragma once
// Whether there is a display to open a window on. Qt aborts the process when it is told of one that does not answer.

namespace pillarbox::app {

bool hasDisplay();

} // namespace pillarbox::app
