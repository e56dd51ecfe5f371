#include "smtp/protocol/crammd5mechanism.h"

#include "smtp/protocol/hmac.h"

#include <QStringBuilder>

#include <utility>

namespace pillarbox::protocol {

SaslAnswer CramMd5Mechanism::respond(const SaslChallenge &challenge, const Credential &credential)
{
    if (!challenge || challenge->isEmpty() || std::exchange(m_hasResponded, true))
        return SaslFault::Malformed;
    return Secret(credential.userName + ' ' + hmac(Hash::Md5, credential.password.reveal(), *challenge).toHex());
}

} // namespace pillarbox::protocol
