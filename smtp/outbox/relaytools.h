#pragma once
// What every session of a DeliveryService shares.

#include "smtp/account/credentialstore.h"
#include "smtp/base/clock.h"
#include "smtp/base/secret.h"
#include "smtp/outbox/linkbreaks.h"
#include "smtp/outbox/outbox.h"
#include "smtp/outbox/portalwatch.h"
#include "smtp/outbox/retryschedule.h"
#include "smtp/transport/tlssessions.h"

#include <chrono>
#include <memory>
#include <optional>

namespace pillarbox::outbox {

struct RelayTools {
    Outbox &outbox;
    account::CredentialStore &credentials;
    Clock &clock;
    QString claimant;
    RetrySchedule schedule;
    std::optional<std::chrono::milliseconds> timeout{}; // bounds each wait; absent: RFC 5321's limits
    Secret proxyPassword{}; // for the user name in an account's proxy
    std::shared_ptr<transport::TlsSessions> tlsSessions = std::make_shared<transport::TlsSessions>();
    std::shared_ptr<PortalWatch> portal = std::make_shared<PortalWatch>();
    std::shared_ptr<LinkBreaks> breaks = std::make_shared<LinkBreaks>();
};

} // namespace pillarbox::outbox
