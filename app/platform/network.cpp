#include "app/platform/network.h"

#include <QNetworkInformation>

#include <utility>

namespace pillarbox::app {

NetworkWatch::NetworkWatch(QObject *parent)
    : QObject(parent)
{
    using Feature = QNetworkInformation::Feature;
    if (!QNetworkInformation::loadBackendByFeatures(Feature::Reachability))
        return;
    const QNetworkInformation *network = QNetworkInformation::instance();
    connect(network, &QNetworkInformation::reachabilityChanged, this, &NetworkWatch::look);
    connect(network, &QNetworkInformation::transportMediumChanged, this, [this] {
        if (m_isThere)
            Q_EMIT moved();
    });
    look();
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
