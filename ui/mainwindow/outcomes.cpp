#include "ui/mainwindow/outcomes.h"

#include <numeric>

namespace pillarbox::ui {

using outbox::State;

namespace {

// What ends together is told together; nobody can listen to more.
constexpr std::chrono::seconds kPause{1};

} // namespace

Outcomes::Outcomes(outbox::Outbox &outbox, Clock &clock, RowOf rowOf, QObject *parent)
    : QObject(parent)
    , m_outbox(outbox)
    , m_clock(clock)
    , m_rowOf(std::move(rowOf))
{
    connect(&outbox, &outbox::Outbox::itemChanged, this, &Outcomes::look);
}

void Outcomes::look(const outbox::ItemId &id)
{
    const outbox::ItemSummary *item = m_outbox.find(id);
    if (item && item->state == State::Sending) {
        m_seen[id].isUnderWay = true;
        return;
    }
    if (!m_seen.contains(id))
        return;
    const Seen seen = m_seen.take(id);
    if (!item)
        return;
    if (item->state == State::Waiting)
        m_seen.insert(id, {false, State::Waiting});
    if (seen.isUnderWay && item->state != seen.told)
        note(*item);
}

void Outcomes::note(const outbox::ItemSummary &item)
{
    ++m_counts[item.state];
    m_last = spokenText(m_rowOf(item));
    if (!m_timer)
        m_timer = m_clock.startTimer(kPause, [this] { tell(); });
}

void Outcomes::tell()
{
    m_timer.reset();
    const auto counts = std::exchange(m_counts, {});
    if (std::accumulate(counts.begin(), counts.end(), 0) == 1) {
        Q_EMIT told(m_last);
        return;
    }
    QStringList words;
    for (const auto &[state, count] : counts.asKeyValueRange())
        words += QStringLiteral("%1: %2").arg(stateWord(state)).arg(count);
    Q_EMIT told(words.join(QStringLiteral(", ")));
}

} // namespace pillarbox::ui
