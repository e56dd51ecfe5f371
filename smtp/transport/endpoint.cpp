#include "smtp/transport/endpoint.h"

namespace pillarbox::transport {

using protocol::Security;

namespace {

constexpr quint16 SubmissionPort = 587;
constexpr quint16 SubmissionsPort = 465;
// Not assigned, but widely offered where 587 is filtered.
constexpr quint16 AlternativePort = 2525;

} // namespace

QList<Endpoint> usualEndpoints(const QString &host)
{
    return {{host, SubmissionPort, Security::StartTls}, {host, SubmissionsPort, Security::ImplicitTls},
        {host, AlternativePort, Security::StartTls}};
}

QList<Endpoint> endpointsOfPort(const QString &host, quint16 port)
{
    const auto usual = usualEndpoints(host);
    for (const Endpoint &endpoint : usual) {
        if (endpoint.port == port)
            return {endpoint};
    }
    return {{host, port, Security::StartTls}, {host, port, Security::ImplicitTls}};
}

} // namespace pillarbox::transport
