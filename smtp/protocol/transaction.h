#pragma once
// One mail transaction under way (RFC 5321 3.3) and what has been answered so far.

#include "smtp/protocol/deliveryoutcome.h"
#include "smtp/protocol/envelope.h"
#include "smtp/protocol/reply.h"

#include <optional>

namespace pillarbox::protocol {

struct Transaction {
    Envelope envelope;
    int nextRecipient = 0; // the first whose RCPT has not been sent
    bool isOpen = false; // MAIL was accepted and nothing has ended it
    QList<RecipientReply> answers;
    std::optional<SendError> refusal; // of MAIL or DATA

    int recipientCount() const { return int(envelope.forwardPaths.size()); }
    bool hasAccepted() const;
    bool areAllAnswered() const { return answers.size() == recipientCount(); }
    // Why nobody gets it, as far as it is decided: the refusal of MAIL or DATA; else, when every recipient was refused, a
    // transient refusal if any, else the first.
    std::optional<SendError> verdict() const;
};

SendError refusalBy(const Reply &reply, Stage stage); // ServerClosing for 421

} // namespace pillarbox::protocol
