#include "smtp/outbox/draftsaver.h"

#include <utility>

namespace pillarbox::outbox {

DraftSaver::DraftSaver(Save save)
    : m_save(std::move(save))
{
}

void DraftSaver::save(const DraftRecord &record, Callback done)
{
    Waiting &waiting = m_waiting[record.id];
    waiting.record = record;
    if (done)
        waiting.callbacks.append(std::move(done));
    if (waiting.underWay == 0)
        begin(record.id);
}

void DraftSaver::begin(const ItemId &id)
{
    Waiting &waiting = m_waiting[id];
    const DraftRecord record = *std::exchange(waiting.record, std::nullopt);
    const QList<Callback> callbacks = std::exchange(waiting.callbacks, {});
    ++waiting.underWay;
    m_save(record, [this, id, callbacks](const Result &result) { finished(id, callbacks, result); });
}

void DraftSaver::finished(const ItemId &id, const QList<Callback> &callbacks, const Result &result)
{
    Waiting &waiting = m_waiting[id];
    --waiting.underWay;
    if (waiting.underWay == 0 && waiting.record)
        begin(id);
    else if (waiting.underWay == 0)
        m_waiting.remove(id);
    for (const Callback &callback : callbacks)
        callback(result);
}

void DraftSaver::flush(const ItemId &id)
{
    const auto found = m_waiting.constFind(id);
    if (found != m_waiting.constEnd() && found->record)
        begin(id);
}

void DraftSaver::flushAll()
{
    const QList<ItemId> ids = m_waiting.keys();
    for (const ItemId &id : ids)
        flush(id);
}

void DraftSaver::discard(const ItemId &id)
{
    const auto found = m_waiting.find(id);
    if (found == m_waiting.end())
        return;
    found->record.reset();
    const QList<Callback> callbacks = std::exchange(found->callbacks, {});
    for (const Callback &callback : callbacks)
        callback(Done{});
}

} // namespace pillarbox::outbox
