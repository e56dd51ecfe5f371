#include "smtp/account/provider.h"

#include "smtp/account/providertable.h"
#include "smtp/dns/hostname.h"
#include "smtp/message/mailbox.h"

#include <QFile>
#include <QHostAddress>

#include <algorithm>

namespace pillarbox::account {

namespace {

const QString kRegion = QStringLiteral("{region}");

QList<Provider> builtInTable()
{
    QFile file(QStringLiteral(":/providers.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto table = readProviders(file.readAll());
    return table ? table.value() : QList<Provider>(); // a test reads it: it is never wrong
}

bool isMatched(const QStringList &patterns, const QString &host)
{
    return std::any_of(patterns.begin(), patterns.end(),
        [&](const QString &known) { return known.startsWith(u'.') ? host.endsWith(known) : host == known; });
}

template<typename Predicate>
const Provider *find(Predicate isIt)
{
    const auto &table = providers();
    const auto provider = std::find_if(table.begin(), table.end(), isIt);
    return provider == table.end() ? nullptr : &*provider;
}

QString lowerHost(const QString &host)
{
    return dns::toAsciiHost(host).value_or(QString());
}

} // namespace

QList<transport::Endpoint> Provider::endpointsIn(const QString &region) const
{
    QList<transport::Endpoint> result = endpoints;
    for (transport::Endpoint &endpoint : result)
        endpoint.host.replace(kRegion, region);
    return result;
}

std::optional<DeadEnd::Meaning> Provider::meaningOf(int replyCode, const protocol::EnhancedStatusCode &enhanced) const
{
    const auto found = std::find_if(deadEnds.begin(), deadEnds.end(),
        [&](const DeadEnd &deadEnd) { return deadEnd.replyCode == replyCode && deadEnd.enhanced == enhanced; });
    return found == deadEnds.end() ? std::nullopt : std::optional(found->meaning);
}

const QList<Provider> &providers()
{
    static const QList<Provider> table = builtInTable();
    return table;
}

const Provider *providerOf(const QString &address)
{
    const auto mailbox = message::parseMailbox(address);
    return mailbox ? providerOfDomain(mailbox.value().address.section(u'@', -1)) : nullptr;
}

const Provider *providerOfDomain(const QString &domain)
{
    const QString ascii = lowerHost(domain);
    return find([&](const Provider &provider) { return isMatched(provider.domains, ascii); });
}

const Provider *providerOfMailExchanger(const QString &host)
{
    const QString ascii = lowerHost(host);
    return find([&](const Provider &provider) { return isMatched(provider.mailExchangers, ascii); });
}

const Provider *providerOfHost(const QString &host, quint16 port)
{
    const QString ascii = lowerHost(host);
    const bool isHere = QHostAddress(ascii).isLoopback();
    return find([&](const Provider &provider) {
        const QStringList regions = provider.regions.isEmpty() ? QStringList(QString()) : provider.regions;
        return std::any_of(regions.begin(), regions.end(), [&](const QString &region) {
            const auto endpoints = provider.endpointsIn(region);
            return std::any_of(endpoints.begin(), endpoints.end(),
                [&](const auto &endpoint) { return endpoint.host == ascii && (!isHere || endpoint.port == port); });
        });
    });
}

} // namespace pillarbox::account
