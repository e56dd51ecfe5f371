#include "smtp/account/exchangersource.h"

#include "smtp/account/knownsource.h"
#include "smtp/account/servicesource.h"

namespace pillarbox::account {

namespace {

HostSource::Answer answerFor(const QList<dns::MailExchanger> &exchangers)
{
    // The domain's mail goes to the first; who stands by as a backup is not its provider.
    for (const dns::MailExchanger &exchanger : exchangers) {
        if (exchanger.preference != exchangers.first().preference)
            break;
        if (const Provider *provider = providerOfMailExchanger(exchanger.host))
            return answerOf(*provider, HostHint::Source::MailExchanger, QStringLiteral("MX ") % exchanger.host);
    }
    return QList<HostHint>();
}

} // namespace

ExchangerSource::ExchangerSource(const QString &nameserver)
    : m_resolver(nameserver)
{
}

void ExchangerSource::ask(const QString &domain, Done done)
{
    m_resolver.lookUpMailExchangers(domain, [done = std::move(done)](const auto &exchangers) {
        done(exchangers ? answerFor(exchangers.value()) : answerOf(exchangers.error()));
    });
}

} // namespace pillarbox::account
