#pragma once
// PLAIN (RFC 4616), the authorization identity left empty. The strings go as they are: preparing them is the server's part,
// and one that compares octets would take a prepared password for another.

#include "smtp/protocol/saslanswer.h"

namespace pillarbox::protocol {

class PlainMechanism : public OneSidedMechanism
{
public:
    static QByteArray name() { return "PLAIN"; }
    static bool canCarry(const Credential &credential); // NUL is its separator
    std::optional<Secret> initialResponse(const Credential &credential) const;
    SaslAnswer respond(const SaslChallenge &challenge, const Credential &credential);

private:
    bool m_hasResponded = false;
};

} // namespace pillarbox::protocol
