#include "smtp/outbox/itemlist.h"

#include <QHash>

#include <algorithm>

namespace pillarbox::outbox {

namespace {

template<typename T>
auto position(QList<T> &list, const ItemId &id)
{
    return std::find_if(list.begin(), list.end(), [&id](const T &entry) { return entry.id == id; });
}

template<typename T>
void drop(QList<T> &list, const ItemId &id)
{
    if (const auto found = position(list, id); found != list.end())
        list.erase(found);
}

} // namespace

const ItemSummary *ItemList::find(const ItemId &id) const
{
    const auto found = std::find_if(m_items.begin(), m_items.end(), [&id](const ItemSummary &entry) { return entry.id == id; });
    return found == m_items.end() ? nullptr : &*found;
}

QSet<ItemId> ItemList::replace(const QList<ItemSummary> &items)
{
    QHash<ItemId, ItemSummary> before;
    for (const ItemSummary &item : std::as_const(m_items))
        before.insert(item.id, item);
    m_items = items;
    QSet<ItemId> changed;
    for (const ItemSummary &item : items) {
        const auto old = before.constFind(item.id);
        if (old == before.constEnd() || *old != item)
            changed.insert(item.id);
        before.remove(item.id);
    }
    for (const auto &[id, item] : before.asKeyValueRange())
        changed.insert(id);
    return changed;
}

void ItemList::put(const ItemSummary &item)
{
    if (const auto found = position(m_items, item.id); found != m_items.end()) {
        *found = item;
        return;
    }
    const auto older = std::find_if(
        m_items.begin(), m_items.end(), [&item](const ItemSummary &entry) { return entry.queuedAt <= item.queuedAt; });
    m_items.insert(older, item);
}

void ItemList::put(const DraftRecord &draft)
{
    drop(m_drafts, draft.id);
    const auto older = std::find_if(
        m_drafts.begin(), m_drafts.end(), [&draft](const DraftRecord &entry) { return entry.savedAt <= draft.savedAt; });
    m_drafts.insert(older, draft);
}

QSet<ItemId> ItemList::apply(const Changes &changes)
{
    QSet<ItemId> changed;
    if (changes.isWhole) {
        m_drafts = changes.drafts;
        return replace(changes.items);
    }
    for (const ItemSummary &item : changes.items) {
        put(item);
        changed.insert(item.id);
    }
    for (const ItemId &id : changes.goneItems) {
        drop(m_items, id);
        changed.insert(id);
    }
    for (const DraftRecord &draft : changes.drafts)
        put(draft);
    for (const ItemId &id : changes.goneDrafts)
        drop(m_drafts, id);
    return changed;
}

} // namespace pillarbox::outbox
