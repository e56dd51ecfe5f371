#pragma once
// What may stand in an address, a name, a subject or a file name. Neither C0 nor C1 controls, nor what is no character at
// all (half a surrogate pair): it could not arrive as it was given.

#include <QString>

namespace pillarbox::message {

enum class Tab { Refused, Allowed };

bool hasControlCharacter(const QString &text, Tab tab = Tab::Refused);
// For showing: every control character as U+FFFD, so that a line stays a line.
QString printable(QString text);

} // namespace pillarbox::message
