#pragma once
// The form in which a message travels: as it is, or as far changed in its transfer encodings (RFC 2045 6) as a relay forces.

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace pillarbox::message {

enum class WireForm {
    AsIs,
    EightBit, // no line over 998 octets
    SevenBit, // and no octet over 127 (RFC 6152)
    Binary, // attachments without base64 (RFC 3030)
};

// The word of receipts: "asIs", "eightBit" …
QByteArray wireFormName(WireForm form);
std::optional<WireForm> wireFormFromName(QByteArrayView name);

} // namespace pillarbox::message
