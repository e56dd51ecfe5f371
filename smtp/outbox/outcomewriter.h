#pragma once
// Puts what came of an attempt on the disk, and with it claims what comes next where that is wished. One that cannot be written
// now, because the disk is full, say, is kept and tried again until it can. GUI thread.

#include "smtp/outbox/relaytools.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace pillarbox::outbox {

// What a session asks for.
struct ClaimWish {
    QString accountId;
    bool isOnlyUrgent = false;
    account::SendingLimits limits;
};

// On the store thread.
Expected<std::optional<Claim>, OutboxError> claimFor(
    const std::optional<ClaimWish> &wish, Store &store, const QString &claimant, const QDateTime &now);

class OutcomeWriter
{
public:
    // isOurs: else the claim had ended already, and nothing was written. next: claimed with it.
    using Written = std::function<void(bool isOurs, const std::optional<Claim> &next)>;

    // One cannot be written now; absent: all that could not be are on the disk at last.
    using Stuck = std::function<void(const std::optional<protocol::SendError> &)>;

    // tools: must outlive it. whenIdle: called each time that everything is on the disk, after what was given to write().
    OutcomeWriter(const RelayTools &tools, std::function<void()> whenIdle, Stuck whenStuck);
    Q_DISABLE_COPY_MOVE(OutcomeWriter)

    void write(const AttemptRecord &record, const std::optional<ClaimWish> &next = {}, const Written &done = {});
    qsizetype count() const { return m_underWay; } // not on the disk yet

private:
    struct Recorded {
        std::optional<Claim> next;
    };
    void attempt(const AttemptRecord &record, const std::optional<ClaimWish> &next, const Written &done);

    void finish(const AttemptRecord &record, const Expected<Recorded, OutboxError> &recorded, const Written &done);

    const RelayTools &m_tools;
    std::function<void()> m_whenIdle;
    Stuck m_whenStuck;
    QObject m_context; // of what is heard here
    std::map<ItemId, std::unique_ptr<Timer>> m_again;
    qsizetype m_underWay = 0;
};

} // namespace pillarbox::outbox
