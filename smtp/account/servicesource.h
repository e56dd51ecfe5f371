#pragma once
// What the domain's SRV records say: _submissions._tcp for implicit TLS (RFC 8314 section 5.1), _submission._tcp for STARTTLS
// (RFC 6186 section 3.1). Plain text is nobody's offer here.

#include "smtp/account/hostsource.h"
#include "smtp/dns/resolver.h"

namespace pillarbox::account {

class ServiceSource final : public HostSource
{
public:
    ServiceSource(protocol::Security security, const QString &nameserver);

    HostHint::Source source() const override { return HostHint::Source::Services; }
    QString place(const QString &domain) const override;
    std::chrono::milliseconds limit() const override { return std::chrono::seconds(4); }
    void ask(const QString &domain, Done done) override;

private:
    Answer answerOf(const QList<dns::ServiceRecord> &records, const QString &domain) const;

    protocol::Security m_security;
    dns::Resolver m_resolver;
};

// Nobody there is an answer; anything else could not be asked.
HostSource::Answer answerOf(const dns::DnsError &error);

} // namespace pillarbox::account
