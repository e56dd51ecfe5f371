#include "smtp/outbox/relaybackoff.h"

#include <algorithm>
#include <array>

namespace pillarbox::outbox {

using namespace std::chrono_literals;

QDateTime RelayBackoff::fail(const QDateTime &now)
{
    constexpr std::array<std::chrono::seconds, 6> kPauses{15s, 30s, 60s, 120s, 300s, 600s};
    const auto step = std::min<std::size_t>(static_cast<std::size_t>(m_failures), kPauses.size() - 1);
    ++m_failures;
    m_until = now.addSecs(kPauses[step].count());
    return m_until;
}

} // namespace pillarbox::outbox
