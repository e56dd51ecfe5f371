#pragma once
// What the GUI thread knows of the outbox: what there is to do and how much there is; all drafts; and of the items those that
// changed or were asked for last, within a bound. GUI thread.

#include "smtp/outbox/store.h"

#include <QCache>

namespace pillarbox::outbox {

class Overview
{
public:
    Overview();

    const Agenda &agenda() const { return m_agenda; }
    const QList<DraftRecord> &drafts() const { return m_drafts; } // last saved first
    const ItemSummary *find(const ItemId &id) const { return m_items.object(id); } // until the next call that changes something

    // The items of which something is new; those that are gone among them.
    QSet<ItemId> apply(const Changes &changes);
    // What was asked for when the generation was this. Nothing is kept if items have gone since: they could be among them. What
    // is there already is newer.
    void keep(const QList<ItemSummary> &items, int generation);
    int generation() const { return m_generation; }

private:
    void put(const ItemSummary &item);
    void put(const DraftRecord &draft);
    void dropDraft(const ItemId &id);

    Agenda m_agenda;
    QList<DraftRecord> m_drafts;
    int m_generation = 0;
    QCache<ItemId, ItemSummary> m_items; // the cost is the number of recipients
};

} // namespace pillarbox::outbox
