#pragma once
// Which items a list shows, and in what order: 32 octets for each, so that a hundred thousand are 3 MB. What a row says is
// fetched for those that are looked at. Read on the reading thread; the values travel.

#include "smtp/base/expected.h"
#include "smtp/outbox/database.h"
#include "smtp/outbox/item.h"

#include <QList>
#include <QString>

#include <functional>

namespace pillarbox::outbox {

struct ListEntry {
    ItemId id;
    qint64 time = 0; // ms since 1970: when it is tried next, else when it changed last
    State state = State::Sent;
    bool isAsking = false; // held until the user says what is to become of it

    bool operator==(const ListEntry &) const = default;
};
static_assert(sizeof(ListEntry) <= 32);

struct ListQuery {
    enum class Key { None, Subject, Recipient }; // sorted as people of the locale expect; before() decides among equals

    QList<State> states{};
    QString text{}; // to be found in the message, as it was typed; empty: all
    Key key = Key::None;
    std::function<bool(const ListEntry &, const ListEntry &)> before{}; // called on the reading thread
};

ListEntry entryOf(const ItemSummary &item);
Expected<QList<ListEntry>, OutboxError> readListing(Database &database, const ListQuery &query);

} // namespace pillarbox::outbox
