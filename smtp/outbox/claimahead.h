#pragma once
// The item that a session is to go on with, claimed by the commit that marks the one before it as handed over: so that its
// dialogue begins without waiting for the disk. When the relay takes its time over the one before it, it is given back, and
// another session may have it. GUI thread.

#include "smtp/outbox/outcomewriter.h"

namespace pillarbox::outbox {

class ClaimAhead
{
public:
    ClaimAhead(const RelayTools &tools, OutcomeWriter &writer);

    bool isEmpty() const { return !m_claim; }
    void set(const Claim &claim);
    std::optional<Claim> take();
    void giveBack(); // as if it had never been claimed
    bool cancel(const ItemId &id); // held by the user; false: it is not this one

private:
    void write(bool isCancelled);

    const RelayTools &m_tools;
    OutcomeWriter &m_writer;
    std::optional<Claim> m_claim;
    std::unique_ptr<Timer> m_timer;
};

} // namespace pillarbox::outbox
