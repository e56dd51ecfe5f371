// The dialogue's mail transactions: RFC 5321 3.3, 4.1.1.2 to 4.1.1.5; RFC 2920.

#include "smtp/protocol/command.h"
#include "smtp/protocol/dialogue.h"
#include "smtp/protocol/queueid.h"

#include <algorithm>

namespace pillarbox::protocol {

namespace {

// Unanswered RCPTs at a time. Far below what fills a TCP window with commands or replies, where both sides could end up
// waiting for each other (RFC 2920 section 3.1).
constexpr int pipelineWindow = 100;

} // namespace

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
    m_transaction.emplace();
    m_transaction->envelope = envelope;
    if (!m_parser.isEmpty())
        fail(Stage::Mail, ErrorKind::ProtocolViolation, QStringLiteral("unsolicited bytes"));
    else if (m_awaited.empty() || m_capabilities.hasPipelining)
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

void Dialogue::beginTransaction()
{
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
    for (; inFlight < window && transaction.nextRecipient < transaction.recipientCount(); ++inFlight) {
        lines += command::rcptTo(transaction.envelope.forwardPaths.at(transaction.nextRecipient));
        await(awaited::RcptTo{transaction.nextRecipient++});
    }
    if (m_capabilities.hasPipelining && !lines.isEmpty() && transaction.nextRecipient == transaction.recipientCount()) {
        lines += "DATA\r\n";
        await(awaited::Data{});
    }
    return lines;
}

// After each reply to MAIL and RCPT: more to ask, DATA, or the end of it when nobody is left to send to.
void Dialogue::proceed()
{
    if (!m_transaction->refusal) {
        const QByteArray lines = nextRecipients();
        if (!lines.isEmpty())
            m_actions.push_back(Write{lines});
    }
    if (!m_awaited.empty())
        return;
    if (const auto verdict = m_transaction->verdict())
        endTransaction(verdict);
    else
        send("DATA\r\n", awaited::Data{});
}

void Dialogue::answered(const awaited::MailFrom &, const Reply &reply)
{
    if (reply.code == 421)
        return fail(refusalBy(reply, Stage::Mail));
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
        transaction.answers.append(RecipientReply{rcptTo.index, reply.code, reply.enhanced(), reply.text()});
        report(RecipientAnswered{transaction.answers.last()});
        if (transaction.areAllAnswered() && transaction.hasAccepted())
            report(StageFinished{Stage::Rcpt});
    }
    proceed();
}

void Dialogue::answered(const awaited::Data &, const Reply &reply)
{
    if (reply.code == 421)
        return fail(refusalBy(reply, Stage::Data));
    if (reply.code != 354 && !reply.isNegative())
        return violation(Stage::Data, reply);
    if (reply.isNegative()) {
        if (!m_transaction->verdict())
            m_transaction->refusal = refusalBy(reply, Stage::Data);
        return endTransaction(m_transaction->verdict());
    }
    if (m_transaction->verdict())
        return sendEmptyData();
    report(StageFinished{Stage::Data});
    m_actions.push_back(SendBody{});
    await(awaited::Body{});
}

// DATA went out before it was known that nobody would be accepted, and the server wants content all the same
// (RFC 2920 section 3.1): it gets none.
void Dialogue::sendEmptyData()
{
    send(".\r\n", awaited::EndOfData{});
}

Actions Dialogue::bodyWritten()
{
    if (!isAwaiting<awaited::Body>())
        return {};
    m_awaited.pop_front();
    m_actions.push_back(NeedHandOver{});
    await(awaited::HandOver{});
    return take();
}

Actions Dialogue::handedOver()
{
    if (!isAwaiting<awaited::HandOver>())
        return {};
    if (!m_parser.isEmpty()) { // the beginning of an answer to what has not been sent
        fail(Stage::Data, ErrorKind::ProtocolViolation, QStringLiteral("unsolicited bytes"));
        return take();
    }
    m_awaited.pop_front();
    send(".\r\n", awaited::EndOfData{});
    return take();
}

void Dialogue::answered(const awaited::EndOfData &, const Reply &reply)
{
    const auto verdict = m_transaction->verdict();
    if (!reply.isPositive() && !reply.isNegative()) {
        await(awaited::EndOfData{}); // still not answered
        return fail(Stage::EndOfData, ErrorKind::ProtocolViolation, QString::fromLatin1(reply.toPrintable()));
    }
    if (reply.code == 421)
        return fail(refusalBy(reply, Stage::EndOfData));
    m_transaction->isOpen = false;
    if (verdict)
        return endTransaction(verdict);
    if (reply.isNegative())
        return endTransaction(refusalBy(reply, Stage::EndOfData), &reply);
    report(StageFinished{Stage::EndOfData});
    endTransaction(std::nullopt, &reply);
}

void Dialogue::endTransaction(const std::optional<SendError> &error, const Reply *finalReply)
{
    if (m_transaction->isOpen)
        send("RSET\r\n", awaited::Rset{});
    reportOutcome(error, finalReply, true);
}

void Dialogue::reportOutcome(const std::optional<SendError> &error, const Reply *finalReply, bool isUsable)
{
    DeliveryOutcome outcome;
    outcome.recipients = m_transaction->answers;
    outcome.error = error;
    outcome.isUsable = isUsable;
    if (finalReply)
        outcome.finalReply = finalReply->toPrintable();
    if (finalReply && !error)
        outcome.queueId = queueIdIn(outcome.finalReply);
    m_transaction.reset();
    report(DeliveryFinished{outcome});
}

} // namespace pillarbox::protocol
