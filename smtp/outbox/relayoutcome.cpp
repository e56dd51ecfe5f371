// What became of an attempt: the ruling, its way to the disk, and what is told of it.

#include "smtp/outbox/relaysession.h"

#include <QRandomGenerator>

namespace pillarbox::outbox {

using protocol::Disposition;
using protocol::ErrorKind;
using protocol::Stage;

void RelaySession::concludeWith(Stage stage, ErrorKind kind, const QString &detail)
{
    protocol::DeliveryOutcome outcome;
    outcome.error = protocol::SendError{.stage = stage,
        .kind = kind,
        .replyCode = 0,
        .enhanced = {},
        .serverText = {},
        .detail = detail,
        .mayHaveBeenDelivered = false};
    conclude(outcome);
    if (m_connection && !m_connection->isReady())
        m_connection.reset();
}

State RelaySession::conclude(protocol::DeliveryOutcome outcome)
{
    m_isConcluded = true;
    if (outcome.error)
        outcome.error = seenFromHere(*outcome.error);
    if (outcome.error && isTurnedAway(*outcome.error))
        return giveBack();
    if (outcome.error && isNoBackup(*outcome.error)) {
        Q_EMIT relayFailed(*outcome.error, m_delivery->id());
        return giveBack();
    }
    if (m_connection)
        m_delivery->setSession(m_connection->wire().session());
    const QDateTime now = m_tools.clock.now();
    Ruling ruling = ruleOn(m_delivery->item(), m_delivery->positions(), outcome, m_tools.schedule, now,
        QRandomGenerator::global()->generateDouble());
    if (m_isBrokenOff && ruling.isCancelled) {
        ruling.isCancelled = false;
        ruling.state = State::Waiting;
        if (m_isAbandoned)
            ruling.reason = outcome.error;
    } else if (ruling.state == State::Waiting && outcome.error && isLinkBreak(*outcome.error))
        ruling.dueAt = m_tools.breaks->add(m_delivery->id(), now);
    else
        m_tools.breaks->forget(m_delivery->id());
    if (ruling.state == State::Sending)
        m_partial = outcome;
    const QByteArray transcript = m_connection ? m_connection->transcript() : QByteArray();
    AttemptRecord record = m_delivery->conclude(outcome, ruling, transcript, now, m_tools.clock.monotonic());
    record.attempt->insteadOf = m_route.insteadOf;
    if (record.receipt)
        record.receipt->insteadOf = m_route.insteadOf;
    commit(record);
    return ruling.state;
}

State RelaySession::giveBack()
{
    m_wasTurnedAway = m_isFinishing = true;
    commit(m_delivery->giveBack());
    return State::Waiting;
}

// The next item is claimed by the same commit, where it is clear that there is to be one.
void RelaySession::commit(const AttemptRecord &record)
{
    const bool goesOn = record.ruling.state == State::Sent && !m_isFinishing && m_next.isEmpty();
    m_writer.write(record, goesOn ? std::optional(wish()) : std::nullopt,
        [this, record, serial = m_serial](bool isOurs, const std::optional<Claim> &next) {
            setNext(next);
            if (m_serial == serial)
                onCommitted(record, isOurs);
            else
                tell(record); // the next one has overtaken it
        });
}

void RelaySession::onCommitted(const AttemptRecord &record, bool isOurs)
{
    if (isOurs && record.ruling.state == State::Sending)
        return deliverRest(record.ruling);
    m_delivery.reset();
    tell(record);
    goOn();
}

// Who was served is on the disk: a crash from here on tries the others again, and nobody twice.
void RelaySession::deliverRest(const Ruling &ruling)
{
    const protocol::DeliveryOutcome outcome = *std::exchange(m_partial, std::nullopt);
    m_delivery->goOn(ruling.recipients, outcome);
    m_isConcluded = false;
    m_next.giveBack();
    Q_EMIT judged(ruling.hasAccepted);
    if (m_isBrokenOff)
        return concludeWith(m_delivery->progress().stage, ErrorKind::Cancelled);
    if (m_connection && m_connection->isReady())
        return deliver();
    retireConnection();
    openConnection();
}

void RelaySession::tell(const AttemptRecord &record)
{
    const auto error = record.attempt ? record.attempt->error : std::nullopt;
    const auto disposition = error ? dispositionOfAttempt(*error) : Disposition::Final;
    if (disposition == Disposition::RetryRelay)
        Q_EMIT relayFailed(*error, record.id);
    else if (disposition == Disposition::AskAccount)
        Q_EMIT accountRefused(*error);
    else if (record.attempt && (!error || error->replyCode > 0))
        Q_EMIT judged(record.ruling.hasAccepted);
    if (disposition == Disposition::RetryRelay || disposition == Disposition::AskAccount)
        m_isFinishing = true;
}

void RelaySession::goOn()
{
    const auto next = m_isFinishing ? std::nullopt : m_next.take();
    if (!next)
        return claimNext();
    prepareForNext();
    onClaimed(next);
}

} // namespace pillarbox::outbox
