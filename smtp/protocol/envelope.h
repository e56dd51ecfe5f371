#pragma once
// What MAIL and RCPT say (RFC 5321 4.1.1.2, 4.1.1.3) and what they must declare of the content.

#include "smtp/protocol/deliveryoptions.h"
#include "smtp/protocol/enhancedstatuscode.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QList>

#include <optional>

namespace pillarbox::protocol {

struct Envelope {
    QByteArray reversePath; // without angle brackets, domain as A-label; empty for <>
    QByteArrayList forwardPaths; // likewise, at least one
    qint64 size = 0; // octets of the content, CRLF counted, before dot-stuffing
    bool has8BitContent = false; // octets over 127 in the body: BODY=8BITMIME, or it cannot go
    bool isBinary = false; // NUL, a bare CR or LF, or a line over 998 octets: BODY=BINARYMIME in BDAT, or it cannot go
    bool needsSmtpUtf8 = false; // octets over 127 in a path or a header (RFC 6531)
    std::optional<int> mostRecipients; // to be named in one transaction, below what the relay takes
    DeliveryOptions options;
    bool isRehearsal = false; // MAIL, RCPT and RSET only: who would be taken. There is no content.

    bool operator==(const Envelope &) const = default;
};

// What the server said of one forward-path; index as in Envelope::forwardPaths.
struct RecipientReply {
    int index = 0;
    int replyCode = 0;
    std::optional<EnhancedStatusCode> enhanced;
    QByteArray text; // all lines joined by '\n'

    bool isAccepted() const { return replyCode >= 200 && replyCode < 300; }
    bool isPermanent() const { return replyCode >= 500; }
    bool operator==(const RecipientReply &) const = default;
};

} // namespace pillarbox::protocol
