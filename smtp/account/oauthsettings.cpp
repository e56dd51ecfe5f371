#include "smtp/account/oauthsettings.h"

#include <QHostAddress>
#include <QJsonArray>

namespace pillarbox::account {

namespace {

QUrl endpointOf(const QJsonValue &value)
{
    const QUrl url(value.toString(), QUrl::StrictMode);
    return isAskable(url) ? url : QUrl();
}

void insertUrl(QJsonObject &json, const QString &key, const QUrl &url)
{
    if (!url.isEmpty())
        json.insert(key, url.toString(QUrl::FullyEncoded));
}

void insertText(QJsonObject &json, const QString &key, const QString &text)
{
    if (!text.isEmpty())
        json.insert(key, text);
}

} // namespace

bool isAskable(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasFragment())
        return false;
    if (url.scheme() == QLatin1String("https"))
        return true;
    const bool isLoopback = url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback();
    return url.scheme() == QLatin1String("http") && isLoopback;
}

QString OAuthSettings::displayName() const
{
    if (!provider.isEmpty())
        return provider;
    const QUrl named = issuer.isEmpty() ? tokenEndpoint : QUrl(issuer);
    return named.host();
}

bool OAuthSettings::canRenew() const
{
    return !clientId.isEmpty() && isAskable(tokenEndpoint);
}

QJsonObject OAuthSettings::toJson() const
{
    QJsonObject json{{QStringLiteral("clientId"), clientId}, {QStringLiteral("scopes"), QJsonArray::fromStringList(scopes)}};
    insertText(json, QStringLiteral("provider"), provider);
    insertText(json, QStringLiteral("issuer"), issuer);
    insertUrl(json, QStringLiteral("authorizationEndpoint"), authorizationEndpoint);
    insertUrl(json, QStringLiteral("tokenEndpoint"), tokenEndpoint);
    insertUrl(json, QStringLiteral("deviceEndpoint"), deviceEndpoint);
    return json;
}

OAuthSettings OAuthSettings::fromJson(const QJsonObject &json)
{
    OAuthSettings settings;
    settings.provider = json.value(QLatin1String("provider")).toString();
    settings.issuer = json.value(QLatin1String("issuer")).toString();
    settings.authorizationEndpoint = endpointOf(json.value(QLatin1String("authorizationEndpoint")));
    settings.tokenEndpoint = endpointOf(json.value(QLatin1String("tokenEndpoint")));
    settings.deviceEndpoint = endpointOf(json.value(QLatin1String("deviceEndpoint")));
    settings.clientId = json.value(QLatin1String("clientId")).toString();
    for (const auto &scope : json.value(QLatin1String("scopes")).toArray()) {
        if (scope.isString())
            settings.scopes.append(scope.toString());
    }
    return settings;
}

} // namespace pillarbox::account
