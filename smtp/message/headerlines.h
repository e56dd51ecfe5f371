#pragma once
// A block of header fields (RFC 5322 2.2) as it was read: a message's header, or a group of a report (RFC 3464 2.1). Bounded.

#include "smtp/message/emlheaderfilter.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace pillarbox::message {

using HeaderLines = QList<RawField>; // their values unfolded and trimmed

// Up to the first empty line. What is no field is passed over.
HeaderLines headerLines(QByteArrayView bytes);
// Groups with empty lines between them.
QList<HeaderLines> headerGroups(QByteArrayView bytes);
// Of the first field of that name (lower case); empty when there is none.
QByteArray valueOf(const HeaderLines &lines, QByteArrayView name);

} // namespace pillarbox::message
