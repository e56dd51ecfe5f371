#include "smtp/account/servicesource.h"

#include "smtp/account/provider.h"

namespace pillarbox::account {

using protocol::Security;

HostSource::Answer answerOf(const dns::DnsError &error)
{
    if (error.isAbsence())
        return QList<HostHint>();
    return Unexpected{SourceError{SourceError::Kind::CouldNotAsk, error.detail}};
}

ServiceSource::ServiceSource(Security security, const QString &nameserver)
    : m_security(security)
    , m_resolver(nameserver)
{
}

QString ServiceSource::place(const QString &domain) const
{
    const QString service
        = m_security == Security::ImplicitTls ? QStringLiteral("_submissions") : QStringLiteral("_submission");
    return service % QStringLiteral("._tcp.") % domain;
}

void ServiceSource::ask(const QString &domain, Done done)
{
    m_resolver.lookUpServices(place(domain), [this, domain, done = std::move(done)](const auto &records) {
        done(records ? answerOf(records.value(), domain) : account::answerOf(records.error()));
    });
}

HostSource::Answer ServiceSource::answerOf(const QList<dns::ServiceRecord> &records, const QString &domain) const
{
    if (!records.isEmpty() && records.first().host.isEmpty())
        return Unexpected{SourceError{SourceError::Kind::NotSubmitting, place(domain)}};
    QList<transport::Endpoint> endpoints;
    for (const dns::ServiceRecord &record : records) {
        if (record.port == 0 || !isPublicName(record.host) || endpoints.size() == mostEndpoints)
            continue;
        // Whoever names 465 under the older service means what everybody means by 465 (RFC 8314 section 3).
        const bool isImplicit = m_security == Security::ImplicitTls || record.port == 465;
        const transport::Endpoint endpoint{record.host, record.port, isImplicit ? Security::ImplicitTls : Security::StartTls};
        if (!endpoints.contains(endpoint))
            endpoints.append(endpoint);
    }
    if (endpoints.isEmpty())
        return Unexpected{SourceError{SourceError::Kind::BadAnswer, place(domain)}};
    QList<HostHint> hints = hintsOf(endpoints, source());
    for (HostHint &hint : hints) {
        hint.origin = place(domain);
        hint.isElsewhere = !isWithin(hint.host, domain) && !providerOfHost(hint.host);
    }
    return hints;
}

} // namespace pillarbox::account
