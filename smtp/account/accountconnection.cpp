#include "smtp/account/accountconnection.h"

namespace pillarbox::account {

transport::ConnectionSettings connectionSettings(const Account &account)
{
    transport::ConnectionSettings settings;
    settings.endpoints = account.endpoints();
    settings.ehloName = account.ehloName;
    settings.timeout = account.timeout;
    settings.ehloFallback = account.mailDomain();
    settings.isAuthWanted = account.signsIn();
    settings.secretKind = account.secretKind();
    settings.mechanism = account.mechanism;
    settings.trustedPem = account.trustedPem;
    settings.trust = account.trust;
    settings.clientCertificate = account.clientCertificate;
    settings.proxy = account.proxy;
    return settings;
}

} // namespace pillarbox::account
