#pragma once
// Which of the probed candidates to take, as pure functions of what is known so far. Ranks are positions in the hints: hosts
// in order, and each host's endpoints in order.

#include "smtp/account/hosthint.h"
#include "smtp/transport/probe.h"

#include <QList>

#include <optional>

namespace pillarbox::account {

enum class Rival {
    None, // nothing ranked before it can still be verified
    SameHost, // an earlier endpoint of its host has not ended
    BetterHost, // an endpoint of a better host has not ended
};

// The best verified one so far.
std::optional<int> bestVerified(const QList<HostHint> &hints, const QList<transport::Candidate> &candidates);
// The strongest that could still beat this candidate.
Rival rivalOf(int candidate, const QList<HostHint> &hints, const QList<transport::Candidate> &candidates);
// Every endpoint of this candidate's host has ended.
bool hasHostEnded(int candidate, const QList<HostHint> &hints, const QList<transport::Candidate> &candidates);

} // namespace pillarbox::account
