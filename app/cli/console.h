#pragma once
// Standard output and error of a command: one JSON object or text there, everything else here. What strangers wrote is made
// printable by the caller.

#include <QJsonObject>
#include <QString>

namespace pillarbox::app {

// False when it could not be written.
bool writeOutput(const QString &text);
bool writeOutput(const QJsonObject &object);
void writeError(const QString &text);

} // namespace pillarbox::app
