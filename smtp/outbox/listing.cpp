#include "smtp/outbox/listing.h"

#include "smtp/outbox/columns.h"
#include "smtp/outbox/searchquery.h"

#include <QCollator>
#include <QStringList>

#include <algorithm>
#include <vector>

namespace pillarbox::outbox {

namespace {

using namespace Qt::StringLiterals;

// The time as entryOf() has it.
const QString kEntryColumns
    = u"id, CASE WHEN state IN ('waiting', 'scheduled') OR hold = 'undo' THEN max(due_at, ifnull(relay_until, 0)) "
      "ELSE changed_at END, ifnull(hold IN ('found', 'missed'), 0)"_s;
using Take = std::function<void(const ListEntry &, const QString &words)>;

QString keyColumn(const ListQuery &query)
{
    switch (query.key) {
    case ListQuery::Key::Subject:
        return u", subject"_s;
    case ListQuery::Key::Recipient:
        return u", (SELECT CASE WHEN name <> '' THEN name ELSE address END FROM recipients "
               "WHERE item = items.id ORDER BY position LIMIT 1)"_s;
    case ListQuery::Key::None:
        break;
    }
    return {};
}

void readState(Database &database, const ListQuery &query, State state, const Take &take)
{
    QString statement = u"SELECT "_s + kEntryColumns + keyColumn(query) + u" FROM items WHERE state = ?"_s;
    QVariantList values{toColumn(state)};
    if (!query.text.trimmed().isEmpty()) {
        const auto condition = searchCondition(query.text);
        if (!condition)
            return; // a quote that was just opened
        statement += u" AND search_key IN (SELECT rowid FROM search WHERE "_s % condition->filter % u" AND "_s
            % condition->isHit % u')';
        values += condition->values;
    }
    auto row = database.run(statement, values);
    while (row.next())
        take({idOf(row.value(0)), row.value(1).toLongLong(), state, row.value(2).toBool()}, row.value(3).toString());
}

bool isBefore(const ListQuery &query, const ListEntry &a, const ListEntry &b)
{
    return query.before ? query.before(a, b) : a.time > b.time;
}

QList<ListEntry> readByTime(Database &database, const ListQuery &query)
{
    QList<ListEntry> entries;
    for (const State state : query.states)
        readState(database, query, state, [&entries](const ListEntry &entry, const QString &) { entries.append(entry); });
    std::sort(
        entries.begin(), entries.end(), [&query](const ListEntry &a, const ListEntry &b) { return isBefore(query, a, b); });
    return entries;
}

QList<ListEntry> readByWords(Database &database, const ListQuery &query)
{
    const QCollator collator;
    std::vector<std::pair<QCollatorSortKey, ListEntry>> rows;
    for (const State state : query.states)
        readState(database, query, state,
            [&](const ListEntry &entry, const QString &words) { rows.emplace_back(collator.sortKey(words), entry); });
    std::sort(rows.begin(), rows.end(), [&query](const auto &a, const auto &b) {
        const int way = a.first.compare(b.first);
        return way != 0 ? way < 0 : isBefore(query, a.second, b.second);
    });
    QList<ListEntry> entries;
    entries.reserve(qsizetype(rows.size()));
    for (const auto &row : rows)
        entries.append(row.second);
    return entries;
}

} // namespace

ListEntry entryOf(const ItemSummary &item)
{
    return {item.id, item.nextAttempt.value_or(item.changedAt).toMSecsSinceEpoch(), item.state, isAsking(item)};
}

Expected<QList<ListEntry>, OutboxError> readListing(Database &database, const ListQuery &query)
{
    return database.answer(query.key == ListQuery::Key::None ? readByTime(database, query) : readByWords(database, query));
}

} // namespace pillarbox::outbox
