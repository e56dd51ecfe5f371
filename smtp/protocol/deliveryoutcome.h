#pragma once
// What became of one delivery.

#include "smtp/protocol/envelope.h"
#include "smtp/protocol/senderror.h"

namespace pillarbox::protocol {

struct DeliveryOutcome {
    QList<RecipientReply> recipients; // those that were answered, by index
    // Absent: the end of the data was answered positively, every recipient whose reply was positive has it. Set: nobody has
    // it, unless mayHaveBeenDelivered. When no recipient was accepted it is the gravest-to-retry refusal: a transient one if
    // any.
    std::optional<SendError> error;
    QByteArray finalReply; // "250 2.0.0 Ok: queued as A1B2", made printable; empty when none came
    QByteArray queueId; // found in it, or empty
    bool isUsable = false; // the connection can carry the next delivery

    bool operator==(const DeliveryOutcome &) const = default;
};

} // namespace pillarbox::protocol
