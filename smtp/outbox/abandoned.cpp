#include "smtp/outbox/abandoned.h"

#include "smtp/outbox/columns.h"
#include "smtp/outbox/filelock.h"

#include <QFileInfo>
#include <QHash>

#include <algorithm>

namespace pillarbox::outbox {

namespace {

using namespace Qt::StringLiterals;

QHash<ItemId, QString> claims(Database &database)
{
    QHash<ItemId, QString> claims;
    auto rows = database.run(u"SELECT id, claimant FROM items WHERE state = 'sending'"_s);
    while (rows.next())
        claims.insert(idOf(rows.value(0)), rows.value(1).toString());
    return claims;
}

protocol::SendError endOf(const ItemSummary &item)
{
    const bool isHandedOver = std::any_of(item.recipients.begin(), item.recipients.end(),
        [](const Recipient &recipient) { return recipient.outcome == Outcome::Unknown; });
    protocol::SendError error;
    error.stage = isHandedOver ? protocol::Stage::EndOfData : protocol::Stage::Local;
    error.kind = protocol::ErrorKind::ProgramEnded;
    error.mayHaveBeenDelivered = isHandedOver;
    return error;
}

} // namespace

void tellAbandoned(Database &database, const OutboxPaths &paths, const QList<ItemSummary *> &items)
{
    if (std::none_of(items.begin(), items.end(), [](const ItemSummary *item) { return item->state == State::Sending; }))
        return;
    // Who has a claim has the lock. One that is there before and after a moment in which nobody had it has no owner any more.
    const auto before = claims(database);
    if (!QFileInfo::exists(paths.dispatchLock()) || !FileLock(paths.dispatchLock()).isFree())
        return;
    const auto after = claims(database);
    for (ItemSummary *item : items) {
        const auto claim = before.constFind(item->id);
        if (item->state == State::Sending && claim != before.constEnd() && after.value(item->id) == *claim)
            item->reason = endOf(*item);
    }
}

} // namespace pillarbox::outbox
