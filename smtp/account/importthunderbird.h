#pragma once
// The outgoing servers of Thunderbird's profiles, each with the identities that send through it. Never its passwords.

#include "smtp/account/importplaces.h"

namespace pillarbox::account {

// All profiles of the package, the snap and the flatpak.
Imported importThunderbird(const ImportPlaces &places);
// One prefs.js.
Imported readThunderbirdPrefs(const QString &file);

} // namespace pillarbox::account
