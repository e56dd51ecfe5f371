// The dialogue's AUTH (RFC 4954): the choice of a mechanism, its challenges and responses, and what a refusal means.

#include "smtp/base/overloaded.h"
#include "smtp/protocol/base64.h"
#include "smtp/protocol/dialogue.h"

#include <QStringBuilder>

#include <utility>

namespace pillarbox::protocol {

namespace {

constexpr qsizetype maximumAuthLine = 12'288; // RFC 4954 section 4
const QByteArray hiddenSecret = QByteArrayLiteral("********");

// Nothing is said of the credential (RFC 4954 section 6): 432 asks for a change of mechanism, 500 to 504 judge the command.
bool isMechanismRefused(const Reply &reply)
{
    return reply.code == 432 || (reply.code >= 500 && reply.code <= 504) || reply.code == 538;
}

template<typename Waiting>
awaited::Auth authOf(Waiting &waiting)
{
    return {std::move(waiting.mechanisms), std::move(waiting.credential)};
}

} // namespace

SaslOffer Dialogue::saslOffer() const
{
    return {m_capabilities.mechanisms, m_options.mechanism, m_options.secretKind, m_channelBinding, m_options.clientNonce};
}

void Dialogue::authenticate(bool isProtected)
{
    if (m_options.isAuthOptional && (!isProtected || usableMechanisms(saslOffer()).empty()))
        return ready();
    if (!isProtected && !m_options.isPlainTextAuthAllowed)
        return fail(Stage::Auth, ErrorKind::AuthWithoutTls);
    auto mechanisms = usableMechanisms(saslOffer());
    const bool isDowngraded = m_options.memory && !missingMechanisms(m_options.memory->mechanisms, saslOffer()).isEmpty();
    if (mechanisms.empty() || isDowngraded)
        return failWithoutMechanism();
    if (!isProtected)
        mechanisms.erase(mechanisms.begin() + 1, mechanisms.end()); // whoever listens could refuse until he hears a password
    m_actions.push_back(NeedCredential{});
    await(awaited::Password{std::move(mechanisms)});
}

void Dialogue::failWithoutMechanism()
{
    const RelayMemory memory = m_options.memory.value_or(RelayMemory());
    const QByteArrayList missing = missingMechanisms(memory.mechanisms, saslOffer());
    if (!missing.isEmpty())
        return fail(Stage::Auth, ErrorKind::Downgraded, QString::fromLatin1(missing.join(' ')));
    const QByteArray &wanted = m_options.mechanism;
    fail(Stage::Auth, ErrorKind::AuthNotOffered,
        QString::fromLatin1(wanted.isEmpty() ? m_capabilities.mechanisms.join(' ') : wanted));
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

// A server may say it back.
QByteArray Dialogue::travelling(const Secret &response)
{
    QByteArray encoded = response.reveal().toBase64();
    m_concealment.add(encoded);
    return encoded;
}

void Dialogue::startMechanism(awaited::Auth auth)
{
    const SaslMechanism &mechanism = auth.mechanisms.front();
    const bool canCarry = std::visit([&](const auto &one) { return one.canCarry(auth.credential); }, mechanism);
    if (!canCarry)
        return fail(Stage::Local, ErrorKind::BadInput, QStringLiteral("password"));
    const auto initial = std::visit([&](const auto &one) { return one.initialResponse(auth.credential); }, mechanism);
    const QByteArray command = "AUTH " + mechanismName(mechanism);
    const QByteArray line = initial ? command + ' ' + (initial->isEmpty() ? "=" : travelling(*initial)) : command;
    if (initial && line.size() + 2 <= maximumAuthLine)
        sendSecret(line, command + ' ' + hiddenSecret);
    else
        m_actions.push_back(Write{command + "\r\n"});
    await(std::move(auth));
}

void Dialogue::answered(awaited::Auth &auth, const Reply &reply)
{
    SaslMechanism &mechanism = auth.mechanisms.front();
    if (reply.code == 334) {
        const SaslChallenge challenge = reply.lines.size() == 1 ? decodedBase64(reply.lines.first()) : std::nullopt;
        const SaslAnswer answer = std::visit([&](auto &one) { return one.respond(challenge, auth.credential); }, mechanism);
        return act(std::move(auth), answer, reply);
    }
    if (reply.isNegative())
        return authRefused(auth, reply);
    const bool isProven = std::visit([&](const auto &one) { return one.isServerProven(reply.text()); }, mechanism);
    if (reply.code != 235)
        return violation(Stage::Auth, reply);
    if (!isProven)
        return fail(Stage::Auth, ErrorKind::ServerUnproven, QString::fromLatin1(mechanismName(mechanism)));
    report(StageFinished{Stage::Auth});
    ready();
}

void Dialogue::act(awaited::Auth auth, const SaslAnswer &answer, const Reply &challenge)
{
    std::visit(overloaded{
                   [&](const Secret &response) {
                       const QByteArray line = travelling(response);
                       if (line.size() + 2 > maximumAuthLine)
                           return fail(Stage::Local, ErrorKind::BadInput, QStringLiteral("password"));
                       sendSecret(line, hiddenSecret);
                       await(std::move(auth));
                   },
                   [&](const SaslWork &) {
                       m_actions.push_back(NeedTurn{});
                       await(awaited::Turn{std::move(auth.mechanisms), std::move(auth.credential)});
                   },
                   [&](SaslFault fault) { cancelAuth(std::move(auth), fault, challenge); },
               },
        answer);
}

Actions Dialogue::nextTurn()
{
    if (!isAwaiting<awaited::Turn>())
        return {};
    awaited::Auth auth = authOf(std::get<awaited::Turn>(m_awaited.front()));
    m_awaited.pop_front();
    const SaslAnswer answer = std::visit([](auto &one) { return one.workOn(); }, auth.mechanisms.front());
    act(std::move(auth), answer, {});
    return take();
}

void Dialogue::cancelAuth(awaited::Auth auth, SaslFault fault, const Reply &challenge)
{
    m_actions.push_back(Write{"*\r\n"});
    if (fault == SaslFault::Forged)
        return fail(Stage::Auth, ErrorKind::ServerUnproven, QString::fromLatin1(mechanismName(auth.mechanisms.front())));
    auth.mechanisms.erase(auth.mechanisms.begin());
    if (auth.mechanisms.empty())
        return violation(Stage::Auth, m_concealment.conceal(challenge));
    await(awaited::AuthCancelled{std::move(auth.mechanisms), std::move(auth.credential)});
}

// RFC 4954 section 4 has 501 for it.
void Dialogue::answered(awaited::AuthCancelled &cancelled, const Reply &reply)
{
    if (reply.code == 421)
        return fail(refusalBy(reply, Stage::Auth));
    if (!reply.isNegative())
        return violation(Stage::Auth, reply);
    startMechanism(authOf(cancelled));
}

void Dialogue::authRefused(awaited::Auth &auth, const Reply &reply)
{
    const SaslMechanism &mechanism = auth.mechanisms.front();
    const auto meaning = std::visit([](const auto &one) { return one.refusal(); }, mechanism);
    if (meaning == SaslFault::Forged)
        return fail(Stage::Auth, ErrorKind::Downgraded, QString::fromLatin1(mechanismName(mechanism)));
    const bool isUnsuitable = isMechanismRefused(reply) || meaning == SaslFault::Unsuitable;
    if (isUnsuitable && auth.mechanisms.size() > 1) {
        auth.mechanisms.erase(auth.mechanisms.begin());
        return startMechanism(std::move(auth));
    }
    SendError error = refusalBy(reply, Stage::Auth);
    const bool isByCertificate = secretKindOf(mechanismName(mechanism)) == SecretKind::Certificate;
    if (reply.isPermanent() && !isUnsuitable)
        error.kind = isByCertificate ? ErrorKind::ClientCertificateRefused : ErrorKind::CredentialRefused;
    fail(std::move(error));
}

} // namespace pillarbox::protocol
