#pragma once
// A canonical message in memory and what becomes of it on the way to a relay.

#include "smtp/message/octetfacts.h"
#include "smtp/message/wireencoding.h"

#include <QBuffer>

#include <gtest/gtest.h>

namespace pillarbox::tests {

// As of a message of our own writing.
inline message::MessageFacts factsOf(const QByteArray &bytes)
{
    message::OctetFacts facts;
    const qsizetype headerEnd = bytes.startsWith("\r\n") ? 2 : bytes.indexOf("\r\n\r\n") + 4;
    const qsizetype header = headerEnd < 4 && !bytes.startsWith("\r\n") ? bytes.size() : headerEnd;
    facts.add(QByteArrayView(bytes).first(header), message::OctetFacts::Part::Header);
    facts.add(QByteArrayView(bytes).sliced(header), message::OctetFacts::Part::Body);
    message::MessageFacts own = facts.facts();
    own.isOwnWriting = true;
    return own;
}

inline std::unique_ptr<QIODevice> openBytes(const QByteArray &bytes)
{
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(bytes);
    buffer->open(QIODevice::ReadOnly);
    return buffer;
}

inline Expected<message::WireEncoding, message::WireError> encodingOf(
    const QByteArray &bytes, const message::RelayLimits &relay)
{
    return message::encodingFor(factsOf(bytes), relay, [bytes] { return openBytes(bytes); });
}

// The bytes on the wire; a source of another size than promised fails the test.
inline QByteArray wireBytes(const QByteArray &bytes, const message::WireEncoding &encoding)
{
    const auto device = message::encoded(openBytes(bytes), encoding);
    const QByteArray all = device->readAll();
    EXPECT_EQ(all.size(), encoding.size) << qUtf8Printable(device->errorString());
    return all;
}

constexpr message::RelayLimits kSevenBitRelay{};
constexpr message::RelayLimits kEightBitRelay{.takes8Bit = true};
constexpr message::RelayLimits kBinaryRelay{.takes8Bit = true, .takesBinary = true};

inline QByteArray sent(const QByteArray &bytes, const message::RelayLimits &relay)
{
    const auto encoding = encodingOf(bytes, relay);
    EXPECT_TRUE(encoding) << (encoding ? "" : qUtf8Printable(encoding.error().detail));
    return encoding ? wireBytes(bytes, *encoding) : QByteArray();
}

} // namespace pillarbox::tests
