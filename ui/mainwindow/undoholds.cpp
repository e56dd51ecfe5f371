#include "ui/mainwindow/undoholds.h"

namespace pillarbox::ui {

namespace {

constexpr std::chrono::seconds pace{1};

} // namespace

UndoHolds::UndoHolds(outbox::Outbox &outbox, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_outbox(outbox)
    , m_clock(clock)
{
    connect(&outbox, &outbox::Outbox::itemChanged, this, &UndoHolds::look);
}

void UndoHolds::look(const outbox::ItemId &id)
{
    const outbox::ItemSummary *item = m_outbox.find(id);
    const bool isHeld = item && item->hold == outbox::HoldReason::Undo;
    const qsizetype removed = m_items.removeIf([&id](const outbox::ItemSummary &held) { return held.id == id; });
    if (isHeld)
        m_items += *item;
    if (!isHeld && removed == 0)
        return;
    wake();
    Q_EMIT changed();
}

void UndoHolds::wake()
{
    if (m_items.isEmpty())
        m_timer.reset();
    else if (!m_timer)
        m_timer = m_clock.startTimer(pace, [this] {
            m_timer.reset();
            wake();
            Q_EMIT beat();
        });
}

} // namespace pillarbox::ui
