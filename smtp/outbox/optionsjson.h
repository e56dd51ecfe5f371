#pragma once
// What the sender asks of the relay for a message, as the database keeps it: JSON, only what was asked.

#include "smtp/protocol/deliveryoptions.h"

#include <QByteArray>

namespace pillarbox::outbox {

QByteArray toJson(const protocol::DeliveryOptions &options);
protocol::DeliveryOptions optionsFromJson(const QByteArray &json); // what cannot be read was not asked

} // namespace pillarbox::outbox
