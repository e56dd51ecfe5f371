#pragma once
// What XOAUTH2 and OAUTHBEARER share: one message with the access token; a challenge that is not empty tells of an error and
// is acknowledged, so that the server can refuse.

#include "smtp/protocol/saslanswer.h"

namespace pillarbox::protocol {

class TokenMechanism : public OneSidedMechanism
{
public:
    // A control character would end the field it stands in.
    static bool canCarry(const Credential &credential);

protected:
    SaslAnswer answer(const SaslChallenge &challenge, const Secret &message, const QByteArray &acknowledgement);

private:
    bool m_hasRepeated = false;
    bool m_hasAcknowledged = false;
};

} // namespace pillarbox::protocol
