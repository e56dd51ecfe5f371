#include "smtp/account/discoverychoice.h"

#include <algorithm>

namespace pillarbox::account {

using transport::Candidate;
using transport::Endpoint;

namespace {

struct Rank {
    qsizetype host = 0;
    qsizetype endpoint = 0;
};

bool isBefore(const Rank &a, const Rank &b)
{
    return a.host != b.host ? a.host < b.host : a.endpoint < b.endpoint;
}

Rank rankOf(const Endpoint &endpoint, const QList<HostHint> &hints)
{
    for (qsizetype host = 0; host < hints.size(); ++host) {
        const qsizetype position = hints.at(host).endpoints.indexOf(endpoint);
        if (position >= 0)
            return {host, position};
    }
    return {hints.size(), 0};
}

// Not known yet, or not at all its addresses: it may still turn out well.
bool isOpen(const Endpoint &endpoint, const QList<Candidate> &candidates)
{
    bool isKnown = false;
    for (const Candidate &candidate : candidates) {
        if (candidate.endpoint != endpoint)
            continue;
        if (!candidate.isFinished)
            return true;
        isKnown = true;
    }
    return !isKnown;
}

bool hasOpen(const QList<Endpoint> &endpoints, const QList<Candidate> &candidates)
{
    return std::any_of(
        endpoints.begin(), endpoints.end(), [&](const Endpoint &endpoint) { return isOpen(endpoint, candidates); });
}

} // namespace

std::optional<int> bestVerified(const QList<HostHint> &hints, const QList<Candidate> &candidates)
{
    std::optional<int> best;
    for (int i = 0; i < candidates.size(); ++i) {
        if (candidates.at(i).isVerified()
            && (!best || isBefore(rankOf(candidates.at(i).endpoint, hints), rankOf(candidates.at(*best).endpoint, hints))))
            best = i;
    }
    return best;
}

Rival rivalOf(int candidate, const QList<HostHint> &hints, const QList<Candidate> &candidates)
{
    const Rank rank = rankOf(candidates.at(candidate).endpoint, hints);
    for (qsizetype host = 0; host < rank.host; ++host) {
        if (hasOpen(hints.at(host).endpoints, candidates))
            return Rival::BetterHost;
    }
    if (rank.host < hints.size() && hasOpen(hints.at(rank.host).endpoints.first(rank.endpoint), candidates))
        return Rival::SameHost;
    return Rival::None;
}

bool hasHostEnded(int candidate, const QList<HostHint> &hints, const QList<Candidate> &candidates)
{
    const Rank rank = rankOf(candidates.at(candidate).endpoint, hints);
    return rank.host >= hints.size() || !hasOpen(hints.at(rank.host).endpoints, candidates);
}

} // namespace pillarbox::account
