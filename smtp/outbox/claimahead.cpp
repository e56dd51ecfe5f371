#include "smtp/outbox/claimahead.h"

#include "smtp/outbox/delivery.h"

namespace pillarbox::outbox {

namespace {

using namespace std::chrono_literals;

constexpr auto kPatience = 500ms; // Send Now acts within a second, also when it is for this one

} // namespace

ClaimAhead::ClaimAhead(const RelayTools &tools, OutcomeWriter &writer)
    : m_tools(tools)
    , m_writer(writer)
{
}

void ClaimAhead::set(const Claim &claim)
{
    m_claim = claim;
    m_timer = m_tools.clock.startTimer(kPatience, [this] { giveBack(); });
}

std::optional<Claim> ClaimAhead::take()
{
    m_timer.reset();
    return std::exchange(m_claim, std::nullopt);
}

void ClaimAhead::giveBack()
{
    write(false);
}

bool ClaimAhead::cancel(const ItemId &id)
{
    const bool isThis = m_claim && m_claim->summary.id == id;
    if (isThis)
        write(true);
    return isThis;
}

void ClaimAhead::write(bool isCancelled)
{
    const auto claim = take();
    if (!claim)
        return;
    AttemptRecord record = Delivery(*claim, m_tools.clock.now(), m_tools.clock.monotonic()).giveBack();
    record.ruling.isCancelled = isCancelled;
    if (isCancelled)
        record.ruling.state = State::Held;
    m_writer.write(record);
}

} // namespace pillarbox::outbox
