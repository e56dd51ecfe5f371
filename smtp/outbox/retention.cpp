#include "smtp/outbox/retention.h"

#include "smtp/outbox/columns.h"
#include "smtp/outbox/searchtable.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace pillarbox::outbox {

namespace {

using namespace Qt::StringLiterals;

// Fewer when they are large: the commit must not keep a draft waiting.
constexpr int kMostAtOnce = 20;
constexpr qint64 kLongestStep = 15; // ms, before the commit

constexpr int kMostDays = 36500;
constexpr int kMostMessages = 100'000'000;

const QString kOldest = u" ORDER BY queued_at, rowid LIMIT ?"_s;

QList<ItemId> idsIn(Rows rows)
{
    QList<ItemId> ids;
    while (rows.next())
        ids.append(idOf(rows.value(0)));
    return ids;
}

// Queued before and sent before: a message may have waited long. The first is what the index is over.
QList<ItemId> sentBefore(Database &database, const QDateTime &time)
{
    return idsIn(database.run(u"SELECT id FROM items WHERE state = 'sent' AND queued_at < ? AND changed_at < ?"_s + kOldest,
        {toColumn(time), toColumn(time), kMostAtOnce}));
}

QList<ItemId> wholeSentBefore(Database &database, const QDateTime &time)
{
    return idsIn(database.run(
        u"SELECT id FROM items WHERE state = 'sent' AND is_receipt_only = 0 AND queued_at < ? AND changed_at < ?"_s + kOldest,
        {toColumn(time), toColumn(time), kMostAtOnce}));
}

QList<ItemId> sentBeyond(Database &database, int kept)
{
    auto row = database.run(u"SELECT count(*) FROM items WHERE state = 'sent'"_s);
    const int surplus = row.next() ? row.value(0).toInt() - kept : 0;
    row.finish();
    if (surplus <= 0)
        return {};
    return idsIn(database.run(u"SELECT id FROM items WHERE state = 'sent'"_s + kOldest, {std::min(surplus, kMostAtOnce)}));
}

QList<ItemId> toRemove(Database &database, const Retention &retention, const QDateTime &now)
{
    switch (retention.keep) {
    case Retention::Keep::Forever:
        return {};
    case Retention::Keep::Days:
        return sentBefore(database, now.addDays(-retention.count));
    case Retention::Keep::Newest:
        return sentBeyond(database, retention.count);
    }
    return {};
}

void strip(Database &database, const ItemId &id)
{
    dropTextFromSearch(database, id);
    database.run(u"DELETE FROM drafts WHERE item = ?"_s, {toColumn(id)});
    database.run(u"UPDATE items SET is_receipt_only = 1 WHERE id = ?"_s, {toColumn(id)});
}

} // namespace

QString toText(const Retention &retention)
{
    static const QStringList names{u"forever"_s, u"days"_s, u"newest"_s};
    QJsonObject object{{u"keep"_s, names[int(retention.keep)]}, {u"count"_s, retention.count}};
    if (retention.receiptOnlyAfter)
        object[u"receiptOnlyAfter"_s] = *retention.receiptOnlyAfter;
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Retention retentionFromText(const QString &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    const QString keep = object[u"keep"_s].toString();
    const int count = object[u"count"_s].toInt();
    const int days = object[u"receiptOnlyAfter"_s].toInt();
    Retention retention;
    if (keep == u"days"_s && count > 0 && count <= kMostDays)
        retention = {Retention::Keep::Days, count, {}};
    else if (keep == u"newest"_s && count > 0 && count <= kMostMessages)
        retention = {Retention::Keep::Newest, count, {}};
    if (days > 0 && days <= kMostDays)
        retention.receiptOnlyAfter = days;
    return retention;
}

void createRetention(Database &database)
{
    database.run(u"CREATE INDEX items_whole ON items (queued_at) WHERE state = 'sent' AND is_receipt_only = 0"_s);
}

Expected<RetentionStep, OutboxError> retentionStep(Database &database, const Retention &retention, const QDateTime &now)
{
    QElapsedTimer timer;
    timer.start();
    Transaction transaction(database);
    RetentionStep step;
    const QList<ItemId> gone = toRemove(database, retention, now);
    for (const ItemId &id : gone) {
        if (timer.elapsed() >= kLongestStep)
            return transaction.commit(step);
        database.run(u"DELETE FROM items WHERE id = ?"_s, {toColumn(id)});
        database.touchItem(id);
        step.items.append(id);
    }
    const QList<ItemId> stripped = retention.receiptOnlyAfter && gone.isEmpty()
        ? wholeSentBefore(database, now.addDays(-*retention.receiptOnlyAfter))
        : QList<ItemId>();
    for (const ItemId &id : stripped) {
        if (timer.elapsed() >= kLongestStep)
            return transaction.commit(step);
        strip(database, id);
        database.touchItem(id);
        step.items.append(id);
    }
    step.isLast = step.items.isEmpty();
    return transaction.commit(step);
}

} // namespace pillarbox::outbox
