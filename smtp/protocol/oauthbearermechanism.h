#pragma once
// OAUTHBEARER (RFC 7628). An error is acknowledged with one octet 01 (section 3.2.3).

#include "smtp/protocol/tokenmechanism.h"

namespace pillarbox::protocol {

class OAuthBearerMechanism : public TokenMechanism
{
public:
    static QByteArray name() { return "OAUTHBEARER"; }
    std::optional<Secret> initialResponse(const Credential &credential) const;
    SaslAnswer respond(const SaslChallenge &challenge, const Credential &credential);
};

} // namespace pillarbox::protocol
