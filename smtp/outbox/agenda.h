#pragma once
// What there is to do, and how much there is in all: a few lines for each account, however many items it has. Read by indexes
// and counters, so that its cost does not grow with them. Store thread for reading; the values travel.

#include "smtp/base/expected.h"
#include "smtp/outbox/database.h"
#include "smtp/outbox/item.h"

#include <QDateTime>
#include <QHash>
#include <QString>

#include <initializer_list>
#include <optional>

namespace pillarbox::outbox {

// Of one account.
struct AccountAgenda {
    QHash<State, int> counts; // states without an item are left out
    std::optional<QDateTime> next; // when the first of those that wait is tried; it may be long ago
    bool hasUrgent = false; // Send Now was asked for one that waits
    std::optional<QDateTime> lastPaced; // when the last of those is tried that the account's limits hold back
    bool isBehind = false; // some stand still because of the relay, or wait for the user
    std::optional<protocol::SendError> trouble; // of one that needs the user

    bool isDue(const QDateTime &now) const { return next && *next <= now; }
    int unsent() const; // whatever is still to go, or may have gone

    bool operator==(const AccountAgenda &) const = default;
};

struct Agenda {
    QHash<QString, AccountAgenda> accounts; // by id; those that have items
    std::optional<QDateTime> nextCall; // when something scheduled goes, or a waiting message is too late

    AccountAgenda of(const QString &accountId) const { return accounts.value(accountId); }
    int count(std::initializer_list<State> states) const; // over all accounts
    int count() const; // all items
    // The earliest next of an account that is not due.
    std::optional<QDateTime> nextAttemptAfter(const QDateTime &now) const;
    // The same, or when the timetable has something to do, if that is earlier.
    std::optional<QDateTime> nextAfter(const QDateTime &now) const;
    bool isTimeUp(const QDateTime &now) const { return nextCall && *nextCall <= now; } // it has something to do now
    std::optional<QDateTime> forecast() const; // when the limits will have let all go

    bool operator==(const Agenda &) const = default;
};

Expected<Agenda, OutboxError> readAgenda(Database &database);

} // namespace pillarbox::outbox
