#pragma once
// Which hosts are worth trying for an address, and who says so.

#include "smtp/account/usernameform.h"
#include "smtp/transport/endpoint.h"

#include <QByteArrayList>
#include <QList>
#include <QString>

#include <optional>

namespace pillarbox::account {

// A host with the source that named it.
struct HostHint {
    enum class Source {
        Provider, // our own table
        Services, // SRV records (RFC 6186, RFC 8314)
        Autoconfig, // the domain's own file
        IspDatabase, // the public collection of such files
        MailExchanger, // where the domain's mail goes to
        Guess,
        User,
    };
    QString host;
    Source source = Source::Guess;
    QList<transport::Endpoint> endpoints;
    QString origin{}; // the record, address or entry that said it
    std::optional<UserNameForm> userName{}; // where the source knows it
    QByteArrayList mechanisms{}; // likewise, best first
    bool isElsewhere = false; // outside the domain and no known provider's, on the word of a record that nobody signed

    bool operator==(const HostHint &) const = default;
};

// smtp.DOMAIN, mail.DOMAIN and DOMAIN.
QList<HostHint> guessedHosts(const QString &domain);
// Empty for what is no address, or has a literal for a domain: such names none that could be asked for.
QString askableDomain(const QString &address);
// Endpoints given by hand or by a table, by host, in the order given.
QList<HostHint> hintsOf(const QList<transport::Endpoint> &endpoints, HostHint::Source source);
// As many as one source may name: a domain is not to set us going against others.
constexpr qsizetype mostEndpoints = 8;
// A name with a dot that is neither an address nor this machine: records and files of strangers may name no other.
bool isPublicName(const QString &host);
// Is the domain, or below it.
bool isWithin(const QString &host, const QString &domain);

} // namespace pillarbox::account
