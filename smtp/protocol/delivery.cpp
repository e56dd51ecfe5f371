// The dialogue's mail transactions from MAIL to the outcome: RFC 5321 3.3, 4.1.1.2, 4.1.1.3; RFC 2920; RFC 9422.

#include "smtp/protocol/command.h"
#include "smtp/protocol/deliveryparameters.h"
#include "smtp/protocol/dialogue.h"
#include "smtp/protocol/localfault.h"
#include "smtp/protocol/queueid.h"

#include <algorithm>
#include <utility>

namespace pillarbox::protocol {

Actions Dialogue::deliver(const Envelope &envelope)
{
    if (isClosed()) {
        SendError error;
        error.stage = Stage::Mail;
        error.kind = ErrorKind::Disconnected;
        DeliveryOutcome outcome;
        outcome.error = error;
        report(DeliveryFinished{outcome});
        return take();
    }
    if (!isIdle())
        return {};
    if (const auto fault = localFault(envelope, m_capabilities)) {
        refuseLocally(*fault);
        return take();
    }
    openTransaction(envelope);
    if (!m_parser.isEmpty())
        fail(Stage::Mail, ErrorKind::ProtocolViolation, QStringLiteral("unsolicited bytes"));
    else if (m_awaited.empty() || (m_capabilities.hasPipelining && m_transaction->form != ContentForm::Flight))
        beginTransaction();
    return take();
}

void Dialogue::refuseLocally(const SendError &error)
{
    DeliveryOutcome outcome;
    outcome.error = error;
    outcome.isUsable = true;
    report(DeliveryFinished{outcome});
}

void Dialogue::openTransaction(const Envelope &envelope)
{
    Transaction transaction;
    transaction.envelope = envelope;
    RelayLimits limits = m_capabilities.limits;
    if (envelope.mostRecipients)
        limits.recipients = std::min(limits.recipients.value_or(*envelope.mostRecipients), *envelope.mostRecipients);
    transaction.share = m_quota.begin(envelope.forwardPaths, limits);
    transaction.form = contentForm(envelope, transaction.share.named.size(), m_capabilities);
    m_transaction = std::move(transaction);
}

void Dialogue::beginTransaction()
{
    if (m_transaction->form == ContentForm::Flight) {
        m_actions.push_back(SendBody{flightHead(), true, m_transaction->envelope.isBinary});
        return await(awaited::Body{Stage::Mail});
    }
    QByteArray lines = command::mailFrom(m_transaction->envelope, m_capabilities);
    await(awaited::MailFrom{});
    if (m_capabilities.hasPipelining)
        lines += nextRecipients();
    m_actions.push_back(Write{lines});
}

// The next RCPTs; with pipelining also the DATA that ends the group (RFC 2920 section 3.1).
QByteArray Dialogue::nextRecipients()
{
    Transaction &transaction = *m_transaction;
    QByteArray lines;
    const int window = m_capabilities.hasPipelining ? pipelineWindow : 1;
    auto inFlight = std::count_if(
        m_awaited.begin(), m_awaited.end(), [](const Awaited &one) { return std::holds_alternative<awaited::RcptTo>(one); });
    if (inFlight > window / 2)
        return lines;
    for (; inFlight < window && !transaction.areAllAsked(); ++inFlight) {
        const int index = transaction.share.named.at(transaction.nextRecipient++);
        lines += command::rcptTo(transaction.envelope, index, m_capabilities);
        await(awaited::RcptTo{index});
    }
    const bool isDataNext = m_capabilities.hasPipelining && transaction.form == ContentForm::Dotted;
    if (isDataNext && !lines.isEmpty() && transaction.areAllAsked()) {
        lines += "DATA\r\n";
        await(awaited::Data{});
    }
    return lines;
}

// After each reply to MAIL and RCPT: more to ask, the content, or the end of it when nobody is left to send to, or nothing is.
void Dialogue::proceed()
{
    if (!m_transaction->refusal) {
        const QByteArray lines = nextRecipients();
        if (!lines.isEmpty())
            m_actions.push_back(Write{lines});
    }
    if (!m_awaited.empty())
        return;
    if (const auto verdict = m_transaction->verdict(); verdict || m_transaction->form == ContentForm::None)
        endTransaction(verdict);
    else
        sendContent();
}

void Dialogue::answered(const awaited::MailFrom &, const Reply &reply)
{
    if (reply.code == 421)
        return fail(refusalBy(reply, Stage::Mail));
    if (!m_lastReceipt.isEmpty() && reply.toPrintable() == m_lastReceipt)
        return violation(Stage::Mail, reply); // said twice, and the answer to MAIL is still to come
    if (reply.isNegative()) {
        m_transaction->refusal = refusalBy(reply, Stage::Mail);
    } else if (reply.isPositive()) {
        m_transaction->isOpen = true;
        report(StageFinished{Stage::Mail});
    } else {
        return violation(Stage::Mail, reply);
    }
    proceed();
}

void Dialogue::answered(const awaited::RcptTo &rcptTo, const Reply &reply)
{
    if (reply.code == 421)
        return fail(refusalBy(reply, Stage::Rcpt));
    if (!reply.isPositive() && !reply.isNegative())
        return violation(Stage::Rcpt, reply);
    Transaction &transaction = *m_transaction;
    if (!transaction.refusal) { // after a refused MAIL it says nothing of the recipient
        if (isTooManyRecipients(reply) && transaction.hasAccepted()) {
            transaction.tooMany.append(rcptTo.index);
        } else {
            transaction.answers.append(RecipientReply{rcptTo.index, reply.code, reply.enhanced(), reply.text()});
            report(RecipientAnswered{transaction.answers.last()});
        }
        if (transaction.areAllAnswered() && transaction.hasAccepted())
            report(StageFinished{Stage::Rcpt});
    }
    proceed();
}

void Dialogue::endTransaction(const std::optional<SendError> &error, const Reply *finalReply)
{
    const bool isUsable = !m_quota.isUsedUp(m_capabilities.limits);
    if (!isUsable)
        send("QUIT\r\n", awaited::Quit{});
    else if (m_transaction->isOpen)
        send("RSET\r\n", awaited::Rset{});
    reportOutcome(error, finalReply, isUsable);
}

void Dialogue::reportOutcome(const std::optional<SendError> &error, const Reply *finalReply, bool isUsable)
{
    DeliveryOutcome outcome;
    outcome.recipients = m_transaction->answers;
    outcome.error = error;
    outcome.leftOver = m_transaction->leftOver(error);
    outcome.notOffered = notOffered(m_transaction->envelope.options, m_capabilities);
    outcome.isUsable = isUsable;
    if (finalReply)
        outcome.finalReply = finalReply->toPrintable();
    if (finalReply && !error)
        outcome.queueId = queueIdIn(outcome.finalReply);
    m_lastReceipt = outcome.queueId.isEmpty() ? QByteArray() : outcome.finalReply;
    m_transaction.reset();
    report(DeliveryFinished{outcome});
}

} // namespace pillarbox::protocol
