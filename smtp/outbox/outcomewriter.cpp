#include "smtp/outbox/outcomewriter.h"

#include <QPointer>

namespace pillarbox::outbox {

namespace {

using namespace std::chrono_literals;

constexpr auto kAgain = 5s;

} // namespace

Expected<std::optional<Claim>, OutboxError> claimFor(
    const std::optional<ClaimWish> &wish, Store &store, const QString &claimant, const QDateTime &now)
{
    if (!wish)
        return std::optional<Claim>();
    return store.claims().claimNext(wish->accountId, claimant, wish->isOnlyUrgent, now, wish->limits);
}

OutcomeWriter::OutcomeWriter(const RelayTools &tools, std::function<void()> whenIdle, Stuck whenStuck)
    : m_tools(tools)
    , m_whenIdle(std::move(whenIdle))
    , m_whenStuck(std::move(whenStuck))
{
}

void OutcomeWriter::write(const AttemptRecord &record, const std::optional<ClaimWish> &next, const Written &done)
{
    ++m_underWay;
    attempt(record, next, done);
}

void OutcomeWriter::attempt(const AttemptRecord &record, const std::optional<ClaimWish> &next, const Written &done)
{
    const auto job = [record, next, claimant = m_tools.claimant, now = m_tools.clock.now()](
                         Store &store) -> Expected<Recorded, OutboxError> {
        if (const auto written = store.claims().record(record, claimant, now); !written)
            return Unexpected{written.error()};
        const auto claim = claimFor(next, store, claimant, now);
        return Recorded{claim ? claim.value() : std::nullopt}; // what could not be claimed now is asked for again
    };
    m_tools.outbox.onStore<Recorded>(job,
        [this, alive = QPointer<QObject>(&m_context), record, next, done](const Expected<Recorded, OutboxError> &recorded) {
            if (!alive)
                return;
            if (recorded || recorded.error().kind == OutboxError::Kind::WrongState)
                return finish(record, recorded, done);
            m_again[record.id] = m_tools.clock.startTimer(kAgain, [this, record, next, done] { attempt(record, next, done); });
            m_whenStuck(cannotWrite(recorded.error()));
        });
}

void OutcomeWriter::finish(const AttemptRecord &record, const Expected<Recorded, OutboxError> &recorded, const Written &done)
{
    if (m_again.erase(record.id) > 0 && m_again.empty())
        m_whenStuck({});
    --m_underWay;
    if (done)
        done(recorded.has_value(), recorded ? recorded->next : std::nullopt);
    if (m_underWay == 0)
        m_whenIdle();
}

} // namespace pillarbox::outbox
