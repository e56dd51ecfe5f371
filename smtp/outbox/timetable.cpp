#include "smtp/outbox/timetable.h"

#include "smtp/outbox/columns.h"

namespace pillarbox::outbox {

namespace {

using namespace Qt::StringLiterals;

// A schedule is looked at once a minute at the least; what goes out within these is on time.
constexpr std::chrono::minutes kOnTime(5);

} // namespace

TimeTable::TimeTable(Database &database, ItemTable &items)
    : m_database(database)
    , m_items(items)
{
}

void TimeTable::touchWhere(const QString &condition, const QVariantList &values)
{
    auto rows = m_database.run(u"SELECT id FROM items WHERE "_s + condition, values);
    while (rows.next())
        m_database.touchItem(idOf(rows.value(0)));
}

void TimeTable::hold(const QString &condition, const QVariantList &values, HoldReason reason, const QDateTime &now)
{
    touchWhere(condition, values);
    m_database.run(
        u"UPDATE items SET state = 'held', hold = ?, is_urgent = 0, relay_until = NULL, changed_at = ? WHERE "_s + condition,
        QVariantList{toColumn(std::optional(reason)), toColumn(now)} + values);
}

Expected<Done, OutboxError> TimeTable::endUndo(const ItemId &id, const QDateTime &now)
{
    Transaction transaction(m_database);
    m_database.run(
        u"UPDATE items SET state = 'waiting', hold = NULL, due_at = ?, changed_at = ? WHERE id = ? AND hold = 'undo'"_s,
        {toColumn(now), toColumn(now), toColumn(id)});
    if (m_database.changedRows() != 1)
        m_database.fail({.kind = OutboxError::Kind::WrongState, .detail = {}, .error = {}});
    m_database.touchItem(id);
    return transaction.commit();
}

Expected<Done, OutboxError> TimeTable::keepFound(const QDateTime &now)
{
    Transaction transaction(m_database);
    hold(u"state = 'held' AND hold = 'undo'"_s, {}, HoldReason::Found, now);
    return transaction.commit();
}

Expected<QList<ItemId>, OutboxError> TimeTable::found()
{
    QList<ItemId> ids;
    auto rows = m_database.run(u"SELECT id FROM items WHERE state = 'held' AND hold = 'found' AND reason IS NULL"_s);
    while (rows.next())
        ids += idOf(rows.value(0));
    return m_database.answer(ids);
}

Expected<Done, OutboxError> TimeTable::callTimes(const QDateTime &now)
{
    Transaction transaction(m_database);
    hold(u"state = 'scheduled' AND due_at < ? AND missed_rule = 'ask'"_s, {toColumn(now.addDuration(-kOnTime))},
        HoldReason::Missed, now);
    hold(u"state IN ('scheduled', 'waiting') AND not_after < ?"_s, {toColumn(now)}, HoldReason::Missed, now);
    const QString come = u"state = 'scheduled' AND due_at <= ?"_s;
    touchWhere(come, {toColumn(now)});
    m_database.run(u"UPDATE items SET state = 'waiting', changed_at = ? WHERE "_s + come, {toColumn(now), toColumn(now)});
    return transaction.commit();
}

Expected<Done, OutboxError> TimeTable::reschedule(const ItemId &id, const Schedule &schedule, const QDateTime &now)
{
    Transaction transaction(m_database);
    m_items.require(id, Event::Reschedule);
    m_database.run(uR"(UPDATE items SET state = 'scheduled', hold = NULL, is_urgent = 0, relay_until = NULL, reason = NULL,
            due_at = ?, changed_at = ? WHERE id = ?)"_s,
        {toColumn(schedule.at), toColumn(now), toColumn(id)});
    m_items.setSchedule(id, schedule);
    return transaction.commit();
}

} // namespace pillarbox::outbox
