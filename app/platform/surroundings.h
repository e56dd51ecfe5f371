#pragma once
// Lets a dispatcher know what happens around it: the network goes and comes, the machine wakes.

#include "app/platform/network.h"
#include "app/platform/sleep.h"
#include "smtp/outbox/deliveryservice.h"

namespace pillarbox::app {

class Surroundings
{
public:
    explicit Surroundings(outbox::DeliveryService &service, Clock &clock = systemClock());

private:
    NetworkWatch m_network;
    SleepWatch m_sleep;
};

} // namespace pillarbox::app
