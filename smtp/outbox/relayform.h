#pragma once
// Between a relay's capabilities and the form of a message's bytes: the two rooms do not know each other. Pure but for reading
// the content.

#include "smtp/message/wireencoding.h"
#include "smtp/protocol/capabilities.h"
#include "smtp/protocol/envelope.h"
#include "smtp/protocol/senderror.h"

namespace pillarbox::outbox {

message::RelayLimits limitsOf(const protocol::Capabilities &capabilities);
// One that takes a message in this form and forces no other.
message::RelayLimits relayFor(message::WireForm form);
// What the envelope must declare of the content.
void declare(const message::WireEncoding &encoding, protocol::Envelope &envelope);
// As message::encodingFor(); errors are local ones.
Expected<message::WireEncoding, protocol::SendError> formFor(
    const message::MessageFacts &facts, const message::RelayLimits &relay, const message::ContentOpener &open);

} // namespace pillarbox::outbox
