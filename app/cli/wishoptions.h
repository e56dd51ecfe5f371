#pragma once
// What `pillarbox send` is to ask of the relay beyond taking the message: its flags, and what they say. Whether the relay can
// is the dialogue's matter.

#include "app/cli/arguments.h"
#include "app/cli/failure.h"
#include "smtp/base/expected.h"
#include "smtp/protocol/deliveryoptions.h"

namespace pillarbox::app {

const QList<Flag> &wishFlags();
Expected<protocol::DeliveryOptions, Failure> wishesOf(const Arguments &arguments);

} // namespace pillarbox::app
