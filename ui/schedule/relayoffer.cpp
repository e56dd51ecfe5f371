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
    return protocol::isHeldUntil(offer.limits, at, now);
}

} // namespace pillarbox::ui
