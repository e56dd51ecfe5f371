#pragma once
// Which hosts are worth trying for an address, best first.

#include "smtp/transport/endpoint.h"

#include <QList>
#include <QString>

namespace pillarbox::account {

// A host with the source that named it.
struct HostHint {
    enum class Source { Provider, Guess, User };
    QString host;
    Source source = Source::Guess;
    QList<transport::Endpoint> endpoints;

    bool operator==(const HostHint &) const = default;
};

// Provider table's host; else smtp.DOMAIN, mail.DOMAIN and DOMAIN. None for what is no address.
QList<HostHint> hostHints(const QString &address);
// Endpoints given by hand, by host, in the order given.
QList<HostHint> hintsOf(const QList<transport::Endpoint> &endpoints, HostHint::Source source);

} // namespace pillarbox::account
