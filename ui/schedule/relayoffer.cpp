#include "ui/schedule/relayoffer.h"

namespace pillarbox::ui {

std::optional<RelayOffer> relayOffer(const account::Account &account)
{
    if (!account.holdLimits)
        return {};
    return RelayOffer{account.host, *account.holdLimits};
}

bool isKeptUntil(const RelayOffer &offer, const QDateTime &at, const QDateTime &now)
{
    const bool isShortEnough = !offer.limits.longest || at <= now.addDuration(*offer.limits.longest);
    const bool isEarlyEnough = !offer.limits.latest || at <= *offer.limits.latest;
    return isShortEnough && isEarlyEnough;
}

} // namespace pillarbox::ui
