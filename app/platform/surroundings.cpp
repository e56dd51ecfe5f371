#include "app/platform/surroundings.h"

namespace pillarbox::app {

using outbox::DeliveryService;

Surroundings::Surroundings(DeliveryService &service, Clock &clock)
    : m_sleep(clock)
{
    service.setNetwork(m_network.isThere());
    service.setBehindPortal(m_network.isBehindPortal());
    QObject::connect(&m_network, &NetworkWatch::changed, &service, &DeliveryService::setNetwork);
    QObject::connect(&m_network, &NetworkWatch::portalChanged, &service, &DeliveryService::setBehindPortal);
    QObject::connect(&m_network, &NetworkWatch::moved, &service, &DeliveryService::lookAgain);
    QObject::connect(&m_sleep, &SleepWatch::woke, &service, &DeliveryService::lookAgain);
}

} // namespace pillarbox::app
