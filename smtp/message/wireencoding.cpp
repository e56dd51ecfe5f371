#include "smtp/message/wireencoding.h"

#include "smtp/message/sourcedevice.h"
#include "smtp/message/wirefilter.h"

namespace pillarbox::message {

namespace {

constexpr qint64 kBlock = 64LL * 1024;
constexpr qint64 kWorthwhile
    = 64LL * 1024; // octets of attachments; for less, BINARYMIME is not worth reading the message twice

using Parts = std::vector<PartFacts>;

Unexpected<WireError> cannotRead(const QString &reason)
{
    return Unexpected{WireError{WireError::Kind::CannotRead, reason}};
}

Expected<Parts, WireError> survey(const ContentOpener &open, PartSurvey::Decoding decoding)
{
    const auto content = open();
    if (!content) {
        return cannotRead({});
    }
    PartSurvey survey(decoding);
    MimeWalk walk(survey);
    QByteArray block(kBlock, Qt::Uninitialized);
    for (;;) {
        const qint64 count = content->read(block.data(), block.size());
        if (count < 0) {
            return cannotRead(content->errorString());
        }
        if (count == 0) {
            walk.finish();
            return survey.parts();
        }
        walk.feed(QByteArrayView(block).first(count));
    }
}

Expected<qint64, WireError> measure(const ContentOpener &open, const std::vector<PartPlan> &plans)
{
    auto content = open();
    if (!content) {
        return cannotRead({});
    }
    WireFilter filter(std::move(content), plans);
    QByteArray block(kBlock, Qt::Uninitialized);
    qint64 size = 0;
    for (;;) {
        const qint64 count = filter.read(block.data(), block.size());
        if (count < 0) {
            return cannotRead(filter.errorText());
        }
        if (count == 0) {
            return size;
        }
        size += count;
    }
}

WireForm forcedForm(const MessageFacts &facts, const RelayLimits &relay)
{
    if (facts.has8BitContent && !relay.takes8Bit) {
        return WireForm::SevenBit;
    }
    return facts.hasLongLine ? WireForm::EightBit : WireForm::AsIs;
}

bool mayDecode(const MessageFacts &facts, const RelayLimits &relay)
{
    return relay.takesBinary && facts.isOwnWriting;
}

WireEncoding asItIs(const MessageFacts &facts)
{
    return {.form = WireForm::AsIs, .size = facts.size, .has8BitContent = facts.has8BitContent, .isBinary = false, .parts = {}};
}

struct Choice {
    WireForm form;
    Expected<std::vector<PartPlan>, WireError> parts;
};

Choice choose(const Parts &parts, WireForm forced, const RelayLimits &relay)
{
    if (relay.takesBinary && gainOfBinary(parts) * 3 >= kWorthwhile) {
        return {WireForm::Binary, planParts(parts, WireForm::Binary)};
    }
    Choice choice{forced, planParts(parts, forced)};
    if (!choice.parts && relay.takesBinary) {
        return {WireForm::Binary, planParts(parts, WireForm::Binary)};
    }
    return choice;
}

} // namespace

bool goesAsItIs(const MessageFacts &facts, const RelayLimits &relay)
{
    return forcedForm(facts, relay) == WireForm::AsIs && !(mayDecode(facts, relay) && facts.size >= kWorthwhile);
}

Expected<WireEncoding, WireError> encodingFor(const MessageFacts &facts, const RelayLimits &relay, const ContentOpener &open)
{
    if (goesAsItIs(facts, relay)) {
        return asItIs(facts);
    }
    const auto parts = survey(open, mayDecode(facts, relay) ? PartSurvey::Decoding::Yes : PartSurvey::Decoding::No);
    if (!parts) {
        return Unexpected{parts.error()};
    }
    const Choice choice = choose(*parts, forcedForm(facts, relay), relay);
    if (!choice.parts) {
        return Unexpected{choice.parts.error()};
    }
    if (choice.form == WireForm::AsIs) {
        return asItIs(facts);
    }
    const auto size = measure(open, *choice.parts);
    if (!size) {
        return Unexpected{size.error()};
    }
    return WireEncoding{.form = choice.form,
        .size = *size,
        .has8BitContent = facts.has8BitContent && choice.form != WireForm::SevenBit,
        .isBinary = choice.form == WireForm::Binary,
        .parts = *choice.parts};
}

std::unique_ptr<QIODevice> encoded(std::unique_ptr<QIODevice> content, const WireEncoding &encoding)
{
    if (encoding.form == WireForm::AsIs && encoding.head.isEmpty()) {
        return content;
    }
    std::vector<std::unique_ptr<ByteSource>> sources;
    sources.push_back(std::make_unique<BytesSource>(encoding.head));
    if (encoding.form == WireForm::AsIs) {
        sources.push_back(std::make_unique<DeviceSource>(std::move(content)));
    } else {
        sources.push_back(std::make_unique<WireFilter>(std::move(content), encoding.parts));
    }
    return std::make_unique<SourceDevice>(std::move(sources), encoding.size);
}

} // namespace pillarbox::message
