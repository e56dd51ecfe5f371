#pragma once
// How anything is asked over HTTP here: certificates verified, and no cookie, language or name of the machine goes along.

#include "smtp/transport/proxy.h"

#include <QByteArray>
#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QUrl>

namespace pillarbox::web {

QNetworkProxy webProxy(const transport::Proxy &proxy);
// trustedPem: beside what the system trusts. Redirections do not leave https.
QNetworkRequest webRequest(const QUrl &url, const QByteArray &trustedPem);

} // namespace pillarbox::web
