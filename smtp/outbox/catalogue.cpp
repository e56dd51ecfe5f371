#include "smtp/outbox/catalogue.h"

#include "smtp/outbox/sweep.h"

namespace pillarbox::outbox {

Catalogue::Catalogue(const OutboxPaths &paths)
    : m_paths(paths)
    , m_items(m_database)
{
}

Expected<Done, OutboxError> Catalogue::open()
{
    return m_database.open(m_paths.database());
}

void Catalogue::close()
{
    m_database.close();
}

void Catalogue::sweep(const QDateTime &now)
{
    outbox::sweep(m_database, m_paths, now);
}

} // namespace pillarbox::outbox
