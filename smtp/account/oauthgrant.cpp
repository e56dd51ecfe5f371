#include "smtp/account/oauthgrant.h"

namespace pillarbox::account {

namespace {

using Kind = OAuthError::Kind;

constexpr qint64 longestLife = 366LL * 24 * 3600; // a number beyond that is a mistake; the server refuses the token in time
constexpr int longestWords = 300;

FormFields withClient(FormFields fields, const OAuthSettings &settings, const Secret &clientSecret)
{
    fields.append({"client_id", settings.clientId.toUtf8()});
    if (!clientSecret.isEmpty())
        fields.append({"client_secret", clientSecret.reveal()});
    return fields;
}

Kind kindOf(const QString &code)
{
    if (code == QLatin1String("invalid_grant"))
        return Kind::SignInAgain;
    if (code == QLatin1String("access_denied"))
        return Kind::Denied;
    if (code == QLatin1String("expired_token"))
        return Kind::Expired;
    if (code == QLatin1String("invalid_client") || code == QLatin1String("unauthorized_client"))
        return Kind::ClientRefused;
    if (code == QLatin1String("temporarily_unavailable") || code == QLatin1String("server_error"))
        return Kind::Unreachable;
    // Of OpenID Connect: without a person nothing goes on.
    if (code == QLatin1String("interaction_required") || code == QLatin1String("login_required"))
        return Kind::SignInAgain;
    return Kind::Refused;
}

} // namespace

FormFields codeGrant(const OAuthSettings &settings, const Secret &clientSecret, const QByteArray &code,
    const QByteArray &redirect, const QByteArray &verifier)
{
    return withClient(
        {{"grant_type", "authorization_code"}, {"code", code}, {"redirect_uri", redirect}, {"code_verifier", verifier}},
        settings, clientSecret);
}

FormFields deviceGrant(const OAuthSettings &settings, const Secret &clientSecret, const QByteArray &deviceCode)
{
    return withClient(
        {{"grant_type", "urn:ietf:params:oauth:grant-type:device_code"}, {"device_code", deviceCode}}, settings, clientSecret);
}

FormFields refreshGrant(const OAuthSettings &settings, const OAuthTokens &tokens)
{
    return withClient(
        {{"grant_type", "refresh_token"}, {"refresh_token", tokens.refresh.reveal()}}, settings, tokens.clientSecret);
}

OAuthError oauthErrorOf(const QString &code, const QString &description)
{
    QString words = code.left(longestWords);
    if (!description.isEmpty())
        words += QLatin1String(": ") + description.left(longestWords);
    return {kindOf(code), words};
}

Expected<OAuthTokens, OAuthError> tokensOf(const JsonRequest::Result &answer, const OAuthTokens &before, const QDateTime &now)
{
    if (!answer)
        return Unexpected{answer.error()};
    const QJsonObject &object = answer->object;
    const auto text = [&object](const char *key) { return object.value(QLatin1String(key)).toString(); };
    if (answer->status / 100 != 2) {
        if (text("error").isEmpty())
            return Unexpected{OAuthError{Kind::BadAnswer, QString::number(answer->status)}};
        return Unexpected{oauthErrorOf(text("error"), text("error_description"))};
    }
    OAuthTokens tokens = before;
    tokens.access = Secret(text("access_token").toUtf8());
    if (!isToken(tokens.access.reveal()))
        return Unexpected{OAuthError{Kind::BadAnswer, QStringLiteral("access_token")}};
    // Yahoo's answers say "bearer" (section 7.1: in any case).
    if (text("token_type").compare(QLatin1String("bearer"), Qt::CaseInsensitive) != 0)
        return Unexpected{OAuthError{Kind::BadAnswer, QStringLiteral("token_type")}};
    if (const QByteArray refresh = text("refresh_token").toUtf8(); !refresh.isEmpty()) {
        if (!isToken(refresh))
            return Unexpected{OAuthError{Kind::BadAnswer, QStringLiteral("refresh_token")}};
        tokens.refresh = Secret(refresh);
    }
    // Some send the number as text.
    const qint64 life = object.value(QLatin1String("expires_in")).toVariant().toLongLong();
    tokens.expiresAt = life > 0 ? now.addSecs(std::min(life, longestLife)) : QDateTime();
    return tokens;
}

} // namespace pillarbox::account
