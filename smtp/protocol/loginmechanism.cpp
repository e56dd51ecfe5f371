#include "smtp/protocol/loginmechanism.h"

namespace pillarbox::protocol {

SaslAnswer LoginMechanism::respond(const SaslChallenge &, const Credential &credential)
{
    switch (m_prompts++) {
    case 0:
        return Secret(credential.userName);
    case 1:
        return credential.password;
    default:
        return SaslFault::Malformed;
    }
}

} // namespace pillarbox::protocol
