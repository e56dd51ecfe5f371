#pragma once
// The Content-Type of an attachment. Opens no file: the name decides where the draft does not.

#include "smtp/message/draft.h"

namespace pillarbox::message {

// What the recipient is told: given, or by the name; application/octet-stream where base64 would not be allowed
// (message/* and multipart/*, RFC 2046 5.1 and 5.2.1), so that each octet arrives as it was.
QByteArray attachmentType(const Attachment &attachment);
// The name given, or the path's last part.
QString attachmentName(const Attachment &attachment);

} // namespace pillarbox::message
