#pragma once
// The database as those read it who look at much of it: lists, pages of rows, whole items. A connection of its own on a
// thread of its own, so that no commit waits for a long list; it sees what was committed before it was asked.

#include "smtp/outbox/itemtable.h"
#include "smtp/outbox/listing.h"
#include "smtp/outbox/outboxpaths.h"

namespace pillarbox::outbox {

class Catalogue
{
public:
    explicit Catalogue(const OutboxPaths &paths);

    Expected<Done, OutboxError> open(
        Database::Access access = Database::Access::Full); // the store has opened the database already
    void close();

    ItemTable &items() { return m_items; }
    Expected<QList<ItemSummary>, OutboxError> some(const QList<ItemId> &ids); // as ItemTable; tells whose sender has ended
    Expected<QList<ListEntry>, OutboxError> list(const ListQuery &query) { return readListing(m_database, query); }
    void sweep(const QDateTime &now);

private:
    OutboxPaths m_paths;
    Database m_database;
    ItemTable m_items;
};

} // namespace pillarbox::outbox
