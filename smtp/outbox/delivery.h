#pragma once
// One attempt for one item, as it goes: what is offered to the relay, what the window is shown, and in the end what is
// recorded. No I/O.

#include "smtp/message/wireencoding.h"
#include "smtp/outbox/claimtable.h"
#include "smtp/protocol/envelope.h"

#include <chrono>

namespace pillarbox::outbox {

class Delivery
{
public:
    Delivery(const Claim &claim, const QDateTime &now, std::chrono::milliseconds monotonic);

    const ItemId &id() const { return m_claim.summary.id; }
    const ItemSummary &item() const { return m_claim.summary; }
    const QDateTime &startedAt() const { return m_startedAt; }
    const QList<int> &positions() const { return m_positions; } // of the recipients tried
    message::MessageFacts facts() const; // of the canonical content
    protocol::Envelope envelope() const; // the content as it was encoded for the relay

    void setEncoding(const message::WireEncoding &encoding);
    const message::WireEncoding &encoding() const { return m_encoding; }

    void passStage(protocol::Stage stage, std::chrono::milliseconds took);
    void setSession(const std::optional<transport::Session> &session) { m_progress.session = session; }
    void setWritten(qint64 octets) { m_progress.octetsWritten = octets; }
    void answer(const protocol::RecipientReply &reply) { m_replies.append(reply); }
    void setHandedOver() { m_progress.isHandedOver = true; }
    // The same attempt on another connection: what the first one went through does not count.
    void beginAnew();
    // A further transaction of the same attempt, for those of the envelope that the last one left over; what it settled is
    // on the disk.
    void goOn(const QList<Recipient> &recipients, const protocol::DeliveryOutcome &outcome);

    const Progress &progress() const { return m_progress; }
    const QList<protocol::RecipientReply> &replies() const { return m_replies; } // to RCPT, so far

    // As if it had never been claimed.
    AttemptRecord giveBack() const;
    AttemptRecord conclude(const protocol::DeliveryOutcome &outcome, const Ruling &ruling, const QByteArray &transcript,
        const QDateTime &now, std::chrono::milliseconds monotonic) const;

private:
    Claim m_claim;
    QList<int> m_positions;
    QList<protocol::RecipientReply> m_replies;
    Progress m_progress;
    message::WireEncoding m_encoding;
    QByteArrayList m_notOffered;
    QDateTime m_startedAt;
    std::chrono::milliseconds m_begun;
};

} // namespace pillarbox::outbox
