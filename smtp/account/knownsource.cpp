#include "smtp/account/knownsource.h"

#include <algorithm>

namespace pillarbox::account {

HostSource::Answer answerOf(const Provider &provider, HostHint::Source source, const QString &origin)
{
    if (provider.kind == Provider::Kind::None)
        return Unexpected{SourceError{SourceError::Kind::NotSubmitting, provider.name}};
    QList<HostHint> hints = hintsOf(provider.endpoints, source);
    for (HostHint &hint : hints) {
        hint.origin = origin;
        hint.userName = provider.userName;
        hint.mechanisms = provider.mechanisms;
    }
    return hints;
}

const Provider *providerFor(const QString &address, const QList<HostHint> &hints)
{
    if (const Provider *provider = providerOf(address))
        return provider;
    const auto isExchangers = [](const HostHint &hint) { return hint.source == HostHint::Source::MailExchanger; };
    if (const auto hint = std::find_if(hints.begin(), hints.end(), isExchangers); hint != hints.end())
        return providerOfMailExchanger(hint->origin.section(u' ', 1)); // two may share their servers
    for (const HostHint &hint : hints) {
        const Provider *provider = hint.source == HostHint::Source::Guess ? nullptr : providerOfHost(hint.host);
        if (provider)
            return provider;
    }
    return nullptr;
}

void ProviderSource::ask(const QString &domain, Done done)
{
    const Provider *provider = providerOfDomain(domain);
    done(provider ? answerOf(*provider, source(), provider->name) : QList<HostHint>());
}

void GuessSource::ask(const QString &domain, Done done)
{
    done(providerOfDomain(domain) ? QList<HostHint>() : guessedHosts(domain));
}

} // namespace pillarbox::account
