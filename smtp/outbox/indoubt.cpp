#include "smtp/outbox/indoubt.h"

#include "smtp/outbox/columns.h"

namespace pillarbox::outbox {

namespace {

using namespace Qt::StringLiterals;
using message::RecipientReport;
using message::ReportAction;

bool hasArrived(ReportAction action)
{
    return action == ReportAction::Delivered || action == ReportAction::Relayed || action == ReportAction::Expanded;
}

void refuse(Database &database, const ItemId &id, int position, const RecipientReport &report, const QDateTime &now)
{
    database.run(uR"(UPDATE recipients SET outcome = 'refused', reply_code = 0, enhanced = ?, server_text = ?, answered_at = ?
        WHERE item = ? AND position = ? AND outcome = 'unknown')"_s,
        {report.status, report.diagnostic.toUtf8(), toColumn(report.reportedAt.isValid() ? report.reportedAt : now),
            toColumn(id), position});
}

void accept(Database &database, const ItemId &id, int position)
{
    database.run(u"UPDATE recipients SET outcome = 'accepted' WHERE item = ? AND position = ? AND outcome = 'unknown'"_s,
        {toColumn(id), position});
}

// Stays as it is while somebody is in doubt. Who was put off when the link was cut has not got it: those are tried again.
void settle(Database &database, const ItemId &id, const QDateTime &now)
{
    database.run(uR"(UPDATE items SET changed_at = ?, handed_over_at = NULL, due_at = ?, reason = NULL, state = CASE
            WHEN EXISTS (SELECT 1 FROM recipients WHERE item = items.id AND outcome = 'pending') THEN 'waiting'
            WHEN EXISTS (SELECT 1 FROM recipients WHERE item = items.id AND outcome = 'refused') THEN 'failed'
            ELSE 'sent' END
        WHERE id = ? AND NOT EXISTS (SELECT 1 FROM recipients WHERE item = items.id AND outcome = 'unknown'))"_s,
        {toColumn(now), toColumn(now), toColumn(id)});
}

bool isInDoubt(Database &database, const ItemId &id)
{
    auto row = database.run(u"SELECT 1 FROM items WHERE id = ? AND state = 'unknown'"_s, {toColumn(id)});
    return row.next();
}

} // namespace

void acceptInDoubt(Database &database, const ItemId &id, const QDateTime &now)
{
    database.run(u"UPDATE recipients SET outcome = 'accepted' WHERE item = ? AND outcome = 'unknown'"_s, {toColumn(id)});
    settle(database, id, now);
}

void settleInDoubt(
    Database &database, const ItemId &id, const QList<std::pair<int, RecipientReport>> &reports, const QDateTime &now)
{
    if (!isInDoubt(database, id))
        return;
    // Failures first: where a recipient is forwarded to two, and one of them has not got it, it has failed.
    for (const auto &[position, report] : reports)
        if (report.action == ReportAction::Failed)
            refuse(database, id, position, report, now);
    for (const auto &[position, report] : reports)
        if (hasArrived(report.action))
            accept(database, id, position);
    settle(database, id, now);
}

} // namespace pillarbox::outbox
