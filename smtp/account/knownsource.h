#pragma once
// Sources that know without asking anybody: the provider table, and the names that mail servers usually have.

#include "smtp/account/hostsource.h"
#include "smtp/account/provider.h"

namespace pillarbox::account {

class ProviderSource final : public HostSource
{
public:
    HostHint::Source source() const override { return HostHint::Source::Provider; }
    QString place(const QString &) const override { return {}; }
    std::chrono::milliseconds limit() const override { return std::chrono::seconds(1); }
    void ask(const QString &domain, Done done) override;
};

class GuessSource final : public HostSource
{
public:
    HostHint::Source source() const override { return HostHint::Source::Guess; }
    QString place(const QString &) const override { return {}; }
    std::chrono::milliseconds limit() const override { return std::chrono::seconds(1); }
    void ask(const QString &domain, Done done) override; // nothing for a domain of the table
};

// Whose an address is: its domain's provider, else the one that takes the domain's mail, else the one whose server is named,
// and not only guessed. Null: nobody that is known.
const Provider *providerFor(const QString &address, const QList<HostHint> &hints);

// A provider's hosts as hints of whoever found the provider.
HostSource::Answer answerOf(const Provider &provider, HostHint::Source source, const QString &origin);

} // namespace pillarbox::account
