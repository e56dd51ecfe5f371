#include "smtp/domain/dkimselectors.h"

#include <QByteArray>

#include <array>
#include <utility>

namespace pillarbox::domain {

namespace {

// What is included, and which selectors that provider's instructions tell its customers to publish.
constexpr std::array<std::pair<QByteArrayView, QByteArrayView>, 10> Providers = {{
    {"_spf.google.com", "google"},
    {"spf.protection.outlook.com", "selector1 selector2"},
    {"spf.messagingengine.com", "fm1 fm2 fm3"},
    {"_spf.protonmail.ch", "protonmail protonmail2 protonmail3"},
    {"icloud.com", "sig1"},
    {"spf.mailjet.com", "mailjet"},
    {"sendgrid.net", "s1 s2"},
    {"servers.mcsv.net", "k1 k2 k3"},
    {"spf.migadu.com", "key1 key2 key3"},
    {"_mailcust.gandi.net", "gm1 gm2 gm3"},
}};

} // namespace

QByteArrayList knownSelectors(const QStringList &included)
{
    QByteArrayList selectors;
    for (const auto &[domain, names] : Providers) {
        if (included.contains(QString::fromLatin1(domain)))
            selectors += names.toByteArray().split(' ');
    }
    return selectors;
}

} // namespace pillarbox::domain
