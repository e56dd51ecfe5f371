#pragma once
// How and when a message leaves the outbox, as chosen with the Send button or on the command line.

#include "smtp/outbox/item.h"
#include "smtp/protocol/deliveryoptions.h"

namespace pillarbox::outbox {

struct Departure {
    protocol::DeliveryOptions options;
    std::chrono::seconds undoTime{0}; // during which it can be taken back; 0: none
    std::optional<Schedule> schedule; // then no undo time is waited

    bool operator==(const Departure &) const = default;
};

} // namespace pillarbox::outbox
