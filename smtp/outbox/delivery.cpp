#include "smtp/outbox/delivery.h"

#include "smtp/outbox/relayform.h"

namespace pillarbox::outbox {

Delivery::Delivery(const Claim &claim, const QDateTime &now, std::chrono::milliseconds monotonic)
    : m_claim(claim)
    , m_startedAt(now)
    , m_begun(monotonic)
{
    for (int i = 0; i < claim.summary.recipients.size(); ++i)
        if (claim.summary.recipients[i].outcome == Outcome::Pending)
            m_positions.append(i);
    beginAnew();
}

void Delivery::beginAnew()
{
    m_replies.clear();
    m_progress = {};
    m_progress.id = id();
    m_progress.octetsTotal = item().size;
    m_encoding = {};
}

void Delivery::goOn(const QList<Recipient> &recipients, const protocol::DeliveryOutcome &outcome)
{
    QList<int> rest;
    for (const int index : outcome.leftOver)
        if (index >= 0 && index < m_positions.size())
            rest.append(m_positions[index]);
    m_claim.summary.recipients = recipients;
    m_positions = rest;
    m_notOffered = outcome.notOffered;
    m_replies.clear();
    m_progress.octetsWritten = 0;
    m_progress.isHandedOver = false;
}

void Delivery::setEncoding(const message::WireEncoding &encoding)
{
    m_encoding = encoding;
    m_progress.octetsTotal = encoding.size;
}

message::MessageFacts Delivery::facts() const
{
    message::MessageFacts facts;
    facts.size = item().size;
    facts.has8BitContent = m_claim.has8BitContent;
    facts.hasLongLine = m_claim.hasLongLine;
    facts.isOwnWriting = item().hasDraft;
    return facts;
}

protocol::Envelope Delivery::envelope() const
{
    protocol::Envelope envelope;
    envelope.reversePath = message::envelopePath(item().envelopeSender.isEmpty() ? item().from.address : item().envelopeSender);
    for (const int position : m_positions)
        envelope.forwardPaths.append(message::envelopePath(item().recipients[position].mailbox.address));
    declare(m_encoding, envelope);
    envelope.needsSmtpUtf8 = m_claim.needsSmtpUtf8;
    envelope.options = m_claim.options;
    return envelope;
}

void Delivery::passStage(protocol::Stage stage, std::chrono::milliseconds took)
{
    m_progress.stage = stage;
    m_progress.finished.append({stage, took});
}

AttemptRecord Delivery::giveBack() const
{
    AttemptRecord record;
    record.id = id();
    record.ruling.recipients = item().recipients;
    record.ruling.reason = item().reason;
    record.ruling.urgency = m_claim.urgency;
    record.triedBefore = m_claim.triedAt;
    return record;
}

AttemptRecord Delivery::conclude(const protocol::DeliveryOutcome &outcome, const Ruling &ruling, const QByteArray &transcript,
    const QDateTime &now, std::chrono::milliseconds monotonic) const
{
    AttemptRecord record;
    record.id = id();
    record.ruling = ruling;
    Attempt &attempt = record.attempt.emplace();
    attempt.startedAt = m_startedAt;
    attempt.took = monotonic - m_begun;
    attempt.stages = m_progress.finished;
    attempt.session = m_progress.session;
    attempt.error = outcome.error;
    attempt.finalReply = outcome.finalReply;
    attempt.transcript = transcript;
    attempt.form = m_encoding.form;
    attempt.notOffered = outcome.notOffered.isEmpty() ? m_notOffered : outcome.notOffered;
    if (ruling.hasAccepted)
        record.receipt = Receipt{.acceptedAt = now,
            .reply = outcome.finalReply,
            .queueId = outcome.queueId,
            .session = m_progress.session.value_or(transport::Session{}),
            .form = m_encoding.form,
            .signature = m_encoding.head};
    return record;
}

} // namespace pillarbox::outbox
