#include "smtp/account/oauthmetadata.h"

#include <QJsonArray>

namespace pillarbox::account {

namespace {

using Kind = OAuthError::Kind;

QUrl withPath(QUrl url, const QString &path)
{
    url.setPath(path);
    return url;
}

Unexpected<OAuthError> bad(const char *what)
{
    return Unexpected{OAuthError{Kind::BadAnswer, QString::fromLatin1(what)}};
}

} // namespace

// RFC 8414 section 3.1 puts its word before the issuer's path, OpenID after it; section 5 names both.
QList<QUrl> metadataPlaces(const QString &issuer)
{
    const QUrl url(issuer, QUrl::StrictMode);
    if (!isAskable(url) || url.hasQuery())
        return {};
    QString path = url.path();
    if (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    return {withPath(url, QLatin1String("/.well-known/oauth-authorization-server") + path),
        withPath(url, path + QLatin1String("/.well-known/openid-configuration"))};
}

Expected<OAuthSettings, OAuthError> withMetadata(OAuthSettings settings, const QJsonObject &metadata)
{
    if (metadata.value(QLatin1String("issuer")).toString() != settings.issuer)
        return Unexpected{OAuthError{Kind::WrongIssuer, metadata.value(QLatin1String("issuer")).toString().left(200)}};
    const auto endpoint = [&metadata](const char *key) {
        const QUrl url(metadata.value(QLatin1String(key)).toString(), QUrl::StrictMode);
        return isAskable(url) ? url : QUrl();
    };
    settings.authorizationEndpoint = endpoint("authorization_endpoint");
    settings.tokenEndpoint = endpoint("token_endpoint");
    settings.deviceEndpoint = endpoint("device_authorization_endpoint");
    if (settings.authorizationEndpoint.isEmpty() && settings.deviceEndpoint.isEmpty())
        return bad("authorization_endpoint");
    if (settings.tokenEndpoint.isEmpty())
        return bad("token_endpoint");
    const auto methods = metadata.value(QLatin1String("code_challenge_methods_supported"));
    if (methods.isArray() && !methods.toArray().contains(QStringLiteral("S256")))
        return bad("code_challenge_methods_supported");
    return settings;
}

OAuthMetadata::OAuthMetadata(OAuthSettings settings, Clock &clock, WebPlace place)
    : m_settings(std::move(settings))
    , m_clock(clock)
    , m_place(std::move(place))
    , m_left(metadataPlaces(m_settings.issuer))
{
}

void OAuthMetadata::find(Done done)
{
    m_done = std::move(done);
    if (m_left.isEmpty())
        m_left.append(QUrl()); // which cannot be asked, and says so from the event loop
    askNext();
}

void OAuthMetadata::askNext()
{
    m_request = std::make_unique<JsonRequest>(m_clock, m_place);
    m_request->get(m_left.takeFirst(), [this](const JsonRequest::Result &answer) {
        if (answer && answer->status / 100 == 2)
            return std::exchange(m_done, {})(withMetadata(m_settings, answer->object));
        if (!m_left.isEmpty())
            return askNext();
        std::exchange(m_done, {})(
            Unexpected{answer ? OAuthError{Kind::BadAnswer, QString::number(answer->status)} : answer.error()});
    });
}

} // namespace pillarbox::account
