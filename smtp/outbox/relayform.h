#pragma once
// Between a relay's capabilities and the form of a message's bytes: the two rooms do not know each other. Pure but for reading
// the content.

#include "smtp/message/dkimsigner.h"
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

// The same, signed as it travels: last of all, and in seven bits where it can be, so that no server on the way has a reason to
// encode it again (RFC 6376 section 5.3). The same key and time give the same bytes.
Expected<message::WireEncoding, protocol::SendError> signedFormFor(const message::MessageFacts &facts,
    const message::RelayLimits &relay, const message::ContentOpener &open, const message::DkimSigning &signing,
    const QDateTime &at);

} // namespace pillarbox::outbox
