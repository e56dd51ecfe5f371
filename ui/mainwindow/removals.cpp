#include "ui/mainwindow/removals.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace pillarbox::ui {

using outbox::State;

namespace {

constexpr std::chrono::seconds undoTime{10};

bool isActive(const outbox::ItemSummary &item)
{
    return item.state == State::Waiting || item.state == State::Scheduled || item.state == State::NeedsYou
        || item.hold == outbox::HoldReason::Undo;
}

} // namespace

Removals::Removals(outbox::Outbox &outbox, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_outbox(outbox)
    , m_clock(clock)
{
}

void Removals::begin(const QList<outbox::ItemId> &ids)
{
    finish();
    QList<outbox::ItemId> items;
    for (const outbox::ItemId &id : ids) {
        if (m_outbox.findDraft(id))
            hide({id, outbox::State::Draft, true, false});
        else
            items.append(id);
    }
    m_outbox.fetch(items, [self = QPointer(this)](const auto &found) {
        if (self && found)
            self->beginItems(found.value());
    });
    if (!m_pending.isEmpty())
        startWait();
}

void Removals::beginItems(const QList<outbox::ItemSummary> &items)
{
    for (const outbox::ItemSummary &item : items) {
        if (item.state == State::Sending)
            continue;
        hide({item.id, item.state, false, isActive(item)});
        if (isActive(item))
            holdMeanwhile(item.id);
    }
    if (!items.isEmpty() && !m_pending.isEmpty())
        startWait();
}

void Removals::hide(const Pending &pending)
{
    m_pending += pending;
    m_hidden.insert(pending.id, pending.state);
}

void Removals::startWait()
{
    m_timer = m_clock.startTimer(undoTime, [this] { finish(); });
    Q_EMIT changed();
    Q_EMIT begun();
}

void Removals::holdMeanwhile(const outbox::ItemId &id)
{
    m_outbox.hold(id, [self = QPointer(this), id](const auto &result) {
        if (self && !result) {
            self->giveBack(id);
            Q_EMIT self->failed(result.error());
        }
    });
}

void Removals::undo()
{
    m_timer.reset();
    for (const Pending &pending : std::exchange(m_pending, {})) {
        m_hidden.remove(pending.id);
        if (pending.wasActive)
            m_outbox.release(pending.id);
    }
    Q_EMIT changed();
    Q_EMIT ended();
}

void Removals::finish()
{
    if (m_pending.isEmpty())
        return;
    m_timer.reset();
    for (const Pending &pending : std::exchange(m_pending, {}))
        remove(pending);
    Q_EMIT ended();
}

void Removals::remove(const Pending &pending)
{
    const auto done = [self = QPointer(this), id = pending.id](const auto &result) {
        if (!self)
            return;
        self->giveBack(id);
        if (!result && result.error().kind != outbox::OutboxError::Kind::NotFound)
            Q_EMIT self->failed(result.error());
    };
    if (pending.isDraft)
        m_outbox.removeDraft(pending.id, done);
    else
        m_outbox.remove(pending.id, done);
}

void Removals::giveBack(const outbox::ItemId &id)
{
    m_hidden.remove(id);
    m_pending.removeIf([&id](const Pending &pending) { return pending.id == id; });
    Q_EMIT changed();
    if (m_pending.isEmpty())
        Q_EMIT ended();
}

} // namespace pillarbox::ui
