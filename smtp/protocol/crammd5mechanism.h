#pragma once
// CRAM-MD5 (RFC 2195). It keeps the password from the server's ears, not from a guesser's, and makes the server keep it in
// plain; so through TLS the ways that say the password come first.

#include "smtp/protocol/saslanswer.h"

namespace pillarbox::protocol {

class CramMd5Mechanism : public OneSidedMechanism
{
public:
    static QByteArray name() { return "CRAM-MD5"; }
    static std::optional<Secret> initialResponse(const Credential &) { return std::nullopt; }
    SaslAnswer respond(const SaslChallenge &challenge, const Credential &credential);

private:
    bool m_hasResponded = false;
};

} // namespace pillarbox::protocol
