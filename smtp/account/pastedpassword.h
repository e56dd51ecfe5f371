#pragma once
// Passwords that a provider makes are shown in groups ("abcd efgh ijkl mnop"), and are copied with the spaces between them.

#include <QString>

namespace pillarbox::account {

struct Provider;

// Without spaces of any kind where the provider makes the password and so has none in it; else as it is.
QString withoutPastedSpaces(const QString &password, const Provider &provider);

} // namespace pillarbox::account
