#pragma once
// The one host of those tried that the account page tells of: who named it, its endpoints, and how each did. A value, but
// best points into the check.

#include "ui/accounts/accountcheck.h"

#include <QList>
#include <QString>

#include <optional>

namespace pillarbox::ui {

struct CheckedHost {
    QString name; // empty: none is known yet
    const transport::Candidate *best = nullptr; // the check's
    QList<account::HostHint> hints{}; // of all hosts
    account::HostHint hint{}; // of this one, by whoever knows best
    QString declinedBy{}; // the provider that takes no mail from mail programs; empty: nobody said so
    QList<transport::Endpoint> endpoints{};
    QList<transport::Candidate> candidates{}; // of all hosts

    // Of an endpoint's addresses the most telling stands for all; null: it has not been tried.
    const transport::Candidate *candidateFor(const transport::Endpoint &endpoint) const;
    // Whose certificate and greeting are shown; null: no server has said anything.
    const transport::Candidate *telling() const;
    std::optional<protocol::SendError> error() const;
};

CheckedHost checkedHostOf(const AccountCheck &check);

} // namespace pillarbox::ui
