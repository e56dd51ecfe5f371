#pragma once
// local@domain of RFC 5321 and 6531, without a name around it: taken apart and checked.

#include "smtp/base/expected.h"
#include "smtp/message/mailbox.h"

namespace pillarbox::message {

struct AddressSpec {
    QString local; // quoted where it was quoted
    QString domain; // as given
    QByteArray asciiDomain;
};

Expected<AddressSpec, AddressError> parseAddressSpec(const QString &text);

} // namespace pillarbox::message
