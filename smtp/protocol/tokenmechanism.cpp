#include "smtp/protocol/tokenmechanism.h"

#include <algorithm>
#include <utility>

namespace pillarbox::protocol {

namespace {

bool hasControl(const QByteArray &text)
{
    return std::any_of(text.begin(), text.end(), [](char octet) { return (octet >= 0 && octet < 0x20) || octet == 0x7f; });
}

} // namespace

bool TokenMechanism::canCarry(const Credential &credential)
{
    return !hasControl(credential.userName) && !hasControl(credential.password.reveal());
}

SaslAnswer TokenMechanism::answer(const SaslChallenge &challenge, const Secret &message, const QByteArray &acknowledgement)
{
    if (!challenge)
        return SaslFault::Malformed;
    const bool isAsked = challenge->isEmpty();
    if (m_hasAcknowledged || (isAsked && std::exchange(m_hasRepeated, true)))
        return SaslFault::Malformed;
    if (isAsked)
        return message;
    m_hasAcknowledged = true; // what the error says is of no use here: the refusal follows
    return Secret(acknowledgement);
}

} // namespace pillarbox::protocol
