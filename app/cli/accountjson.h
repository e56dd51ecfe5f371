#pragma once
// An account as the command line shows it.

#include "smtp/account/account.h"

#include <QJsonObject>

namespace pillarbox::app {

QJsonObject accountJson(const account::Account &account);
QString accountLine(const account::Account &account);

} // namespace pillarbox::app
