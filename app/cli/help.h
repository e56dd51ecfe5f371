#pragma once
// The help texts, one for each command.

#include <QString>

namespace pillarbox::app {

// Empty: the overview.
QString helpFor(const QString &command);
QString versionText();

} // namespace pillarbox::app
