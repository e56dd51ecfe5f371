#include "smtp/transport/tlssessions.h"

#include <algorithm>

namespace pillarbox::transport {

namespace {

// A person has a few relays; a ticket with its chain takes some 10 KiB.
constexpr qsizetype MostKept = 16;

} // namespace

void TlsSessions::keep(const QByteArray &key, const TlsSession &session)
{
    if (session.ticket.isEmpty())
        return;
    take(key);
    m_kept.append({key, session});
    if (m_kept.size() > MostKept)
        m_kept.removeFirst();
}

std::optional<TlsSession> TlsSessions::take(const QByteArray &key)
{
    const auto found = std::find_if(m_kept.begin(), m_kept.end(), [&key](const Kept &kept) { return kept.key == key; });
    if (found == m_kept.end())
        return {};
    const TlsSession session = found->session;
    m_kept.erase(found);
    return session;
}

} // namespace pillarbox::transport
