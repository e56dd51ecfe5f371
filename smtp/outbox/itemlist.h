#pragma once
// The items and drafts as the database said last, kept up to date by Changes. GUI thread.

#include "smtp/outbox/store.h"

namespace pillarbox::outbox {

class ItemList
{
public:
    const QList<ItemSummary> &items() const { return m_items; } // newest first
    const QList<DraftRecord> &drafts() const { return m_drafts; } // last saved first
    const ItemSummary *find(const ItemId &id) const;

    // The items of which something is new; those that are gone among them.
    QSet<ItemId> apply(const Changes &changes);

private:
    QSet<ItemId> replace(const QList<ItemSummary> &items);
    void put(const ItemSummary &item);
    void put(const DraftRecord &draft);

    QList<ItemSummary> m_items;
    QList<DraftRecord> m_drafts;
};

} // namespace pillarbox::outbox
