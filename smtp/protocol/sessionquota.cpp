#include "smtp/protocol/sessionquota.h"

#include "smtp/protocol/path.h"

namespace pillarbox::protocol {

SessionQuota::Share SessionQuota::begin(const QByteArrayList &forwardPaths, const RelayLimits &limits)
{
    ++m_transactions;
    Share share;
    for (int index = 0; index < forwardPaths.size(); ++index) {
        const QByteArray domain = domainOf(forwardPaths.at(index));
        const bool isFull = limits.recipients && share.named.size() >= *limits.recipients;
        if (isFull || !admits(domain, limits)) {
            share.unnamed.append(index);
        } else {
            share.named.append(index);
            if (limits.recipientDomains)
                m_domains.insert(domain);
        }
    }
    return share;
}

bool SessionQuota::admits(const QByteArray &domain, const RelayLimits &limits) const
{
    return !limits.recipientDomains || m_domains.size() < *limits.recipientDomains || m_domains.contains(domain);
}

bool SessionQuota::isUsedUp(const RelayLimits &limits) const
{
    return (limits.transactions && m_transactions >= *limits.transactions)
        || (limits.recipientDomains && m_domains.size() >= *limits.recipientDomains);
}

} // namespace pillarbox::protocol
