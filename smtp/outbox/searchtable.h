#pragma once
// What is looked for in messages: an FTS5 table over subject, people and text, a row for each item. Its keys grow with the
// time of queuing, so that the newest come first without sorting. Store thread only.

#include "smtp/base/expected.h"
#include "smtp/outbox/database.h"
#include "smtp/outbox/item.h"

#include <QList>

namespace pillarbox::outbox {

struct NewItem;

struct SearchRequest {
    QString words; // as typed
    QList<State> states; // empty: all
    std::optional<qint64> before; // where the page before ended
    int most = 100; // a page

    bool operator==(const SearchRequest &) const = default;
};

struct SearchPage {
    QList<ItemSummary> items; // newest first
    std::optional<qint64> next; // absent: there are no more

    bool operator==(const SearchPage &) const = default;
};

// Part of createSchema() and of the step to version 3.
void createSearch(Database &database);
// What an older version has queued; the text of ready messages is not read again.
void fillSearch(Database &database);

// Inside a transaction of the caller, after the item's row. It goes with that row.
void addToSearch(Database &database, const NewItem &item);
// Only subject and people are still found.
void dropTextFromSearch(Database &database, const ItemId &item);

// One step of bounded length: the page may be short, or empty, and yet have a next.
Expected<SearchPage, OutboxError> searchStep(Database &database, const SearchRequest &request);

} // namespace pillarbox::outbox
