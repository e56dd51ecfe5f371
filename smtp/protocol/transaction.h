#pragma once
// One mail transaction under way (RFC 5321 3.3) and what has been answered so far.

#include "smtp/protocol/capabilities.h"
#include "smtp/protocol/deliveryoutcome.h"
#include "smtp/protocol/envelope.h"
#include "smtp/protocol/reply.h"
#include "smtp/protocol/sessionquota.h"

#include <optional>

namespace pillarbox::protocol {

// Unanswered RCPTs at a time. Far below what fills a TCP window with commands or replies, where both sides could end up
// waiting for each other (RFC 2920 section 3.1).
constexpr int pipelineWindow = 100;
// A content up to this goes out with its commands in one flight. What a driver keeps back of a chunk is at least as much.
constexpr qint64 flightLimit = 32LL * 1024;

enum class ContentForm {
    Dotted, // DATA (RFC 5321 4.1.1.4)
    Chunk, // one BDAT with everything (RFC 3030), once somebody has been accepted
    Flight, // likewise, but in one write with MAIL and RCPT (RFC 2920): one round trip
    None, // of a rehearsal
};

ContentForm contentForm(const Envelope &envelope, qsizetype recipients, const Capabilities &capabilities);

struct Transaction {
    Envelope envelope;
    ContentForm form = ContentForm::Dotted;
    SessionQuota::Share share;
    qsizetype nextRecipient = 0; // of share.named, the first whose RCPT has not been sent
    bool isOpen = false; // MAIL was accepted and nothing has ended it
    QList<RecipientReply> answers;
    QList<int> tooMany; // refused because others had been accepted
    std::optional<SendError> refusal; // of MAIL or DATA

    void forgetAnswers(); // they may be those of others
    bool areAllAsked() const { return nextRecipient == share.named.size(); }
    bool areAllAnswered() const { return answers.size() + tooMany.size() == share.named.size(); }
    bool hasAccepted() const;
    // Why nobody gets it, as far as it is decided: the refusal of MAIL or DATA; else, when every recipient was refused, a
    // transient refusal if any, else the first.
    std::optional<SendError> verdict() const;
    // Those whom nothing that ended in error has reached, and who may be tried at once.
    QList<int> leftOver(const std::optional<SendError> &error) const;
};

SendError refusalBy(const Reply &reply, Stage stage); // ServerClosing for 421
// The relay takes this recipient in another transaction (RFC 5321 4.5.3.1.10, X.5.3 of RFC 3463).
bool isTooManyRecipients(const Reply &reply);

} // namespace pillarbox::protocol
