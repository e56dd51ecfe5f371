#pragma once
// An account as the command line shows it.

#include "smtp/account/account.h"

#include <QJsonObject>

namespace pillarbox::app {

QJsonObject accountJson(const account::Account &account);
QString accountLine(const account::Account &account);
// Ends of that line, each a part of a sentence: what it trusts beside or instead of the system's certificates.
QStringList trustParts(const account::Account &account);

} // namespace pillarbox::app
