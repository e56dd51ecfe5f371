#include "ui/accounts/checkedhost.h"

#include "ui/accounts/origintext.h"

#include <algorithm>

namespace pillarbox::ui {

namespace {

using account::HostHint;
using transport::Candidate;

// How much an ended or running candidate tells.
int weight(const Candidate &candidate)
{
    if (candidate.isVerified())
        return 3;
    return candidate.isFinished ? 1 : 2;
}

// While several hosts are tried the first that answers at all is worth a look.
QString nameOf(const CheckedHost &host)
{
    if (host.best)
        return host.best->endpoint.host;
    const auto answered = std::find_if(host.candidates.begin(), host.candidates.end(),
        [](const Candidate &candidate) { return candidate.connectTook.has_value(); });
    if (answered != host.candidates.end())
        return answered->endpoint.host;
    return host.hints.isEmpty() ? QString() : host.hints.first().host;
}

} // namespace

CheckedHost checkedHostOf(const AccountCheck &check)
{
    CheckedHost host{.name = {}, .best = check.best()};
    if (const account::Discovery *discovery = check.discovery()) {
        host.hints = discovery->hints();
        host.candidates = discovery->candidates();
        host.declinedBy = host.best ? QString() : declinedBy(*discovery);
    }
    host.name = nameOf(host);
    for (const HostHint &hint : std::as_const(host.hints)) {
        if (hint.host != host.name)
            continue;
        if (host.hint.host.isEmpty())
            host.hint = hint;
        for (const transport::Endpoint &endpoint : hint.endpoints) {
            if (!host.endpoints.contains(endpoint))
                host.endpoints.append(endpoint);
        }
    }
    if (host.endpoints.isEmpty())
        host.endpoints = transport::usualEndpoints(host.name);
    return host;
}

const Candidate *CheckedHost::candidateFor(const transport::Endpoint &endpoint) const
{
    const Candidate *found = nullptr;
    for (const Candidate &candidate : candidates) {
        if (candidate.endpoint == endpoint && (!found || weight(candidate) > weight(*found)))
            found = &candidate;
    }
    return found;
}

const Candidate *CheckedHost::telling() const
{
    if (best)
        return best;
    const Candidate *found = nullptr;
    for (const Candidate &candidate : candidates) {
        if (candidate.endpoint.host == name && (candidate.tls || candidate.capabilities.isEsmtp)
            && (!found || (candidate.tls && !found->tls)))
            found = &candidate;
    }
    return found;
}

std::optional<protocol::SendError> CheckedHost::error() const
{
    if (const Candidate *candidate = telling(); candidate && candidate->error)
        return candidate->error;
    for (const Candidate &candidate : candidates) {
        if (candidate.endpoint.host == name && candidate.error)
            return candidate.error;
    }
    return std::nullopt;
}

} // namespace pillarbox::ui
