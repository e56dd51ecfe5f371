#include "smtp/protocol/xoauth2mechanism.h"

#include <QStringBuilder>

namespace pillarbox::protocol {

std::optional<Secret> XOAuth2Mechanism::initialResponse(const Credential &credential) const
{
    return Secret("user=" % credential.userName % "\1auth=Bearer " % credential.password.reveal() % "\1\1");
}

SaslAnswer XOAuth2Mechanism::respond(const SaslChallenge &challenge, const Credential &credential)
{
    return answer(challenge, *initialResponse(credential), {});
}

} // namespace pillarbox::protocol
