#pragma once
// What the sources of an address' relay said, as the command line shows it.

#include "smtp/account/sourcerun.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace pillarbox::app {

QString sourceWord(account::HostHint::Source source); // stable: "provider", "srv", "autoconfig", "ispdb", "mx", "guess", "user"
QJsonArray sourcesJson(const QList<account::SourceReport> &reports);
QJsonObject originJson(const account::HostHint &hint);
QString sourceLine(const account::SourceReport &report);

} // namespace pillarbox::app
