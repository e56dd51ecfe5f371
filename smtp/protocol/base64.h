#pragma once
// base64 as SASL's lines carry it (RFC 4648 section 4), without leniency: what decodes in two ways is none.

#include <QByteArray>

#include <optional>

namespace pillarbox::protocol {

inline std::optional<QByteArray> decodedBase64(const QByteArray &text)
{
    const auto result = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    if (!result || result.decoded.toBase64() != text) // Qt also takes one without its padding, or with stray bits in it
        return std::nullopt;
    return result.decoded;
}

} // namespace pillarbox::protocol
