#include "smtp/outbox/searchtable.h"

#include "smtp/outbox/columns.h"
#include "smtp/outbox/itemtable.h"
#include "smtp/outbox/searchquery.h"

#include <limits>

namespace pillarbox::outbox {

namespace {

using namespace Qt::StringLiterals;

// Hits, or rows without an index, looked at in one go: some milliseconds.
constexpr int kStep = 2000;

QString peopleOf(const NewItem &item)
{
    QString people = message::displayText(item.summary.from);
    for (const Recipient &recipient : item.summary.recipients)
        people += u'\n' + message::displayText(recipient.mailbox);
    return people + u'\n' + item.searchable.people;
}

QString stateFilter(const QList<State> &states)
{
    QStringList names;
    for (const State state : states)
        names.append(u'\'' + toColumn(state) + u'\'');
    return names.isEmpty() ? u"1"_s : u"state IN (" + names.join(u',') + u')';
}

} // namespace

void createSearch(Database &database)
{
    // One letter alone begins so many words that it has an index of its own; longer beginnings are quick enough without.
    database.run(uR"(CREATE VIRTUAL TABLE search USING fts5 (subject, people, content, prefix='1',
        tokenize="unicode61 remove_diacritics 2"))"_s);
    database.run(u"CREATE UNIQUE INDEX items_search ON items (search_key)"_s);
    database.run(uR"(CREATE TRIGGER items_search_gone AFTER DELETE ON items WHEN old.search_key IS NOT NULL
        BEGIN DELETE FROM search WHERE rowid = old.search_key; END)"_s);
}

void fillSearch(Database &database)
{
    database.run(u"UPDATE items SET search_key = rowid"_s);
    database.run(uR"(INSERT INTO search (rowid, subject, people, content)
        SELECT search_key, subject, from_name || ' ' || from_address || ' ' || coalesce(
                (SELECT group_concat(name || ' ' || address, ' ') FROM recipients WHERE item = items.id), ''),
            coalesce((SELECT json_extract(CAST(content AS TEXT), '$.body') FROM drafts WHERE item = items.id), '')
        FROM items ORDER BY search_key)"_s);
}

void addToSearch(Database &database, const NewItem &item)
{
    database.run(u"INSERT INTO search (subject, people, content) VALUES (?, ?, ?)"_s,
        {toColumn(item.summary.subject), peopleOf(item), toColumn(item.searchable.text)});
    database.run(u"UPDATE items SET search_key = last_insert_rowid() WHERE id = ?"_s, {toColumn(item.summary.id)});
}

void dropTextFromSearch(Database &database, const ItemId &item)
{
    database.run(
        u"UPDATE search SET content = '' WHERE rowid = (SELECT search_key FROM items WHERE id = ?)"_s, {toColumn(item)});
}

Expected<SearchPage, OutboxError> searchStep(Database &database, const SearchRequest &request)
{
    const auto condition = searchCondition(request.words);
    if (!condition)
        return SearchPage{};
    auto rows = database.run(uR"(SELECT key, items.id, is_hit AND )"_s % stateFilter(request.states)
            % uR"( FROM (SELECT rowid AS key, )"_s % condition->isHit % uR"( AS is_hit FROM search WHERE )"_s
            % condition->filter % uR"( AND rowid < ? ORDER BY rowid DESC LIMIT ?)
            JOIN items ON items.search_key = key ORDER BY key DESC)"_s,
        condition->values + QVariantList{request.before.value_or(std::numeric_limits<qint64>::max()), kStep});
    ItemTable items(database);
    SearchPage page;
    int seen = 0;
    while (page.items.size() < request.most && rows.next()) {
        ++seen;
        page.next = rows.value(0).toLongLong();
        if (!rows.value(2).toBool())
            continue;
        const auto item = items.find(idOf(rows.value(1)));
        if (!item)
            return Unexpected{item.error()};
        if (item.value())
            page.items.append(*item.value());
    }
    if (page.items.size() < request.most && seen < kStep)
        page.next.reset();
    return database.answer(page);
}

} // namespace pillarbox::outbox
