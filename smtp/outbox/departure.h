#pragma once
// How and when a message leaves the outbox, as chosen with the Send button or on the command line.

#include "smtp/account/account.h"
#include "smtp/outbox/item.h"
#include "smtp/protocol/deliveryoptions.h"

namespace pillarbox::outbox {

struct Departure {
    protocol::DeliveryOptions options;
    std::chrono::seconds undoTime{0}; // during which it can be taken back; 0: none
    std::optional<Schedule> schedule; // then no undo time is waited
    QString envelopeSender = {}; // empty: from's address
    QString relay = {}; // as ItemSummary::relay

    bool operator==(const Departure &) const = default;
};

// The same, bound to what account and identity say now: later changes of them do not reach it.
Departure boundTo(Departure departure, const account::Account &account, const account::Identity &identity);

} // namespace pillarbox::outbox
