#pragma once
// Bounces that are written for people alone: qmail's (QSBMF) and Yahoo's, those of older Exim, sendmail and Exchange. Known by
// who writes them, and by bringing the message back; what they say of a recipient is the paragraph behind the address.

#include "smtp/message/deliveryreport.h"

namespace pillarbox::message {

std::optional<DeliveryReport> bounceOf(const ParsedMessage &mail);

} // namespace pillarbox::message
