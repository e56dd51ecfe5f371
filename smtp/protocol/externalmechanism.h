#pragma once
// EXTERNAL (RFC 4422 appendix A): the TLS client certificate speaks; the response only names whom to act as, or nobody.

#include "smtp/protocol/saslanswer.h"

#include <utility>

namespace pillarbox::protocol {

class ExternalMechanism : public OneSidedMechanism
{
public:
    static QByteArray name() { return "EXTERNAL"; }
    static std::optional<Secret> initialResponse(const Credential &credential) { return Secret(credential.userName); }
    SaslAnswer respond(const SaslChallenge &, const Credential &credential)
    {
        if (std::exchange(m_hasResponded, true))
            return SaslFault::Malformed;
        return Secret(credential.userName);
    }

private:
    bool m_hasResponded = false;
};

} // namespace pillarbox::protocol
