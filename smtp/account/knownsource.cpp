#include "smtp/account/knownsource.h"

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
