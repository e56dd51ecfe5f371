#pragma once
// What an attempt's outcome means for its item: pure. Per recipient first, the item's state follows from them.

#include "smtp/outbox/item.h"
#include "smtp/outbox/outboxerror.h"
#include "smtp/outbox/retryschedule.h"
#include "smtp/protocol/deliveryoutcome.h"

namespace pillarbox::outbox {

struct Ruling {
    State state = State::Waiting;
    QList<Recipient> recipients; // all of the item's, brought up to date
    std::optional<protocol::SendError> reason;
    std::optional<QDateTime> dueAt; // of waiting; absent: as soon as the relay allows
    bool isCounted = false; // against the message's schedule
    bool isCancelled = false; // held: by the user
    int urgency = 0; // of waiting: Send Now was asked, and it has not been tried yet; as in the column
    bool hasAccepted = false; // somebody got it by this attempt

    bool operator==(const Ruling &) const = default;
};

// Who has to act on the error of an attempt: dispositionOf(), but a disk that cannot take the hand-over mark, and a relay that
// has had too much from us, are nothing that the message can help.
protocol::Disposition dispositionOfAttempt(const protocol::SendError &error);

// Nobody has to enter anything: such mail goes on by itself once the keychain has been opened, or started.
bool waitsForKeychain(const protocol::SendError &error);

// The store could not write what has to be on the disk before anything goes out.
protocol::SendError cannotWrite(const OutboxError &error);

// Others of the same envelope may have a further transaction at once (DeliveryOutcome::leftOver): nothing but recipients' own
// refusals spoke against it, and somebody was settled, so that it comes to an end. named: how many the envelope had.
bool hasRest(const protocol::DeliveryOutcome &outcome, qsizetype named);

// Sending: hasRest(), and those are still to come.
// positions: the item's recipients that were tried, in the order of the envelope's forward-paths.
Ruling ruleOn(const ItemSummary &item, const QList<int> &positions, const protocol::DeliveryOutcome &outcome,
    const RetrySchedule &schedule, const QDateTime &now, double chance);

} // namespace pillarbox::outbox
