#pragma once
// XOAUTH2, as Google and Microsoft describe it. An error is acknowledged with an empty line.

#include "smtp/protocol/tokenmechanism.h"

namespace pillarbox::protocol {

class XOAuth2Mechanism : public TokenMechanism
{
public:
    static QByteArray name() { return "XOAUTH2"; }
    std::optional<Secret> initialResponse(const Credential &credential) const;
    SaslAnswer respond(const SaslChallenge &challenge, const Credential &credential);
};

} // namespace pillarbox::protocol
