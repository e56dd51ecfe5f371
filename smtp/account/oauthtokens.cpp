#include "smtp/account/oauthtokens.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace pillarbox::account {

namespace {

constexpr int slackSeconds = 60;
constexpr int mostOctets = 16 * 1024; // the largest known, Microsoft's, take 3

} // namespace

bool isToken(const QByteArray &text)
{
    return !text.isEmpty() && text.size() <= mostOctets
        && std::all_of(text.begin(), text.end(), [](char letter) { return letter > ' ' && letter < 0x7f; });
}

bool OAuthTokens::isFresh(const QDateTime &now) const
{
    return !access.isEmpty() && (!expiresAt.isValid() || now.addSecs(slackSeconds) < expiresAt);
}

Secret OAuthTokens::toEntry() const
{
    QJsonObject json{{QStringLiteral("refreshToken"), QString::fromLatin1(refresh.reveal())},
        {QStringLiteral("accessToken"), QString::fromLatin1(access.reveal())}};
    if (expiresAt.isValid())
        json.insert(QStringLiteral("expiresAt"), expiresAt.toUTC().toString(Qt::ISODateWithMs));
    if (!clientSecret.isEmpty())
        json.insert(QStringLiteral("clientSecret"), QString::fromUtf8(clientSecret.reveal()));
    return Secret(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

std::optional<OAuthTokens> OAuthTokens::fromEntry(const Secret &entry)
{
    const QJsonObject json = QJsonDocument::fromJson(entry.reveal()).object();
    const auto secret = [&json](const char *key) { return Secret(json.value(QLatin1String(key)).toString().toUtf8()); };
    OAuthTokens tokens{secret("refreshToken"), secret("accessToken"),
        QDateTime::fromString(json.value(QLatin1String("expiresAt")).toString(), Qt::ISODateWithMs), secret("clientSecret")};
    const auto isSound = [](const Secret &token) { return token.isEmpty() || isToken(token.reveal()); };
    if (!isSound(tokens.refresh) || !isSound(tokens.access) || (tokens.refresh.isEmpty() && tokens.access.isEmpty()))
        return std::nullopt;
    return tokens;
}

} // namespace pillarbox::account
