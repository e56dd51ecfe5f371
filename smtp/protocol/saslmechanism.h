#pragma once
// SASL mechanisms (RFC 4422) as the answers they give; the AUTH lines around them are the dialogue's (RFC 4954).
// A new mechanism is one more class in the variant and one more entry in the order of strength.

#include "smtp/protocol/credential.h"

#include <QByteArray>
#include <QByteArrayList>

#include <optional>
#include <variant>
#include <vector>

namespace pillarbox::protocol {

// RFC 4616: authorization identity left empty.
class PlainMechanism
{
public:
    static QByteArray name() { return "PLAIN"; }
    static bool canCarry(const Credential &credential); // NUL is its separator
    std::optional<QByteArray> initialResponse(const Credential &credential) const;
    // challenge: decoded as far as it could be. Absent: there is nothing more to say.
    std::optional<QByteArray> respond(const QByteArray &challenge, const Credential &credential);

private:
    bool m_hasResponded = false;
};

// User name, then password, whatever the prompts say: servers word and encode them in many ways.
class LoginMechanism
{
public:
    static QByteArray name() { return "LOGIN"; }
    static bool canCarry(const Credential &) { return true; }
    std::optional<QByteArray> initialResponse(const Credential &) const { return std::nullopt; }
    std::optional<QByteArray> respond(const QByteArray &challenge, const Credential &credential);

private:
    int m_prompts = 0;
};

using SaslMechanism = std::variant<PlainMechanism, LoginMechanism>;

QByteArray mechanismName(const SaslMechanism &mechanism);
// Those that both sides know, strongest first; wanted: this one alone, any when empty.
std::vector<SaslMechanism> usableMechanisms(const QByteArrayList &offered, const QByteArray &wanted);

} // namespace pillarbox::protocol
