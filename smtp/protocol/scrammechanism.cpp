#include "smtp/protocol/scrammechanism.h"

#include "smtp/protocol/base64.h"
#include "smtp/protocol/saslname.h"
#include "smtp/protocol/saslprep.h"

#include <QByteArrayList>
#include <QStringBuilder>

#include <openssl/crypto.h>

#include <utility>

namespace pillarbox::protocol {

namespace {

QByteArray exclusiveOr(QByteArray left, const QByteArray &right)
{
    for (qsizetype at = 0; at < left.size() && at < right.size(); ++at)
        left[at] = char(left.at(at) ^ right.at(at));
    return left;
}

bool isEqual(const QByteArray &left, const QByteArray &right)
{
    return left.size() == right.size() && CRYPTO_memcmp(left.constData(), right.constData(), size_t(left.size())) == 0;
}

} // namespace

ScramMechanism::ScramMechanism(Hash hash, ScramBinding binding, QByteArray channelBinding, QByteArray nonce)
    : m_hash(hash)
    , m_binding(binding)
    , m_channelBinding(std::move(channelBinding))
    , m_nonce(std::move(nonce))
{
}

QByteArray ScramMechanism::name() const
{
    const QByteArray name = m_hash == Hash::Sha1 ? "SCRAM-SHA-1" : "SCRAM-SHA-256";
    return m_binding == ScramBinding::ServerEndPoint ? name + "-PLUS" : name;
}

bool ScramMechanism::canCarry(const Credential &credential)
{
    return !credential.userName.contains('\0'); // no value of the exchange may hold it (RFC 5802 section 7)
}

QByteArray ScramMechanism::gs2Header() const
{
    switch (m_binding) {
    case ScramBinding::None:
        return "n,,";
    case ScramBinding::NotOffered:
        return "y,,";
    case ScramBinding::ServerEndPoint:
        break;
    }
    return "p=tls-server-end-point,,";
}

QByteArray ScramMechanism::clientFirstBare(const QByteArray &userName) const
{
    return "n=" + saslName(saslPrepared(userName)) + ",r=" + m_nonce;
}

std::optional<Secret> ScramMechanism::initialResponse(const Credential &credential) const
{
    return Secret(gs2Header() + clientFirstBare(credential.userName));
}

SaslAnswer ScramMechanism::respond(const SaslChallenge &challenge, const Credential &credential)
{
    if (!challenge)
        return SaslFault::Malformed;
    if (!m_serverSignature.isEmpty())
        return respondToFinal(*challenge);
    if (challenge->isEmpty() && !std::exchange(m_hasRepeated, true))
        return *initialResponse(credential);
    return respondToFirst(*challenge, credential);
}

SaslAnswer ScramMechanism::respondToFirst(const QByteArray &message, const Credential &credential)
{
    const auto first = parseScramServerFirst(message);
    if (!first || first->iterations > mostIterations)
        return SaslFault::Malformed;
    if (!first->nonce.startsWith(m_nonce) || first->nonce.size() == m_nonce.size() || first->iterations < fewestIterations)
        return SaslFault::Forged;
    const QByteArray bound = m_binding == ScramBinding::ServerEndPoint ? gs2Header() + m_channelBinding : gs2Header();
    m_clientFinalBare = "c=" + bound.toBase64() + ",r=" + first->nonce;
    m_authMessage = clientFirstBare(credential.userName) + ',' + message + ',' + m_clientFinalBare;
    m_derivation.emplace(m_hash, Secret(saslPrepared(credential.password.reveal())), first->salt, first->iterations);
    return workOn();
}

SaslAnswer ScramMechanism::workOn()
{
    if (!m_derivation)
        return SaslFault::Malformed;
    m_derivation->advance(iterationsAtOnce);
    if (!m_derivation->isComplete())
        return SaslWork();
    return clientFinal();
}

// RFC 5802 section 3.
Secret ScramMechanism::clientFinal()
{
    const Secret salted = m_derivation->key();
    m_derivation.reset();
    const Secret clientKey(hmac(m_hash, salted.reveal(), "Client Key"));
    const QByteArray clientSignature = hmac(m_hash, hashOf(m_hash, clientKey.reveal()), m_authMessage);
    const QByteArray proof = exclusiveOr(clientKey.reveal(), clientSignature);
    m_serverSignature = hmac(m_hash, hmac(m_hash, salted.reveal(), "Server Key"), m_authMessage);
    return Secret(m_clientFinalBare + ",p=" + proof.toBase64());
}

SaslAnswer ScramMechanism::respondToFinal(const QByteArray &message)
{
    const auto last = parseScramServerFinal(message);
    if (m_isProven || !m_serverError.isEmpty())
        return SaslFault::Malformed;
    if (last && std::holds_alternative<ScramServerError>(*last)) {
        m_serverError = std::get<ScramServerError>(*last).value;
        return Secret();
    }
    m_isProven = isVerifiedBy(message);
    if (!m_isProven)
        return SaslFault::Forged;
    return Secret();
}

bool ScramMechanism::isVerifiedBy(const QByteArray &message) const
{
    const auto last = parseScramServerFinal(message);
    const auto *verifier = last ? std::get_if<ScramVerifier>(&*last) : nullptr;
    return verifier && !m_serverSignature.isEmpty() && isEqual(verifier->signature, m_serverSignature);
}

bool ScramMechanism::isServerProven(QByteArrayView text) const
{
    const QByteArray lastWord = text.toByteArray().simplified().split(' ').last();
    return m_isProven || isVerifiedBy(decodedBase64(lastWord).value_or(QByteArray()));
}

std::optional<SaslFault> ScramMechanism::refusal() const
{
    if (m_serverError == "channel-binding-not-supported" || m_serverError == "unsupported-channel-binding-type")
        return SaslFault::Unsuitable;
    // Two certificates are in use, or the offer of the -PLUS form never got here.
    if (m_serverError == "channel-bindings-dont-match" || m_serverError == "server-does-support-channel-binding")
        return SaslFault::Forged;
    return std::nullopt;
}

} // namespace pillarbox::protocol
