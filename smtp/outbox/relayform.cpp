#include "smtp/outbox/relayform.h"

namespace pillarbox::outbox {

namespace {

using message::WireError;
using protocol::ErrorKind;

ErrorKind kindOf(WireError::Kind kind)
{
    switch (kind) {
    case WireError::Kind::Needs8Bit:
        return ErrorKind::Needs8BitMime;
    case WireError::Kind::LineTooLong:
        return ErrorKind::LineTooLong;
    case WireError::Kind::CannotRead:
        break;
    }
    return ErrorKind::CannotReadFile;
}

} // namespace

message::RelayLimits limitsOf(const protocol::Capabilities &capabilities)
{
    return {.takes8Bit = capabilities.has8BitMime, .takesBinary = capabilities.hasBinaryMime && capabilities.hasChunking};
}

message::RelayLimits relayFor(message::WireForm form)
{
    return {.takes8Bit = form != message::WireForm::SevenBit, .takesBinary = form == message::WireForm::Binary};
}

void declare(const message::WireEncoding &encoding, protocol::Envelope &envelope)
{
    envelope.size = encoding.size;
    envelope.has8BitContent = encoding.has8BitContent;
    envelope.isBinary = encoding.isBinary;
}

Expected<message::WireEncoding, protocol::SendError> formFor(
    const message::MessageFacts &facts, const message::RelayLimits &relay, const message::ContentOpener &open)
{
    auto encoding = message::encodingFor(facts, relay, open);
    if (encoding)
        return encoding.value();
    protocol::SendError error;
    error.stage = protocol::Stage::Local;
    error.kind = kindOf(encoding.error().kind);
    error.detail = encoding.error().detail;
    return Unexpected{error};
}

} // namespace pillarbox::outbox
