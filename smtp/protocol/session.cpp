// The dialogue from the greeting to the credential: RFC 5321 3.1, 3.2; RFC 3207; RFC 4954.

#include "smtp/protocol/command.h"
#include "smtp/protocol/dialogue.h"

#include <QStringBuilder>

namespace pillarbox::protocol {

namespace {

constexpr qsizetype maximumAuthLine = 12'288; // RFC 4954 section 4
const QByteArray hiddenSecret = QByteArrayLiteral("********");

// EHLO itself is unknown. 501, 504 and 550 mean its argument or its sender: HELO would fare no better (RFC 5321 3.2).
bool isEhloUnknown(const Reply &reply)
{
    return reply.code == 500 || reply.code == 502;
}

// The mechanism does not suit; nothing is said of the credential (RFC 4954 section 6).
bool isMechanismRefused(const Reply &reply)
{
    return reply.code == 504 || reply.code == 538;
}

// 500 to 504 judge the command, everything else permanent judges who sent it.
bool isCredentialRefused(const Reply &reply)
{
    return reply.isPermanent() && reply.code > 504 && reply.code != 538;
}

} // namespace

void Dialogue::answered(const awaited::Greeting &, const Reply &reply)
{
    if (reply.isNegative())
        return fail(refusalBy(reply, Stage::Greeting));
    if (reply.code != 220)
        return violation(Stage::Greeting, reply);
    report(StageFinished{Stage::Greeting});
    send(command::ehlo(m_options.ehloName), awaited::Ehlo{m_options.security == Security::ImplicitTls});
}

void Dialogue::answered(const awaited::Ehlo &ehlo, const Reply &reply)
{
    if (reply.isNegative())
        return helloRefused(ehlo.isProtected, reply);
    if (reply.code != 250)
        return violation(Stage::Ehlo, reply);
    m_capabilities = parseCapabilities(reply.lines.sliced(1));
    report(StageFinished{Stage::Ehlo});
    report(CapabilitiesLearned{m_capabilities});
    afterEhlo(ehlo.isProtected);
}

void Dialogue::helloRefused(bool isProtected, const Reply &reply)
{
    if (!isEhloUnknown(reply))
        return fail(refusalBy(reply, Stage::Ehlo));
    if (m_options.security == Security::StartTls && !isProtected)
        return fail(Stage::StartTls, ErrorKind::StartTlsNotOffered);
    if (m_options.isAuthWanted && !m_options.stopsAfterEhlo)
        return fail(Stage::Auth, ErrorKind::AuthNotOffered);
    send(command::helo(m_options.ehloName), awaited::Helo{});
}

void Dialogue::answered(const awaited::Helo &, const Reply &reply)
{
    if (reply.isNegative())
        return fail(refusalBy(reply, Stage::Ehlo));
    if (reply.code != 250)
        return violation(Stage::Ehlo, reply);
    m_capabilities = {};
    report(StageFinished{Stage::Ehlo});
    report(CapabilitiesLearned{m_capabilities});
    ready();
}

void Dialogue::afterEhlo(bool isProtected)
{
    if (m_options.security == Security::StartTls && !isProtected) {
        if (!m_capabilities.hasStartTls)
            return fail(Stage::StartTls, ErrorKind::StartTlsNotOffered);
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

void Dialogue::authenticate(bool isProtected)
{
    if (!isProtected && !m_options.isPlainTextAuthAllowed)
        return fail(Stage::Auth, ErrorKind::AuthWithoutTls);
    auto mechanisms = usableMechanisms(m_capabilities.mechanisms, m_options.mechanism);
    if (mechanisms.empty())
        return fail(Stage::Auth, ErrorKind::AuthNotOffered,
            QString::fromLatin1(m_options.mechanism.isEmpty() ? m_capabilities.mechanisms.join(' ') : m_options.mechanism));
    m_actions.push_back(NeedCredential{});
    await(awaited::Password{std::move(mechanisms)});
}

Actions Dialogue::credential(const std::optional<Credential> &credential, const QString &reason)
{
    if (!isAwaiting<awaited::Password>())
        return {};
    if (!credential) {
        fail(Stage::Auth, ErrorKind::CredentialMissing, reason);
        return take();
    }
    m_concealment = Concealment(*credential);
    awaited::Auth auth{std::move(std::get<awaited::Password>(m_awaited.front()).mechanisms), *credential};
    m_awaited.pop_front();
    startMechanism(std::move(auth));
    return take();
}

void Dialogue::startMechanism(awaited::Auth auth)
{
    const SaslMechanism &mechanism = auth.mechanisms.front();
    const bool canCarry = std::visit([&](const auto &one) { return one.canCarry(auth.credential); }, mechanism);
    if (!canCarry)
        return fail(Stage::Local, ErrorKind::BadInput, QStringLiteral("password"));
    const auto initial = std::visit([&](const auto &one) { return one.initialResponse(auth.credential); }, mechanism);
    const QByteArray command = "AUTH " + mechanismName(mechanism);
    const QByteArray line = initial ? command + ' ' + (initial->isEmpty() ? "=" : initial->toBase64()) : command;
    if (initial && line.size() + 2 <= maximumAuthLine)
        sendSecret(line, command + ' ' + hiddenSecret);
    else
        m_actions.push_back(Write{command + "\r\n"});
    await(std::move(auth));
}

void Dialogue::answered(awaited::Auth &auth, const Reply &reply)
{
    if (reply.code == 334)
        return respond(auth, reply);
    if (reply.isNegative())
        return authRefused(auth, reply);
    if (reply.code != 235)
        return violation(Stage::Auth, reply);
    report(StageFinished{Stage::Auth});
    ready();
}

void Dialogue::respond(awaited::Auth &auth, const Reply &challenge)
{
    const QByteArray decoded = QByteArray::fromBase64(challenge.lines.first());
    const auto response = std::visit([&](auto &one) { return one.respond(decoded, auth.credential); }, auth.mechanisms.front());
    if (!response)
        return violation(Stage::Auth, m_concealment.conceal(challenge));
    const QByteArray line = response->toBase64();
    if (line.size() + 2 > maximumAuthLine)
        return fail(Stage::Local, ErrorKind::BadInput, QStringLiteral("password"));
    sendSecret(line, hiddenSecret);
    await(std::move(auth));
}

void Dialogue::authRefused(awaited::Auth &auth, const Reply &reply)
{
    if (isMechanismRefused(reply) && auth.mechanisms.size() > 1) {
        auth.mechanisms.erase(auth.mechanisms.begin());
        return startMechanism(std::move(auth));
    }
    SendError error = refusalBy(reply, Stage::Auth);
    if (isCredentialRefused(reply))
        error.kind = ErrorKind::CredentialRefused;
    fail(std::move(error));
}

void Dialogue::ready()
{
    report(DialogueReady{});
    if (m_options.stopsAfterEhlo)
        send("QUIT\r\n", awaited::Quit{});
}

void Dialogue::answered(const awaited::Rset &, const Reply &reply)
{
    if (!reply.isPositive())
        return unsolicited(Stage::Mail, reply); // the server keeps what it was told to forget
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
