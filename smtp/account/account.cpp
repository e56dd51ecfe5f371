#include "smtp/account/account.h"

#include "smtp/account/ehloname.h"
#include "smtp/account/trustjson.h"
#include "smtp/protocol/saslmechanism.h"

#include <QJsonArray>

#include <algorithm>

namespace pillarbox::account {

namespace {

using protocol::Security;

QString wordOf(Security security)
{
    switch (security) {
    case Security::None:
        return QStringLiteral("none");
    case Security::StartTls:
        return QStringLiteral("starttls");
    case Security::ImplicitTls:
        break;
    }
    return QStringLiteral("tls");
}

// Anything unknown counts as protected: a damaged word must never open a plain link.
Security securityOf(const QString &word)
{
    if (word == QLatin1String("none"))
        return Security::None;
    return word == QLatin1String("tls") ? Security::ImplicitTls : Security::StartTls;
}

// A damaged word must not open the way around a proxy: one that is nowhere lets nothing through.
transport::Proxy proxyOf(const QJsonValue &value)
{
    if (value.isUndefined())
        return {};
    const transport::Proxy nowhere{transport::Proxy::Kind::Socks5, {}, 0, {}, {}};
    return transport::proxyFrom(value.toString()).value_or(nowhere);
}

quint16 portOf(const QJsonValue &value)
{
    const int port = value.toInt();
    return port > 0 && port <= 0xffff ? static_cast<quint16>(port) : 0;
}

QJsonObject toJson(const transport::Endpoint &endpoint)
{
    return {{QStringLiteral("host"), endpoint.host}, {QStringLiteral("port"), endpoint.port},
        {QStringLiteral("security"), wordOf(endpoint.security)}};
}

transport::Endpoint endpointFromJson(const QJsonObject &json)
{
    return {json.value(QLatin1String("host")).toString(), portOf(json.value(QLatin1String("port"))),
        securityOf(json.value(QLatin1String("security")).toString())};
}

QJsonArray toJson(const QList<transport::Endpoint> &endpoints)
{
    QJsonArray array;
    for (const auto &endpoint : endpoints)
        array.append(toJson(endpoint));
    return array;
}

QList<transport::Endpoint> endpointsFromJson(const QJsonArray &array)
{
    QList<transport::Endpoint> endpoints;
    for (const auto &value : array) {
        const auto endpoint = endpointFromJson(value.toObject());
        if (!endpoint.host.isEmpty() && endpoint.port != 0)
            endpoints.append(endpoint);
    }
    return endpoints;
}

QJsonArray toJson(const QByteArrayList &words)
{
    QJsonArray array;
    for (const QByteArray &word : words)
        array.append(QString::fromLatin1(word));
    return array;
}

QByteArrayList wordsFromJson(const QJsonValue &value)
{
    QByteArrayList words;
    for (const auto &word : value.toArray())
        words.append(word.toString().toLatin1());
    return words;
}

QJsonObject toJson(const protocol::RelayMemory &memory)
{
    return {{QStringLiteral("hasTls"), memory.hasTls}, {QStringLiteral("mechanisms"), toJson(memory.mechanisms)},
        {QStringLiteral("capabilities"), toJson(memory.capabilities)},
        {QStringLiteral("keySha256"), QString::fromLatin1(memory.keySha256.toHex())}};
}

protocol::RelayMemory memoryFromJson(const QJsonObject &json)
{
    return {json.value(QLatin1String("hasTls")).toBool(), wordsFromJson(json.value(QLatin1String("mechanisms"))),
        wordsFromJson(json.value(QLatin1String("capabilities"))),
        QByteArray::fromHex(json.value(QLatin1String("keySha256")).toString().toLatin1())};
}

QJsonObject toJson(const protocol::HoldLimits &limits)
{
    QJsonObject json;
    if (limits.longest)
        json.insert(QStringLiteral("longest"), qint64(limits.longest->count()));
    if (limits.latest)
        json.insert(QStringLiteral("latest"), limits.latest->toUTC().toString(Qt::ISODateWithMs));
    return json;
}

protocol::HoldLimits holdLimitsFromJson(const QJsonObject &json)
{
    protocol::HoldLimits limits;
    if (const auto longest = json.value(QLatin1String("longest")); longest.isDouble())
        limits.longest = std::chrono::seconds(longest.toInteger());
    if (const auto latest = QDateTime::fromString(json.value(QLatin1String("latest")).toString(), Qt::ISODateWithMs);
        latest.isValid())
        limits.latest = latest;
    return limits;
}

QJsonArray toJson(const QList<Identity> &identities)
{
    QJsonArray array;
    for (const Identity &identity : identities)
        array.append(identity.toJson());
    return array;
}

QList<Identity> identitiesFromJson(const QJsonArray &array)
{
    QList<Identity> identities;
    for (const auto &value : array) {
        const Identity identity = Identity::fromJson(value.toObject());
        if (!identity.address.isEmpty())
            identities.append(identity);
    }
    return identities;
}

void appendOnce(QList<transport::Endpoint> &endpoints, const transport::Endpoint &endpoint)
{
    if (!endpoints.contains(endpoint))
        endpoints.append(endpoint);
}

} // namespace

protocol::SecretKind Account::secretKind() const
{
    return oauth ? protocol::SecretKind::Token : protocol::secretKindOf(mechanism);
}

bool Account::signsIn() const
{
    return !userName.isEmpty() || secretKind() == protocol::SecretKind::Certificate;
}

bool Account::needsSecret() const
{
    return signsIn() && secretKind() != protocol::SecretKind::Certificate;
}

QByteArray Account::mailDomain() const
{
    return message::envelopeDomain(identity.address);
}

QList<Identity> Account::identities() const
{
    return QList<Identity>{identity} + furtherIdentities;
}

const Identity *Account::findIdentity(const QString &identityId) const
{
    if (identity.id == identityId)
        return &identity;
    const auto found = std::find_if(
        furtherIdentities.begin(), furtherIdentities.end(), [&](const Identity &further) { return further.id == identityId; });
    return found == furtherIdentities.end() ? nullptr : &*found;
}

const Identity *Account::identityFor(const QString &address) const
{
    if (message::isSameMailbox(identity.address, address))
        return &identity;
    const auto found = std::find_if(furtherIdentities.begin(), furtherIdentities.end(),
        [&](const Identity &further) { return message::isSameMailbox(further.address, address); });
    return found == furtherIdentities.end() ? nullptr : &*found;
}

// The chosen one first; then what was seen working before, of the same host and never less secure; then, where no port was
// chosen, the usual ones.
QList<transport::Endpoint> Account::endpoints() const
{
    QList<transport::Endpoint> result;
    if (port != 0)
        result.append({host, port, security});
    if (port == 0 || security != Security::None) {
        for (const auto &endpoint : verifiedEndpoints) {
            if (endpoint.host.compare(host, Qt::CaseInsensitive) == 0 && endpoint.security != Security::None)
                appendOnce(result, {host, endpoint.port, endpoint.security});
        }
    }
    if (port == 0) {
        for (const auto &endpoint : transport::usualEndpoints(host))
            appendOnce(result, endpoint);
    }
    const auto isUnpinned = [this](const transport::Endpoint &endpoint) { return !trust.pinOf(endpoint.host, endpoint.port); };
    if (!std::all_of(result.begin(), result.end(), isUnpinned))
        result.removeIf(isUnpinned);
    return result;
}

QJsonObject Account::toJson() const
{
    QJsonObject json{
        {QStringLiteral("id"), id},
        {QStringLiteral("label"), label},
        {QStringLiteral("name"), identity.name},
        {QStringLiteral("address"), identity.address},
        {QStringLiteral("host"), host},
        {QStringLiteral("port"), port},
        {QStringLiteral("security"), wordOf(security)},
        {QStringLiteral("userName"), userName},
        {QStringLiteral("mechanism"), QString::fromLatin1(mechanism)},
        {QStringLiteral("trustedPem"), QString::fromLatin1(trustedPem)},
        {QStringLiteral("isDefault"), isDefault},
        {QStringLiteral("hasStoredSecret"), hasStoredSecret},
        {QStringLiteral("isSandbox"), isSandbox},
        {QStringLiteral("verifiedEndpoints"), account::toJson(verifiedEndpoints)},
    };
    if (proxy != transport::Proxy())
        json.insert(QStringLiteral("proxy"), transport::toText(proxy));
    if (!trust.pins.isEmpty())
        json.insert(QStringLiteral("pins"), pinsToJson(trust.pins));
    if (!trust.issuers.isEmpty())
        json.insert(QStringLiteral("issuers"), issuersToJson(trust.issuers));
    if (!clientCertificate.isEmpty())
        json.insert(QStringLiteral("clientCertificate"), QString::fromLatin1(clientCertificate));
    if (limits != SendingLimits())
        json.insert(QStringLiteral("limits"), limits.toJson());
    if (timeout)
        json.insert(QStringLiteral("timeout"), qint64(timeout->count()));
    if (!ehloName.isEmpty())
        json.insert(QStringLiteral("ehloName"), QString::fromLatin1(ehloName));
    if (oauth)
        json.insert(QStringLiteral("oauth"), oauth->toJson());
    // An account that has but a name and an address reads as it always did.
    if (!furtherIdentities.isEmpty() || identity != Identity{{identity.name, identity.address}})
        json.insert(QStringLiteral("identities"), account::toJson(identities()));
    if (!backup.isEmpty())
        json.insert(QStringLiteral("backup"), backup);
    if (isCopiedToSelf)
        json.insert(QStringLiteral("bccSelf"), true);
    if (sizeLimit)
        json.insert(QStringLiteral("sizeLimit"), *sizeLimit);
    if (holdLimits)
        json.insert(QStringLiteral("futureRelease"), account::toJson(*holdLimits));
    if (memory)
        json.insert(QStringLiteral("memory"), account::toJson(*memory));
    return json;
}

Account Account::fromJson(const QJsonObject &json)
{
    const auto text = [&](const char *key) { return json.value(QLatin1String(key)).toString(); };
    const auto isSet = [&](const char *key) { return json.value(QLatin1String(key)).toBool(); };
    Account account;
    account.id = text("id");
    account.label = text("label");
    account.furtherIdentities = identitiesFromJson(json.value(QLatin1String("identities")).toArray());
    if (account.furtherIdentities.isEmpty())
        account.identity = {text("name"), text("address")};
    else
        account.identity = account.furtherIdentities.takeFirst();
    account.backup = text("backup");
    account.host = text("host");
    account.port = portOf(json.value(QLatin1String("port")));
    account.security = securityOf(text("security"));
    account.userName = text("userName");
    account.mechanism = text("mechanism").toLatin1();
    account.trustedPem = text("trustedPem").toLatin1();
    account.trust.pins = pinsFromJson(json.value(QLatin1String("pins")).toArray());
    account.trust.issuers = issuersFromJson(json.value(QLatin1String("issuers")).toArray());
    account.clientCertificate = text("clientCertificate").toLatin1();
    account.proxy = proxyOf(json.value(QLatin1String("proxy")));
    account.limits = SendingLimits::fromJson(json.value(QLatin1String("limits")).toObject());
    if (const qint64 limit = json.value(QLatin1String("timeout")).toInteger(); limit > 0)
        account.timeout = std::chrono::seconds(limit);
    account.ehloName = ehloNameOf(text("ehloName")).value_or(QByteArray());
    account.isDefault = isSet("isDefault");
    account.hasStoredSecret = isSet("hasStoredSecret");
    account.isSandbox = isSet("isSandbox");
    account.isCopiedToSelf = isSet("bccSelf");
    if (const auto oauth = json.value(QLatin1String("oauth")); !oauth.isUndefined())
        account.oauth = OAuthSettings::fromJson(oauth.toObject());
    if (const auto limit = json.value(QLatin1String("sizeLimit")); limit.isDouble())
        account.sizeLimit = limit.toInteger();
    if (const auto limits = json.value(QLatin1String("futureRelease")); limits.isObject())
        account.holdLimits = holdLimitsFromJson(limits.toObject());
    if (const auto memory = json.value(QLatin1String("memory")); memory.isObject())
        account.memory = memoryFromJson(memory.toObject());
    account.verifiedEndpoints = endpointsFromJson(json.value(QLatin1String("verifiedEndpoints")).toArray());
    return account;
}

} // namespace pillarbox::account
