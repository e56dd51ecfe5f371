#pragma once
// Trusted keys and issuers as the file of the accounts and an export hold them.

#include "smtp/transport/servertrust.h"

#include <QJsonArray>

namespace pillarbox::account {

QJsonArray pinsToJson(const QList<transport::PinnedKey> &pins);
// One that cannot be read stays, and fits no key: a damaged file must not open an endpoint that was bound to one.
QList<transport::PinnedKey> pinsFromJson(const QJsonArray &array);
QJsonArray issuersToJson(const QList<transport::TrustedIssuer> &issuers);
QList<transport::TrustedIssuer> issuersFromJson(const QJsonArray &array);

} // namespace pillarbox::account
