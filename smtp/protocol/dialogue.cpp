// What the driver calls, and what every way through the dialogue shares. The replies' meaning is in session.cpp,
// authentication.cpp, delivery.cpp and content.cpp.

#include "smtp/protocol/dialogue.h"

#include "smtp/protocol/command.h"
#include "smtp/protocol/printable.h"
#include "smtp/protocol/servercertificate.h"

#include <QStringBuilder>

#include <algorithm>
#include <utility>

namespace pillarbox::protocol {

namespace {

// What a kind speaks of, whatever is waited for when it shows. A server may refuse the client's certificate only after the
// client's side of the handshake is over (RFC 8446 section 4.4.2.4).
std::optional<Stage> stageOf(ErrorKind kind)
{
    if (kind == ErrorKind::PlainTextInjected)
        return Stage::StartTls;
    return kind == ErrorKind::ClientCertificateRefused ? std::optional(Stage::Tls) : std::nullopt;
}

} // namespace

Dialogue::Dialogue(DialogueOptions options)
    : m_options(std::move(options))
{
}

Actions Dialogue::connected()
{
    if (!isAwaiting<awaited::Link>())
        return {};
    m_awaited.pop_front();
    if (m_options.security == Security::ImplicitTls) {
        m_actions.push_back(BeginTls{});
        await(awaited::Tls{true});
    } else {
        await(awaited::Greeting{});
    }
    return take();
}

Actions Dialogue::encrypted(const QByteArray &certificate)
{
    if (!isAwaiting<awaited::Tls>())
        return {};
    m_learnt.hasTls = true;
    m_learnt.keySha256 = publicKeySha256(certificate);
    m_channelBinding = tlsServerEndPoint(certificate);
    const bool isImplicit = std::get<awaited::Tls>(m_awaited.front()).isImplicit;
    m_awaited.pop_front();
    if (isImplicit)
        await(awaited::Greeting{});
    else
        send(command::ehlo(m_options.ehloName), awaited::Ehlo{true, {}});
    return take();
}

Actions Dialogue::received(QByteArrayView bytes)
{
    if (isClosed() || isAwaiting<awaited::Link>() || bytes.isEmpty())
        return {};
    if (isAwaiting<awaited::Tls>()) {
        fail(Stage::StartTls, ErrorKind::PlainTextInjected);
        return take();
    }
    m_parser.add(bytes);
    bool hasReply = false;
    while (!isClosed()) {
        const auto next = m_parser.next();
        if (!next)
            break;
        hasReply = true;
        if (next->has_value())
            handle(next->value().code == 334 ? **next : m_concealment.conceal(**next)); // a challenge is answered as it came
        else
            fail(stage(), ErrorKind::ProtocolViolation, QString::fromLatin1(replyFaultName(next->error())));
    }
    return hasReply ? take() : Actions();
}

void Dialogue::handle(const Reply &reply)
{
    if (m_awaited.empty()) {
        unsolicited(Stage::Mail, reply);
        return;
    }
    const std::size_t before = m_actions.size();
    Awaited front = std::move(m_awaited.front());
    m_awaited.pop_front();
    std::visit([&](auto &one) { answered(one, reply); }, front);
    // Idle is right after RSET, and where the reply was reported as the end of something.
    const bool hasSpoken = m_actions.size() > before || std::holds_alternative<awaited::Rset>(front);
    if (m_awaited.empty() && (m_transaction || !hasSpoken))
        fail(stageOf(front), ErrorKind::Internal, QStringLiteral("no next step"));
}

Actions Dialogue::timedOut()
{
    return lost(ErrorKind::TimedOut, {});
}

Actions Dialogue::lost(ErrorKind kind, const QString &detail)
{
    if (isClosed())
        return {};
    const auto *ehlo = m_awaited.empty() ? nullptr : std::get_if<awaited::Ehlo>(&m_awaited.front());
    if (ehlo && ehlo->refusal && kind == ErrorKind::Disconnected)
        fail(SendError(*ehlo->refusal)); // it was not for the name's sake
    else if (isAwaiting<awaited::Receipt>())
        believe(Reply(std::get<awaited::Receipt>(m_awaited.front()).reply));
    else
        fail(stageOf(kind).value_or(stage()), kind, detail);
    return take();
}

Actions Dialogue::checkAlive()
{
    if (!isIdle())
        return {};
    send("NOOP\r\n", awaited::Noop{});
    return take();
}

Actions Dialogue::sourceFailed(const QString &detail)
{
    if (!isAwaiting<awaited::Body>() && !isAwaiting<awaited::HandOver>())
        return {};
    fail(Stage::Local, ErrorKind::CannotReadFile, detail); // only a cut link keeps half a message from being one
    return take();
}

Actions Dialogue::quit()
{
    if (isClosed())
        return {};
    if (m_transaction)
        return lost(ErrorKind::Cancelled, {});
    if (m_awaited.empty() || (m_capabilities.hasPipelining && isAwaiting<awaited::Rset>()))
        send("QUIT\r\n", awaited::Quit{});
    else
        close();
    return take();
}

bool Dialogue::isIdle() const
{
    return !m_transaction && (m_awaited.empty() || (m_awaited.size() == 1 && isAwaiting<awaited::Rset>()));
}

Stage Dialogue::stage() const
{
    return m_awaited.empty() ? Stage::Mail : stageOf(m_awaited.front());
}

template<typename OfTheDriver>
void Dialogue::answered(const OfTheDriver &driver, const Reply &reply)
{
    unsolicited(stageOf(driver), reply);
}

// A server may give notice at any time (RFC 5321 3.8), and some refuse a content while it still arrives. Either way the
// link has lost its order, and the end of the data was not sent.
void Dialogue::unsolicited(Stage stage, const Reply &reply)
{
    if (reply.code == 421 || (stage == Stage::Data && reply.isNegative()))
        fail(refusalBy(reply, stage));
    else
        violation(stage, reply);
}

void Dialogue::send(const QByteArray &line, Awaited awaited)
{
    m_actions.push_back(Write{line});
    await(std::move(awaited));
}

void Dialogue::sendSecret(const QByteArray &line, const QByteArray &shown)
{
    m_actions.push_back(WriteSecret{Secret(line + "\r\n"), shown});
}

void Dialogue::violation(Stage stage, const Reply &reply)
{
    SendError error = refusalBy(reply, stage);
    error.kind = ErrorKind::ProtocolViolation;
    error.detail = QString::fromLatin1(reply.toPrintable());
    error.mayHaveBeenDelivered = isUncertain();
    fail(std::move(error));
}

void Dialogue::fail(Stage stage, ErrorKind kind, const QString &detail)
{
    SendError error;
    error.stage = stage;
    error.kind = kind;
    error.detail = detail;
    error.mayHaveBeenDelivered = isUncertain();
    fail(std::move(error));
}

void Dialogue::fail(SendError error)
{
    if (m_transaction)
        reportOutcome(error.mayHaveBeenDelivered ? error : m_transaction->verdict().value_or(error), nullptr, false);
    else if (!isLeaving())
        report(DialogueFailed{std::move(error)});
    close();
}

void Dialogue::close()
{
    m_awaited.clear();
    m_concealment = {}; // nothing is read any more
    await(awaited::Nothing{});
    m_actions.push_back(Close{});
}

bool Dialogue::isClosed() const
{
    return isAwaiting<awaited::Nothing>();
}

// QUIT is out: everything was said, whatever becomes of the reply.
bool Dialogue::isLeaving() const
{
    return !m_awaited.empty() && std::holds_alternative<awaited::Quit>(m_awaited.back());
}

// The end of a content that somebody is to get has been sent and not answered; in a flight there are others before it.
bool Dialogue::isUncertain() const
{
    const bool isEndSent = std::any_of(
        m_awaited.begin(), m_awaited.end(), [](const Awaited &one) { return std::holds_alternative<awaited::EndOfData>(one); });
    return m_transaction && isEndSent && !m_transaction->verdict();
}

// The limit comes before a report to which the driver's user may answer with the next delivery.
Actions Dialogue::take()
{
    Actions actions = std::exchange(m_actions, {});
    if (isClosed())
        return actions;
    const auto isAnswerable = [](const Action &action) {
        const auto *report = std::get_if<Report>(&action);
        return report
            && (std::holds_alternative<DialogueReady>(report->event)
                || std::holds_alternative<DeliveryFinished>(report->event));
    };
    const auto limit = m_awaited.empty() ? std::nullopt : limitOf(m_awaited.front());
    actions.insert(std::find_if(actions.begin(), actions.end(), isAnswerable), SetDeadline{limit});
    return actions;
}

} // namespace pillarbox::protocol
