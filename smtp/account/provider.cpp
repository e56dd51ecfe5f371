#include "smtp/account/provider.h"

#include "smtp/message/mailbox.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace pillarbox::account {

namespace {

transport::Endpoint endpointFrom(const QJsonObject &json)
{
    const bool isImplicit = json.value(QLatin1String("security")).toString() == QLatin1String("tls");
    return {json.value(QLatin1String("host")).toString(), static_cast<quint16>(json.value(QLatin1String("port")).toInt()),
        isImplicit ? protocol::Security::ImplicitTls : protocol::Security::StartTls};
}

Provider providerFrom(const QJsonObject &json)
{
    Provider provider;
    provider.name = json.value(QLatin1String("name")).toString();
    for (const auto &domain : json.value(QLatin1String("domains")).toArray())
        provider.domains.append(domain.toString());
    for (const auto &endpoint : json.value(QLatin1String("endpoints")).toArray())
        provider.endpoints.append(endpointFrom(endpoint.toObject()));
    if (json.value(QLatin1String("userName")).toString() == QLatin1String("localPart"))
        provider.userName = Provider::UserName::LocalPart;
    provider.needsAppPassword = json.value(QLatin1String("needsAppPassword")).toBool();
    provider.needsOAuth = json.value(QLatin1String("needsOAuth")).toBool();
    provider.helpUrl = json.value(QLatin1String("helpUrl")).toString();
    return provider;
}

QList<Provider> readTable()
{
    QFile file(QStringLiteral(":/providers.json"));
    QList<Provider> result;
    if (!file.open(QIODevice::ReadOnly))
        return result;
    for (const auto &value : QJsonDocument::fromJson(file.readAll()).array())
        result.append(providerFrom(value.toObject()));
    return result;
}

bool isOf(const Provider &provider, const QString &domain)
{
    return std::any_of(provider.domains.begin(), provider.domains.end(),
        [&](const QString &known) { return known.startsWith(QLatin1Char('.')) ? domain.endsWith(known) : domain == known; });
}

} // namespace

const QList<Provider> &providers()
{
    static const QList<Provider> table = readTable();
    return table;
}

const Provider *providerOf(const QString &address)
{
    const auto mailbox = message::parseMailbox(address);
    if (!mailbox)
        return nullptr;
    const QString domain = mailbox.value().address.section(QLatin1Char('@'), -1).toLower();
    const auto &table = providers();
    const auto provider
        = std::find_if(table.begin(), table.end(), [&](const Provider &candidate) { return isOf(candidate, domain); });
    return provider == table.end() ? nullptr : &*provider;
}

} // namespace pillarbox::account
