#pragma once
// LOGIN (never standardised): user name, then password, whatever the prompts say: servers word and encode them in many ways.

#include "smtp/protocol/saslanswer.h"

namespace pillarbox::protocol {

class LoginMechanism : public OneSidedMechanism
{
public:
    static QByteArray name() { return "LOGIN"; }
    static std::optional<Secret> initialResponse(const Credential &) { return std::nullopt; }
    SaslAnswer respond(const SaslChallenge &challenge, const Credential &credential);

private:
    int m_prompts = 0;
};

} // namespace pillarbox::protocol
