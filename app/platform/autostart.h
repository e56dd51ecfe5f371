#pragma once
// Whether the desktop starts the program, without a window, when the user logs in. One entry for each user.

#include "smtp/base/expected.h"

#include <QString>

namespace pillarbox::app {

// What the desktop obeys: an entry that was switched off in its settings is off.
bool startsAtLogin();
// program: its path. An error is a reason.
Expected<Done, QString> setStartsAtLogin(bool isWanted, const QString &program);

} // namespace pillarbox::app
