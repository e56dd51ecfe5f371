#include "smtp/protocol/oauthbearermechanism.h"

#include "smtp/protocol/saslname.h"

#include <QStringBuilder>

namespace pillarbox::protocol {

std::optional<Secret> OAuthBearerMechanism::initialResponse(const Credential &credential) const
{
    const QByteArray identity = credential.userName.isEmpty() ? QByteArray() : "a=" + saslName(credential.userName);
    return Secret("n," % identity % ",\1auth=Bearer " % credential.password.reveal() % "\1\1");
}

SaslAnswer OAuthBearerMechanism::respond(const SaslChallenge &challenge, const Credential &credential)
{
    return answer(challenge, *initialResponse(credential), QByteArrayLiteral("\1"));
}

} // namespace pillarbox::protocol
