#pragma once
// Where the sources of an address' relay are asked; a test points them at servers of its own.

#include "smtp/account/hostsource.h"
#include "smtp/transport/proxy.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace pillarbox::account {

struct SourcePlaces {
    QString nameserver; // "127.0.0.1:5353"; empty: the system's
    QStringList autoconfig{QStringLiteral("https://autoconfig.{domain}/mail/config-v1.1.xml"),
        QStringLiteral("https://{domain}/.well-known/autoconfig/mail/config-v1.1.xml")}; // the domain's own
    QString ispDatabase = QStringLiteral("https://autoconfig.thunderbird.net/v1.1/{domain}"); // empty: not asked
    QByteArray trustedPem; // for these https servers, beside what the system trusts

    bool operator==(const SourcePlaces &) const = default;
};

// All of them, best first. Through a proxy name servers are not asked: they would be the way around it.
HostSources allSources(const SourcePlaces &places, const transport::Proxy &proxy);

} // namespace pillarbox::account
