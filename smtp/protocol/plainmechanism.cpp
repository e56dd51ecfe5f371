#include "smtp/protocol/plainmechanism.h"

#include <QStringBuilder>

#include <utility>

namespace pillarbox::protocol {

bool PlainMechanism::canCarry(const Credential &credential)
{
    return !credential.userName.contains('\0') && !credential.password.reveal().contains('\0');
}

std::optional<Secret> PlainMechanism::initialResponse(const Credential &credential) const
{
    return Secret('\0' % credential.userName % '\0' % credential.password.reveal());
}

SaslAnswer PlainMechanism::respond(const SaslChallenge &, const Credential &credential)
{
    if (std::exchange(m_hasResponded, true)) // some servers overlook the initial response and ask for it
        return SaslFault::Malformed;
    return *initialResponse(credential);
}

} // namespace pillarbox::protocol
