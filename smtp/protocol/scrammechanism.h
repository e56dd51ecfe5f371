#pragma once
// SCRAM-SHA-1, SCRAM-SHA-256 (RFC 5802, 7677) and their -PLUS forms with the channel binding tls-server-end-point
// (RFC 5929). The password never leaves, and the server proves that it knows it too: a success without that proof is none.

#include "smtp/protocol/keyderivation.h"
#include "smtp/protocol/saslanswer.h"
#include "smtp/protocol/scrammessage.h"

#include <optional>

namespace pillarbox::protocol {

// What the exchange says about binding it to the TLS channel (RFC 5802 section 6).
enum class ScramBinding {
    None, // "n": not wanted
    NotOffered, // "y": this side could; a server that can as well learns that somebody has hidden its offer
    ServerEndPoint, // "p": the -PLUS form
};

class ScramMechanism
{
public:
    // RFC 7677 section 4 asks for this many at least: with few, whoever sees the proof may guess the password from it.
    static constexpr qint64 fewestIterations = 4'096;
    // More than anybody recommends (1.3 million for SHA-1) is a server that wants this machine to toil: some 2 s.
    static constexpr qint64 mostIterations = 2'000'000;
    // At one go: 2 to 6 ms. The usual 4096 need no second.
    static constexpr qint64 iterationsAtOnce = 8'192;

    // channelBinding: for ServerEndPoint alone. nonce: printable, no comma.
    ScramMechanism(Hash hash, ScramBinding binding, QByteArray channelBinding, QByteArray nonce);

    QByteArray name() const;
    static bool canCarry(const Credential &credential);
    std::optional<Secret> initialResponse(const Credential &credential) const;
    SaslAnswer respond(const SaslChallenge &challenge, const Credential &credential);
    SaslAnswer workOn();
    // text: some servers put the last message into the success, where RFC 4954 has a challenge for it.
    bool isServerProven(QByteArrayView text) const;
    std::optional<SaslFault> refusal() const;

private:
    QByteArray gs2Header() const;
    QByteArray clientFirstBare(const QByteArray &userName) const;
    SaslAnswer respondToFirst(const QByteArray &message, const Credential &credential);
    SaslAnswer respondToFinal(const QByteArray &message);
    Secret clientFinal();
    bool isVerifiedBy(const QByteArray &message) const;

    Hash m_hash;
    ScramBinding m_binding;
    QByteArray m_channelBinding;
    QByteArray m_nonce;
    bool m_hasRepeated = false; // the client's first message was asked for
    std::optional<KeyDerivation> m_derivation; // under way
    QByteArray m_clientFinalBare; // without the proof
    QByteArray m_authMessage;
    QByteArray m_serverSignature; // that the server has to show; empty until the proof is out
    bool m_isProven = false;
    QByteArray m_serverError;
};

} // namespace pillarbox::protocol
