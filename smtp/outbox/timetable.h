#pragma once
// What time does to items that nobody is sending: the end of an undo time, and a schedule whose time has come or was missed.
// Store thread only.

#include "smtp/base/expected.h"
#include "smtp/outbox/database.h"
#include "smtp/outbox/itemtable.h"

namespace pillarbox::outbox {

class TimeTable
{
public:
    TimeTable(Database &database, ItemTable &items);

    // WrongState: it was taken back, sent or put on hold meanwhile.
    Expected<Done, OutboxError> endUndo(const ItemId &id, const QDateTime &now);
    // At the start of the one program that gives undo times: whatever is in one was left by a crash or by leaving, and asks.
    Expected<Done, OutboxError> keepFound(const QDateTime &now);
    // Those that were left so and still ask.
    Expected<QList<ItemId>, OutboxError> found();
    // Scheduled items whose time has come go, or are held when it was missed and their rule says so.
    Expected<Done, OutboxError> callTimes(const QDateTime &now);
    Expected<Done, OutboxError> reschedule(const ItemId &id, const Schedule &schedule, const QDateTime &now);

private:
    void hold(const QString &condition, const QVariantList &values, HoldReason reason, const QDateTime &now);
    void touchWhere(const QString &condition, const QVariantList &values);

    Database &m_database;
    ItemTable &m_items;
};

} // namespace pillarbox::outbox
