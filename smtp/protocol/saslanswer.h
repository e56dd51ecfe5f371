#pragma once
// What a SASL mechanism (RFC 4422) makes of a challenge, and what mechanisms that prove only the client have in common.

#include "smtp/base/secret.h"
#include "smtp/protocol/credential.h"

#include <QByteArray>

#include <optional>
#include <variant>

namespace pillarbox::protocol {

enum class SaslFault {
    Malformed, // no challenge of this mechanism, or one too many
    Unsuitable, // the mechanism cannot work here; nothing is said of the credential
    Forged, // the server does not know the secret, or somebody stands between: nothing else may be tried on it
};

struct SaslWork {
}; // a portion is computed, more is to come: workOn()

using SaslAnswer = std::variant<Secret, SaslWork, SaslFault>;

// A challenge once decoded; absent: it was not base64.
using SaslChallenge = std::optional<QByteArray>;

class OneSidedMechanism
{
public:
    static bool canCarry(const Credential &) { return true; }
    // Of the text that came with the success.
    static bool isServerProven(QByteArrayView) { return true; }
    // What a refusal means beside the credential.
    static std::optional<SaslFault> refusal() { return std::nullopt; }
    static SaslAnswer workOn() { return SaslFault::Malformed; }
};

} // namespace pillarbox::protocol
