#include "smtp/message/wireplan.h"

#include <QStringBuilder>

namespace pillarbox::message {

namespace {

using Parts = std::vector<PartFacts>;

bool isMessage(const Parts &parts, const PartFacts &part)
{
    return part.parent < 0 || parts.at(static_cast<size_t>(part.parent)).header.kind == PartKind::Message;
}

Unexpected<WireError> refuse(WireError::Kind kind, const QByteArray &part)
{
    return Unexpected{WireError{kind, QString::fromLatin1(part)}};
}

// Where one octet in six is over 127, base64 is the shorter one.
Coding shorterCoding(const PartFacts &part)
{
    return part.header.type.startsWith("text/") && part.octetsOver127 * 6 <= part.size ? Coding::QuotedPrintable
                                                                                       : Coding::Base64;
}

// What stands outside the parts is read by nobody (RFC 2046 5.1.1); quoted-printable leaves most of it as it was. Without any
// part, it is perhaps read after all.
std::optional<Coding> codingFor(const PartFacts &part)
{
    if (part.isFrozen) {
        return {};
    }
    if (part.header.kind == PartKind::Multipart) {
        return part.hasParts ? std::optional(Coding::QuotedPrintable) : std::nullopt;
    }
    if (isIdentity(part.header.encoding)) {
        return shorterCoding(part);
    }
    const bool isLongBase64 = part.header.encoding == "base64" && part.octetsOver127 == 0;
    return isLongBase64 ? std::optional(Coding::WrapBase64) : std::nullopt;
}

QByteArray encodingAfter(const PartFacts &part, Coding coding)
{
    if (part.header.kind == PartKind::Multipart || coding == Coding::WrapBase64) {
        return {};
    }
    return coding == Coding::Base64 ? "base64" : "quoted-printable";
}

// An unknown charset is called so (RFC 1428 3), but nothing else is valid UTF-8 by chance.
QByteArray fieldsForMessage(const PartFacts &part)
{
    QByteArray fields = part.header.hasVersion ? "" : "MIME-Version: 1.0\r\n";
    if (part.parent < 0 && !part.header.hasType && part.octetsOver127 > 0) {
        fields += QByteArray("Content-Type: text/plain; charset=") + (part.isUtf8 ? "utf-8" : "unknown-8bit") + "\r\n";
    }
    return fields;
}

bool mustChange(const PartFacts &part, WireForm form)
{
    const bool isTooLong = part.hasLongLine && form != WireForm::Binary;
    return isTooLong || (part.octetsOver127 > 0 && form == WireForm::SevenBit);
}

// A label of 8bit on what is 7bit now would have to be passed on by its own rules again.
bool isMislabelled(const PartFacts &part, WireForm form)
{
    const QByteArray &encoding = part.header.encoding;
    return form == WireForm::SevenBit && !part.isFrozen && (encoding == "8bit" || encoding == "binary");
}

Expected<PartPlan, WireError> planPart(const Parts &parts, const PartFacts &part, WireForm form)
{
    PartPlan plan;
    if (part.hasLongHeader) {
        return refuse(WireError::Kind::LineTooLong, "header");
    }
    if (part.has8BitHeader && part.parent >= 0 && form == WireForm::SevenBit) {
        return refuse(WireError::Kind::Needs8Bit, "header");
    }
    if (isMislabelled(part, form)) {
        plan.encoding = "7bit";
    }
    if (mustChange(part, form)) {
        const auto coding = codingFor(part);
        if (!coding) {
            return refuse(part.hasLongLine ? WireError::Kind::LineTooLong : WireError::Kind::Needs8Bit, part.header.type);
        }
        plan.coding = *coding;
        const QByteArray encoding = encodingAfter(part, *coding);
        plan.encoding = encoding.isEmpty() ? plan.encoding : encoding;
    }
    if (!plan.encoding.isEmpty() && isMessage(parts, part)) {
        plan.addedFields = fieldsForMessage(part);
    }
    return plan;
}

// A part that holds a binary one is binary itself (RFC 2045 6.4).
void decode(const Parts &parts, size_t decoded, std::vector<PartPlan> &plans)
{
    plans.at(decoded).coding = Coding::DecodeBase64;
    for (int part = static_cast<int>(decoded); part >= 0; part = parts.at(static_cast<size_t>(part)).parent) {
        PartPlan &plan = plans.at(static_cast<size_t>(part));
        plan.encoding = "binary";
        plan.addedFields = isMessage(parts, parts.at(static_cast<size_t>(part)))
            ? fieldsForMessage(parts.at(static_cast<size_t>(part)))
            : QByteArray();
    }
}

} // namespace

Expected<std::vector<PartPlan>, WireError> planParts(const Parts &parts, WireForm form)
{
    std::vector<PartPlan> plans;
    for (const PartFacts &part : parts) {
        const auto plan = planPart(parts, part, form);
        if (!plan) {
            return Unexpected{plan.error()};
        }
        plans.push_back(*plan);
    }
    for (size_t i = 0; form == WireForm::Binary && i < parts.size(); ++i) {
        if (parts.at(i).isDecodable) {
            decode(parts, i, plans);
        }
    }
    return plans;
}

qint64 gainOfBinary(const Parts &parts)
{
    qint64 octets = 0;
    for (const PartFacts &part : parts) {
        octets += part.isDecodable ? part.size / 4 : 0;
    }
    return parts.at(0).header.hasSignature ? 0 : octets;
}

} // namespace pillarbox::message
