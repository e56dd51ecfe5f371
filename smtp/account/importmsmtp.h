#pragma once
// The accounts of msmtp's settings: accounts, what they inherit, and the defaults. Never its passwords; no command is run.

#include "smtp/account/importplaces.h"

namespace pillarbox::account {

// ~/.msmtprc, else msmtp/config among the user's settings: the one that msmtp itself would read.
Imported importMsmtp(const ImportPlaces &places);
Imported readMsmtpFile(const QString &file);

} // namespace pillarbox::account
