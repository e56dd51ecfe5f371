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
    // Recipients, by index, whom this transaction surely did not reach and a further one may take at once: not named because of
    // the relay's limits (RFC 9422), or refused as too many (452 4.5.3) after others were accepted. Without their answer in
    // recipients. Each transaction answers for one recipient at least, so asking for the rest comes to an end. Beside an error
    // only when that is the refusal of every recipient named, or uncertain; then recipients in neither list are uncertain too.
    QList<int> leftOver;
    QByteArrayList notOffered; // extensions asked for that the relay does not have: "DSN", "DELIVERBY" …
    bool isUsable = false; // the connection can carry the next delivery

    bool operator==(const DeliveryOutcome &) const = default;
};

} // namespace pillarbox::protocol
