// The dialogue's way with the content: DATA and the dot (RFC 5321 4.1.1.4), or BDAT (RFC 3030), and the hand-over before what
// completes it goes out.

#include "smtp/protocol/command.h"
#include "smtp/protocol/dialogue.h"
#include "smtp/protocol/queueid.h"

namespace pillarbox::protocol {

namespace {

// Of the command, not of the content.
bool isCommandUnknown(const Reply &reply)
{
    return reply.code == 500 || reply.code == 502 || reply.code == 504;
}

// Says by itself that it is no recipient's.
bool isOfContent(const Reply &reply)
{
    return reply.enhanced().has_value() || !queueIdIn(reply.toPrintable()).isEmpty();
}

} // namespace

void Dialogue::sendContent()
{
    const Transaction &transaction = *m_transaction;
    if (transaction.form == ContentForm::Dotted)
        return send("DATA\r\n", awaited::Data{});
    m_actions.push_back(SendBody{command::lastChunk(transaction.envelope.size), true, transaction.envelope.isBinary});
    await(awaited::Body{});
}

// Everything in front of a content that travels with its commands.
QByteArray Dialogue::flightHead() const
{
    const Envelope &envelope = m_transaction->envelope;
    QByteArray lines = command::mailFrom(envelope, m_capabilities);
    for (const int index : m_transaction->share.named)
        lines += command::rcptTo(envelope, index, m_capabilities);
    return lines + command::lastChunk(envelope.size);
}

void Dialogue::awaitFlight()
{
    await(awaited::MailFrom{});
    for (const int index : m_transaction->share.named)
        await(awaited::RcptTo{index});
    m_transaction->nextRecipient = m_transaction->share.named.size();
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
    const Stage stage = std::get<awaited::Body>(m_awaited.front()).stage;
    m_awaited.pop_front();
    m_actions.push_back(NeedHandOver{});
    await(awaited::HandOver{stage});
    return take();
}

Actions Dialogue::handedOver()
{
    if (!isAwaiting<awaited::HandOver>())
        return {};
    if (!m_parser.isEmpty()) { // the beginning of an answer to what has not been sent
        fail(stage(), ErrorKind::ProtocolViolation, QStringLiteral("unsolicited bytes"));
        return take();
    }
    m_awaited.pop_front();
    if (m_transaction->form == ContentForm::Dotted) {
        send(".\r\n", awaited::EndOfData{});
        return take();
    }
    m_actions.push_back(SendRest{});
    if (m_transaction->form == ContentForm::Flight)
        awaitFlight();
    await(awaited::EndOfData{});
    return take();
}

void Dialogue::answered(const awaited::EndOfData &, const Reply &reply)
{
    if (isOutOfStep(reply))
        return lostStep(reply);
    const auto verdict = m_transaction->verdict();
    if (!reply.isPositive() && !reply.isNegative()) {
        await(awaited::EndOfData{}); // still not answered
        return fail(Stage::EndOfData, ErrorKind::ProtocolViolation, QString::fromLatin1(reply.toPrintable()));
    }
    if (reply.code == 421)
        return fail(refusalBy(reply, Stage::EndOfData));
    // A refused chunk leaves the transaction where it was (RFC 3030 section 2).
    m_transaction->isOpen = m_transaction->isOpen && reply.isNegative() && m_transaction->form != ContentForm::Dotted;
    if (verdict)
        return endTransaction(verdict);
    if (m_transaction->form != ContentForm::Dotted && isCommandUnknown(reply))
        return withdrawChunking(reply);
    if (reply.isNegative())
        return endTransaction(refusalBy(reply, Stage::EndOfData), &reply);
    if (m_transaction->form != ContentForm::Dotted && !isOfContent(reply))
        return send("NOOP\r\n", awaited::Receipt{reply});
    accepted(reply);
}

// One reply too many would have come to light by now: what NOOP got is the answer to the content, which is another then.
void Dialogue::answered(const awaited::Receipt &receipt, const Reply &reply)
{
    if (reply.code == 421)
        return believe(receipt.reply);
    if (!reply.isPositive())
        return lostStep(reply);
    accepted(receipt.reply);
}

void Dialogue::accepted(const Reply &reply)
{
    report(StageFinished{Stage::EndOfData});
    endTransaction(std::nullopt, &reply);
}

// The acceptance stands, for nothing has spoken against it; the link is at its end.
void Dialogue::believe(const Reply &reply)
{
    report(StageFinished{Stage::EndOfData});
    reportOutcome(std::nullopt, &reply, false);
    close();
}

// Which answer was whose cannot be told any more.
void Dialogue::lostStep(const Reply &reply)
{
    m_transaction->forgetAnswers();
    await(awaited::EndOfData{});
    fail(Stage::EndOfData, ErrorKind::ProtocolViolation, QString::fromLatin1(reply.toPrintable()));
}

// An acceptance that speaks of an address (RFC 3463 section 3.2) is that of a recipient, and no content is accepted for nobody.
// And where one more reply has come with the last one and says otherwise, either may be the answer; but a server may well say
// 421 on top of it.
bool Dialogue::isOutOfStep(const Reply &reply) const
{
    if (m_transaction->form == ContentForm::Dotted)
        return false;
    const auto enhanced = reply.enhanced();
    if (reply.isPositive() && ((enhanced && enhanced->subject == 1) || m_transaction->verdict()))
        return true;
    ReplyParser ahead = m_parser;
    const auto next = ahead.next();
    if (!next)
        return false;
    return !next->has_value() || (next->value().code != 421 && next->value().isPositive() != reply.isPositive());
}

// The relay offered CHUNKING and does not know BDAT; nobody has the content. It goes again by DATA, once RSET has cleared the
// way. Until then the refusal stands for whatever else goes wrong. A server that did not take the octets of the chunk has read
// them as commands, and refuses each of their lines before it comes to RSET.
void Dialogue::withdrawChunking(const Reply &reply)
{
    Transaction &transaction = *m_transaction;
    m_capabilities.hasChunking = m_capabilities.hasBinaryMime = false; // for the rest of this connection
    transaction.refusal = refusalBy(reply, Stage::EndOfData);
    if (transaction.envelope.isBinary) {
        transaction.refusal->kind = ErrorKind::ExtensionMissing;
        transaction.refusal->detail = QStringLiteral("BINARYMIME");
    }
    if (transaction.envelope.isBinary || m_quota.isUsedUp(m_capabilities.limits))
        return endTransaction(transaction.refusal, &reply);
    send("RSET\r\n", awaited::Rset{transaction.envelope.size / 2});
}

} // namespace pillarbox::protocol
