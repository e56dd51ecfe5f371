#include "smtp/account/sourceplaces.h"

#include "smtp/account/autoconfigsource.h"
#include "smtp/account/exchangersource.h"
#include "smtp/account/knownsource.h"
#include "smtp/account/servicesource.h"

namespace pillarbox::account {

HostSources allSources(const SourcePlaces &places, const transport::Proxy &proxy)
{
    const bool isDirect = proxy.kind == transport::Proxy::Kind::None;
    const auto addFile = [&](HostSources &sources, HostHint::Source source, const QString &address) {
        if (!address.isEmpty())
            sources.push_back(std::make_unique<AutoconfigSource>(source, address, places.trustedPem, proxy, places.nameserver));
    };
    HostSources sources;
    sources.push_back(std::make_unique<ProviderSource>());
    if (isDirect) {
        for (const auto security : {protocol::Security::ImplicitTls, protocol::Security::StartTls})
            sources.push_back(std::make_unique<ServiceSource>(security, places.nameserver));
    }
    for (const QString &address : places.autoconfig)
        addFile(sources, HostHint::Source::Autoconfig, address);
    addFile(sources, HostHint::Source::IspDatabase, places.ispDatabase);
    if (isDirect)
        sources.push_back(std::make_unique<ExchangerSource>(places.nameserver));
    sources.push_back(std::make_unique<GuessSource>());
    return sources;
}

} // namespace pillarbox::account
