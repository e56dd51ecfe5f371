#include "smtp/outbox/overview.h"

#include <algorithm>

namespace pillarbox::outbox {

namespace {

// A recipient with a server's answer takes about half a KiB: some MiB in all, and many screens full.
constexpr qsizetype kMostCost = 10000;

} // namespace

Overview::Overview()
    : m_items(kMostCost)
{
}

void Overview::put(const ItemSummary &item)
{
    const qsizetype cost = std::clamp<qsizetype>(item.recipients.size(), 2, kMostCost / 4);
    m_items.insert(item.id, new ItemSummary(item), cost); // the cache owns it
}

void Overview::put(const DraftRecord &draft)
{
    dropDraft(draft.id);
    const auto older = std::find_if(
        m_drafts.begin(), m_drafts.end(), [&draft](const DraftRecord &entry) { return entry.savedAt <= draft.savedAt; });
    m_drafts.insert(older, draft);
}

void Overview::dropDraft(const ItemId &id)
{
    m_drafts.removeIf([&id](const DraftRecord &entry) { return entry.id == id; });
}

void Overview::keep(const QList<ItemSummary> &items, int generation)
{
    if (generation != m_generation)
        return;
    for (const ItemSummary &item : items)
        if (!m_items.contains(item.id))
            put(item);
}

QSet<ItemId> Overview::apply(const Changes &changes)
{
    if (changes.agenda)
        m_agenda = *changes.agenda;
    if (changes.isWhole) {
        m_items.clear();
        m_drafts = changes.drafts;
        keep(changes.items, ++m_generation);
        return {};
    }
    if (!changes.goneItems.isEmpty())
        ++m_generation;
    QSet<ItemId> changed(changes.goneItems.begin(), changes.goneItems.end());
    for (const ItemSummary &item : changes.items) {
        put(item);
        changed.insert(item.id);
    }
    for (const ItemId &id : changes.goneItems)
        m_items.remove(id);
    for (const DraftRecord &draft : changes.drafts)
        put(draft);
    for (const ItemId &id : changes.goneDrafts)
        dropDraft(id);
    return changed;
}

} // namespace pillarbox::outbox
