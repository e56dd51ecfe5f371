#include "smtp/outbox/catalogue.h"

#include "smtp/outbox/abandoned.h"
#include "smtp/outbox/sweep.h"

namespace pillarbox::outbox {

Catalogue::Catalogue(const OutboxPaths &paths)
    : m_paths(paths)
    , m_items(m_database)
{
}

Expected<Done, OutboxError> Catalogue::open(Database::Access access)
{
    return m_database.open(m_paths.database(), access);
}

void Catalogue::close()
{
    m_database.close();
}

Expected<QList<ItemSummary>, OutboxError> Catalogue::some(const QList<ItemId> &ids)
{
    auto items = m_items.some(ids);
    if (!items)
        return items;
    QList<ItemSummary *> all;
    for (ItemSummary &item : *items)
        all += &item;
    tellAbandoned(m_database, m_paths, all);
    return items;
}

void Catalogue::sweep(const QDateTime &now)
{
    outbox::sweep(m_database, m_paths, now);
}

} // namespace pillarbox::outbox
