#pragma once
// What a relay forces upon the canonical content of a message (RFC 6152, RFC 3030, RFC 2045 6): a pull filter whose exact size
// is known before the first byte; and what it makes possible, decoded attachments, for messages of our own writing alone: one
// that came ready is only changed where it has to be. The same message in the same form gives the same bytes. What must not be
// altered, such as signed parts, is refused, never broken. Any thread.

#include "smtp/message/messagesource.h"
#include "smtp/message/wireplan.h"

#include <functional>

namespace pillarbox::message {

struct RelayLimits {
    bool takes8Bit = false; // 8BITMIME
    bool takesBinary = false; // BINARYMIME, by CHUNKING
};

struct WireEncoding {
    WireForm form = WireForm::AsIs;
    qint64 size = 0; // octets
    bool has8BitContent = false;
    bool isBinary = false;
    std::vector<PartPlan> parts; // none: as it is
    QByteArray head = {}; // fields before the content, with their line ends: a signature over it
};

// The canonical content from its start, each time it is asked; absent when it cannot be read.
using ContentOpener = std::function<std::unique_ptr<QIODevice>()>;

// Nothing is forced, and nothing to be gained: the content need not be read to know.
bool goesAsItIs(const MessageFacts &facts, const RelayLimits &relay);
// Reads the content up to two times.
Expected<WireEncoding, WireError> encodingFor(const MessageFacts &facts, const RelayLimits &relay, const ContentOpener &open);
std::unique_ptr<QIODevice> encoded(std::unique_ptr<QIODevice> content, const WireEncoding &encoding);

} // namespace pillarbox::message
