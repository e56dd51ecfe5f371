#pragma once
// A file of config-v1.1.xml at an https address made of the domain: the domain's own, or the public collection's.

#include "smtp/account/hostsource.h"
#include "smtp/web/securefetch.h"

namespace pillarbox::account {

class AutoconfigSource final : public HostSource
{
public:
    // address: with "{domain}" in it. nameserver: empty: the system's.
    AutoconfigSource(HostHint::Source source, QString address, const QByteArray &trustedPem, const transport::Proxy &proxy,
        const QString &nameserver = {});

    HostHint::Source source() const override { return m_source; }
    QString place(const QString &domain) const override;
    std::chrono::milliseconds limit() const override { return std::chrono::seconds(5); }
    void ask(const QString &domain, Done done) override;

private:
    Answer answerOf(const web::SecureFetch::Result &result, const QString &domain) const;

    HostHint::Source m_source;
    QString m_address;
    web::SecureFetch m_fetch;
};

} // namespace pillarbox::account
