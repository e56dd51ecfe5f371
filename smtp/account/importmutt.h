#pragma once
// The relay in the settings of mutt and neomutt: smtp_url, from and realname, with the files that those name. Never a password;
// no command is run.

#include "smtp/account/importplaces.h"

namespace pillarbox::account {

Imported importMutt(const ImportPlaces &places);
Imported readMuttFile(const QString &file, const ImportPlaces &places);

} // namespace pillarbox::account
