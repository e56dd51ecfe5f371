#include "app/platform/network.h"

#include "smtp/account/captiveportal.h"

#include <QNetworkInformation>

#include <utility>

namespace pillarbox::app {

void loadNetworkInformation()
{
    using Feature = QNetworkInformation::Feature;
    if (!QNetworkInformation::loadBackendByFeatures(Feature::Reachability | Feature::CaptivePortal))
        (void)QNetworkInformation::loadBackendByFeatures(Feature::Reachability);
}

NetworkWatch::NetworkWatch(QObject *parent)
    : QObject(parent)
{
    loadNetworkInformation();
    const QNetworkInformation *network = QNetworkInformation::instance();
    if (!network)
        return;
    connect(network, &QNetworkInformation::reachabilityChanged, this, &NetworkWatch::look);
    connect(network, &QNetworkInformation::transportMediumChanged, this, [this] {
        if (m_isThere)
            Q_EMIT moved();
    });
    connect(network, &QNetworkInformation::isBehindCaptivePortalChanged, this, &NetworkWatch::portalChanged);
    look();
}

bool NetworkWatch::isBehindPortal() const
{
    return account::isToldOfPortal();
}

// Less than "online" may be enough for a relay nearby.
void NetworkWatch::look()
{
    using Reachability = QNetworkInformation::Reachability;
    const bool isThere = QNetworkInformation::instance()->reachability() != Reachability::Disconnected;
    if (std::exchange(m_isThere, isThere) != isThere)
        Q_EMIT changed(isThere);
}

} // namespace pillarbox::app
