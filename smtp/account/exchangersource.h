#pragma once
// From where a domain's mail goes to, to the provider that is known to take it: most own domains are hosted by somebody.

#include "smtp/account/hostsource.h"
#include "smtp/dns/resolver.h"

namespace pillarbox::account {

class ExchangerSource final : public HostSource
{
public:
    explicit ExchangerSource(const QString &nameserver);

    HostHint::Source source() const override { return HostHint::Source::MailExchanger; }
    QString place(const QString &domain) const override { return QStringLiteral("MX ") % domain; }
    std::chrono::milliseconds limit() const override { return std::chrono::seconds(4); }
    void ask(const QString &domain, Done done) override;

private:
    dns::Resolver m_resolver;
};

} // namespace pillarbox::account
