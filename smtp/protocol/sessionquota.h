#pragma once
// What a session has used up of the relay's limits (RFC 9422 section 4).

#include "smtp/protocol/capabilityparameters.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QList>
#include <QSet>

namespace pillarbox::protocol {

class SessionQuota
{
public:
    // The recipients of one transaction, by index.
    struct Share {
        QList<int> named; // at least one, unless isUsedUp()
        QList<int> unnamed; // for a further transaction
    };
    // Counts a transaction to these.
    Share begin(const QByteArrayList &forwardPaths, const RelayLimits &limits);
    // No transaction to whomsoever fits any more.
    bool isUsedUp(const RelayLimits &limits) const;

private:
    bool admits(const QByteArray &domain, const RelayLimits &limits) const;

    int m_transactions = 0;
    QSet<QByteArray> m_domains;
};

} // namespace pillarbox::protocol
