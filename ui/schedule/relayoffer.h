#pragma once
// Whether an account's relay keeps a message until its time (FUTURERELEASE, RFC 4865), as it said when it was last seen. Pure.

#include "smtp/account/account.h"

#include <QDateTime>

#include <optional>

namespace pillarbox::ui {

struct RelayOffer {
    QString server;
    protocol::HoldLimits limits;

    bool operator==(const RelayOffer &) const = default;
};

std::optional<RelayOffer> relayOffer(const account::Account &account);
// Within its limits.
bool isKeptUntil(const RelayOffer &offer, const QDateTime &at, const QDateTime &now);

} // namespace pillarbox::ui
