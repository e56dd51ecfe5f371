#pragma once
// Standard output and error of a command: one JSON object or text there, everything else here. Text is made printable on the
// way: it may quote a server, a message or the command's own words.

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace pillarbox::app {

// False when it could not be written.
bool writeOutput(const QString &text);
bool writeOutput(const QJsonObject &object);
bool writeRaw(const QByteArray &bytes); // a piece of a JSON object that is too large to be made as a whole
void writeError(const QString &text);
// What writeOutput could not, in words: a message that was accepted must not look as if it were not.
void writeLostResult(const QString &text);

} // namespace pillarbox::app
