// The dialogue beside a delivery: greeting, EHLO, STARTTLS, RSET, NOOP, QUIT (RFC 5321 3.1, 3.2; RFC 3207).

#include "smtp/protocol/command.h"
#include "smtp/protocol/dialogue.h"

#include <utility>

namespace pillarbox::protocol {

namespace {

// EHLO itself is unknown. 501, 504 and 550 mean its argument or its sender: HELO would fare no better (RFC 5321 3.2).
bool isEhloUnknown(const Reply &reply)
{
    return reply.code == 500 || reply.code == 502;
}

// The name that was given is not to the server's liking; or the client is not, which a second name will show.
bool isNameRefused(const Reply &reply)
{
    return reply.code == 501 || reply.code == 504 || reply.code == 550 || reply.code == 554;
}

QByteArrayList keywords(const Capabilities &capabilities)
{
    QByteArrayList words;
    for (const QByteArray &line : capabilities.lines)
        words.append(line.split(' ').first().toUpper());
    return words;
}

} // namespace

void Dialogue::answered(const awaited::Greeting &, const Reply &reply)
{
    if (reply.isNegative())
        return fail(refusalBy(reply, Stage::Greeting));
    if (reply.code != 220)
        return violation(Stage::Greeting, reply);
    report(StageFinished{Stage::Greeting});
    send(command::ehlo(m_options.ehloName), awaited::Ehlo{m_options.security == Security::ImplicitTls, {}});
}

void Dialogue::answered(const awaited::Ehlo &ehlo, const Reply &reply)
{
    if (reply.isNegative())
        return ehloRefused(ehlo, reply);
    if (reply.code != 250)
        return violation(Stage::Ehlo, reply);
    m_options.ehloFallback.clear(); // this name will do
    m_capabilities = parseCapabilities(reply.lines.sliced(1), ehlo.isProtected);
    if (ehlo.isProtected) {
        m_learnt.mechanisms = m_capabilities.mechanisms;
        m_learnt.capabilities = keywords(m_capabilities);
    }
    report(StageFinished{Stage::Ehlo});
    report(CapabilitiesLearned{m_capabilities});
    afterEhlo(ehlo.isProtected);
}

void Dialogue::ehloRefused(const awaited::Ehlo &ehlo, const Reply &reply)
{
    if (isEhloUnknown(reply))
        return ehloUnknown(ehlo.isProtected);
    const QByteArray otherName = std::exchange(m_options.ehloFallback, {});
    if (!isNameRefused(reply) || otherName.isEmpty())
        return fail(refusalBy(reply, Stage::Ehlo));
    m_options.ehloName = otherName;
    send(command::ehlo(otherName), awaited::Ehlo{ehlo.isProtected, refusalBy(reply, Stage::Ehlo)});
}

void Dialogue::ehloUnknown(bool isProtected)
{
    m_capabilities = {};
    if (m_options.security == Security::StartTls && !isProtected)
        return failWithoutStartTls();
    if (m_options.isAuthWanted && !m_options.isAuthOptional && !m_options.stopsAfterEhlo)
        return failWithoutMechanism();
    send(command::helo(m_options.ehloName), awaited::Helo{});
}

// Somebody on the way may have cut it out of the reply: that a relay had it before makes it likely.
void Dialogue::failWithoutStartTls()
{
    if (m_options.memory && m_options.memory->hasTls)
        fail(Stage::StartTls, ErrorKind::Downgraded, QStringLiteral("STARTTLS"));
    else
        fail(Stage::StartTls, ErrorKind::StartTlsNotOffered);
}

void Dialogue::answered(const awaited::Helo &, const Reply &reply)
{
    if (reply.isNegative())
        return fail(refusalBy(reply, Stage::Ehlo));
    if (reply.code != 250)
        return violation(Stage::Ehlo, reply);
    report(StageFinished{Stage::Ehlo});
    report(CapabilitiesLearned{m_capabilities});
    ready();
}

void Dialogue::afterEhlo(bool isProtected)
{
    if (m_options.security == Security::StartTls && !isProtected) {
        if (!m_capabilities.hasStartTls)
            return failWithoutStartTls();
        return send("STARTTLS\r\n", awaited::StartTls{});
    }
    if (m_options.isAuthWanted && !m_options.stopsAfterEhlo)
        return authenticate(isProtected);
    ready();
}

void Dialogue::answered(const awaited::StartTls &, const Reply &reply)
{
    if (reply.isNegative())
        return fail(refusalBy(reply, Stage::StartTls));
    if (reply.code != 220)
        return violation(Stage::StartTls, reply);
    if (!m_parser.isEmpty()) // it would be read as if it had come through TLS
        return fail(Stage::StartTls, ErrorKind::PlainTextInjected);
    m_capabilities = {}; // RFC 3207 section 4.2: those from before are void
    report(StageFinished{Stage::StartTls});
    m_actions.push_back(BeginTls{});
    await(awaited::Tls{});
}

void Dialogue::ready()
{
    report(DialogueReady{});
    if (m_options.stopsAfterEhlo)
        send("QUIT\r\n", awaited::Quit{});
}

void Dialogue::answered(const awaited::Rset &rset, const Reply &reply)
{
    if (reply.isPermanent() && rset.skippable > 0)
        return await(awaited::Rset{rset.skippable - 1});
    if (!reply.isPositive())
        return unsolicited(Stage::Mail, reply); // the server keeps what it was told to forget
    if (m_transaction && m_transaction->refusal) // of a chunk, as such
        openTransaction(Envelope(m_transaction->envelope));
    if (m_transaction && m_awaited.empty())
        beginTransaction();
}

void Dialogue::answered(const awaited::Noop &, const Reply &reply)
{
    if (!reply.isPositive())
        return unsolicited(Stage::Mail, reply); // 421, or a server that has lost its mind
    report(DialogueReady{});
}

void Dialogue::answered(const awaited::Quit &, const Reply &)
{
    close();
}

} // namespace pillarbox::protocol
