#include "smtp/outbox/sweep.h"

#include "smtp/outbox/drafttable.h"
#include "smtp/outbox/filelock.h"
#include "smtp/outbox/itemtable.h"
#include "smtp/outbox/spool.h"

#include <QDir>
#include <QDirIterator>

#include <algorithm>

namespace pillarbox::outbox {

namespace {

using namespace Qt::StringLiterals;

bool isLeftover(const QString &name, const QSet<ItemId> &known)
{
    return name.endsWith(u".part"_s) || !known.contains(ItemId::fromString(name.section(u'.', 0, 0)));
}

// One name after another: as a list, very many would take very much memory.
bool hasLeftovers(const OutboxPaths &paths, const QSet<ItemId> &known)
{
    for (QDirIterator kept(paths.files(), QDir::Files); kept.hasNext();)
        if (kept.next().endsWith(u".part"_s))
            return true;
    for (QDirIterator spooled(paths.spool(), QDir::Files); spooled.hasNext();) {
        spooled.next();
        if (isLeftover(spooled.fileName(), known))
            return true;
    }
    return false;
}

} // namespace

void sweep(Database &database, const OutboxPaths &paths, const QDateTime &now)
{
    ItemTable items(database);
    const auto known = items.ids();
    const bool isAnyKept = !QDir(paths.files()).isEmpty(QDir::Files);
    if (!known || (!isAnyKept && !hasLeftovers(paths, *known)))
        return;
    // What was just being queued looked like a leftover; from here on nothing is.
    FileLock lock(paths.spoolLock());
    if (!lock.tryLock())
        return;
    const Spool spool(paths);
    if (const auto ids = items.ids())
        spool.sweep(*ids);
    if (!isAnyKept)
        return; // the drafts need not be read
    if (const auto files = DraftTable(database).attachedFiles())
        spool.sweepKept(*files, now);
}

} // namespace pillarbox::outbox
