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

Unexpected<protocol::SendError> localError(ErrorKind kind, const QString &detail)
{
    protocol::SendError error;
    error.stage = protocol::Stage::Local;
    error.kind = kind;
    error.detail = detail;
    return Unexpected{error};
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
    return localError(kindOf(encoding.error().kind), encoding.error().detail);
}

Expected<message::WireEncoding, protocol::SendError> signedFormFor(const message::MessageFacts &facts,
    const message::RelayLimits &relay, const message::ContentOpener &open, const message::DkimSigning &signing,
    const QDateTime &at)
{
    auto encoding = formFor(facts, {}, open);
    if (!encoding && encoding.error().kind == ErrorKind::Needs8BitMime)
        encoding = formFor(facts, {.takes8Bit = relay.takes8Bit, .takesBinary = false}, open);
    if (!encoding)
        return encoding;
    auto content = open();
    if (!content)
        return localError(ErrorKind::CannotReadFile, {});
    const auto field = message::dkimField(*message::encoded(std::move(content), *encoding), signing, at);
    if (!field)
        return localError(ErrorKind::CannotReadFile, field.error());
    encoding->head = *field;
    encoding->size += field->size();
    return encoding;
}

} // namespace pillarbox::outbox
