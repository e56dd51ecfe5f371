#include "smtp/account/oauthclients.h"

#include "smtp/account/oauthmetadata.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStandardPaths>

#include <algorithm>

namespace pillarbox::account {

namespace {

constexpr qint64 largestFile = 256LL * 1024;

QStringList textsOf(const QJsonValue &value)
{
    QStringList texts;
    for (const auto &text : value.toArray())
        texts.append(text.toString());
    return texts;
}

OAuthClient clientOf(const QJsonObject &json)
{
    const auto text = [&json](const char *key) { return json.value(QLatin1String(key)).toString(); };
    OAuthClient client;
    client.key = text("key");
    client.settings.provider = text("name");
    client.settings.issuer = text("issuer");
    client.settings.authorizationEndpoint = QUrl(text("authorization"));
    client.settings.tokenEndpoint = QUrl(text("token"));
    client.settings.deviceEndpoint = QUrl(text("device"));
    client.settings.scopes = textsOf(json.value(QLatin1String("scopes")));
    client.hosts = textsOf(json.value(QLatin1String("hosts")));
    if (const QString host = text("redirectHost"); !host.isEmpty())
        client.redirectHost = host;
    const QJsonObject parameters = json.value(QLatin1String("parameters")).toObject();
    for (auto parameter = parameters.begin(); parameter != parameters.end(); ++parameter)
        client.parameters.append({parameter.key(), parameter.value().toString()});
    return client;
}

QJsonDocument documentIn(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.read(largestFile)) : QJsonDocument();
}

// An issuer that is in no table: a generic OpenID provider, which gives a refresh token for offline_access.
OAuthClient clientOfIssuer(const QString &issuer)
{
    OAuthClient client;
    client.key = client.settings.issuer = issuer;
    client.settings.scopes = QStringList{QStringLiteral("openid"), QStringLiteral("offline_access")};
    client.parameters = {{QStringLiteral("prompt"), QStringLiteral("consent")}}; // OpenID Connect Core 1.0 section 11
    return client;
}

} // namespace

OAuthClients::OAuthClients(const QStringList &files)
{
    for (const auto &entry : documentIn(QStringLiteral(":/oauthclients.json")).array())
        m_clients.append(clientOf(entry.toObject()));
    for (const QString &file : files)
        read(file);
}

void OAuthClients::read(const QString &file)
{
    const QJsonObject entries = documentIn(file).object();
    for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
        const QJsonObject facts = entry.value().toObject();
        const QString clientId = facts.value(QLatin1String("clientId")).toString();
        auto known
            = std::find_if(m_clients.begin(), m_clients.end(), [&](const auto &client) { return client.key == entry.key(); });
        if (known == m_clients.end() && !metadataPlaces(entry.key()).isEmpty())
            known = m_clients.insert(m_clients.end(), clientOfIssuer(entry.key()));
        if (clientId.isEmpty() || known == m_clients.end() || known->isSet())
            continue;
        known->settings.clientId = clientId;
        known->clientSecret = Secret(facts.value(QLatin1String("clientSecret")).toString().toUtf8());
        if (const QStringList scopes = textsOf(facts.value(QLatin1String("scopes"))); !scopes.isEmpty())
            known->settings.scopes = scopes;
        known->hosts += textsOf(facts.value(QLatin1String("hosts")));
    }
}

std::optional<OAuthClient> OAuthClients::find(const QString &keyOrIssuer) const
{
    for (const OAuthClient &client : m_clients) {
        if (client.key.compare(keyOrIssuer, Qt::CaseInsensitive) == 0)
            return client;
    }
    return metadataPlaces(keyOrIssuer).isEmpty() ? std::nullopt : std::optional(clientOfIssuer(keyOrIssuer));
}

std::optional<OAuthClient> OAuthClients::ofHost(const QString &host) const
{
    for (const OAuthClient &client : m_clients) {
        if (client.hosts.contains(host, Qt::CaseInsensitive))
            return client;
    }
    return std::nullopt;
}

OAuthClient OAuthClients::forAccount(const OAuthSettings &settings) const
{
    const auto isIt = [&settings](const OAuthClient &client) {
        return settings.issuer.isEmpty() ? client.settings.tokenEndpoint == settings.tokenEndpoint
                                         : client.settings.issuer == settings.issuer;
    };
    const auto known = std::find_if(m_clients.begin(), m_clients.end(), isIt);
    OAuthClient client = known != m_clients.end() ? *known : clientOfIssuer(settings.issuer);
    if (client.settings.clientId != settings.clientId)
        client.clientSecret = {}; // another one's
    client.settings = settings;
    return client;
}

QStringList oauthClientFiles(const QString &configDirectory)
{
    QStringList files{configDirectory + QLatin1String("/oauth-clients.json")};
    for (const QString &directory : QStandardPaths::standardLocations(QStandardPaths::GenericConfigLocation))
        files.append(directory + QLatin1String("/pillarbox/oauth-clients.json"));
    files.removeDuplicates();
    files.append(QStringLiteral(":/oauth-clients-built-in.json"));
    return files;
}

} // namespace pillarbox::account
