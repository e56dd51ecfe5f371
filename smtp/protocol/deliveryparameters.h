#pragma once
// What DeliveryOptions become behind MAIL and RCPT, for a relay that offers the extensions. Everything a person typed is
// encoded or a number; the ranges are localFault()'s.

#include "smtp/protocol/capabilities.h"
#include "smtp/protocol/deliveryoptions.h"

#include <QByteArray>
#include <QByteArrayList>

namespace pillarbox::protocol {

// Each with its space in front: " RET=HDRS ENVID=QQ314159 REQUIRETLS"; empty: none.
QByteArray mailParameters(const DeliveryOptions &options, const Capabilities &capabilities);
QByteArray rcptParameters(const QByteArray &forwardPath, const DeliveryOptions &options, const Capabilities &capabilities);
// The wishes that stay behind: keywords of the extensions that the relay lacks.
QByteArrayList notOffered(const DeliveryOptions &options, const Capabilities &capabilities);

} // namespace pillarbox::protocol
