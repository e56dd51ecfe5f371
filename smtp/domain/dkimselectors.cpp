#include "smtp/domain/dkimselectors.h"

#include <QByteArray>

#include <array>
#include <utility>

namespace pillarbox::domain {

namespace {

// What is included, and which selectors that provider tells its customers to publish: support.google.com/a/answer/11611356,
// learn.microsoft.com (email-authentication-dkim-configure), fastmail.help (360060591153), proton.me (support, custom domains),
// kb.mailbox.org (SPF, DKIM and DMARC); read on 23 November 2026.
constexpr std::array<std::pair<QByteArrayView, QByteArrayView>, 5> Providers = {{
    {"_spf.google.com", "google"},
    {"spf.protection.outlook.com", "selector1 selector2"},
    {"spf.messagingengine.com", "fm1 fm2 fm3"},
    {"_spf.protonmail.ch", "protonmail protonmail2 protonmail3"},
    {"mailbox.org", "MBO0001 MBO0002 MBO0003 MBO0004"},
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
