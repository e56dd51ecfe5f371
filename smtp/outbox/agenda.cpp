#include "smtp/outbox/agenda.h"

#include "smtp/outbox/columns.h"
#include "smtp/outbox/factsjson.h"

#include <algorithm>

namespace pillarbox::outbox {

namespace {

using namespace Qt::StringLiterals;

void readWaiting(Database &database, const QString &accountId, AccountAgenda &agenda)
{
    auto next = database.run(uR"(SELECT max(due_at, ifnull(relay_until, 0)) FROM items WHERE state = 'waiting' AND account = ?
        ORDER BY max(due_at, ifnull(relay_until, 0)) LIMIT 1)"_s,
        {accountId});
    if (next.next())
        agenda.next = timeOf(next.value(0));
    auto urgent = database.run(
        u"SELECT is_urgent FROM items WHERE state = 'waiting' AND account = ? ORDER BY is_urgent DESC LIMIT 1"_s, {accountId});
    agenda.hasUrgent = urgent.next() && urgent.value(0).toBool();
    auto behind = database.run(
        uR"(SELECT 1 FROM items WHERE state = 'waiting' AND relay_until IS NOT NULL AND account = ? AND is_paced = 0 LIMIT 1)"_s,
        {accountId});
    agenda.isBehind = behind.next();
    auto paced = database.run(
        uR"(SELECT max(due_at, ifnull(relay_until, 0)) FROM items WHERE state = 'waiting' AND is_paced = 1 AND account = ?
        ORDER BY max(due_at, ifnull(relay_until, 0)) DESC LIMIT 1)"_s,
        {accountId});
    if (paced.next())
        agenda.lastPaced = timeOf(paced.value(0));
}

void readTrouble(Database &database, const QString &accountId, AccountAgenda &agenda)
{
    auto row = database.run(uR"(SELECT reason FROM items WHERE state = 'needsYou' AND account = ? AND reason IS NOT NULL
            ORDER BY changed_at DESC LIMIT 1)"_s,
        {accountId});
    if (row.next())
        agenda.trouble = errorFromJson(row.value(0).toByteArray());
    agenda.isBehind = true;
}

std::optional<QDateTime> readNextCall(Database &database)
{
    auto row = database.run(uR"(SELECT min(due_at) FROM (
            SELECT (SELECT due_at FROM items INDEXED BY items_scheduled WHERE state = 'scheduled' ORDER BY due_at LIMIT 1) AS due_at
            UNION ALL SELECT (SELECT not_after + 1 FROM items INDEXED BY items_not_after WHERE state IN ('scheduled', 'waiting')
                AND not_after IS NOT NULL ORDER BY not_after LIMIT 1)))"_s);
    return row.next() ? optionalTimeOf(row.value(0)) : std::nullopt;
}

} // namespace

int AccountAgenda::unsent() const
{
    int unsent = 0;
    for (const auto &[state, count] : counts.asKeyValueRange())
        if (state != State::Sent && state != State::Failed)
            unsent += count;
    return unsent;
}

int Agenda::count(std::initializer_list<State> states) const
{
    int count = 0;
    for (const AccountAgenda &account : accounts)
        for (const State state : states)
            count += account.counts.value(state);
    return count;
}

int Agenda::count() const
{
    int count = 0;
    for (const AccountAgenda &account : accounts)
        for (const int items : account.counts)
            count += items;
    return count;
}

std::optional<QDateTime> Agenda::nextAttemptAfter(const QDateTime &now) const
{
    std::optional<QDateTime> next;
    for (const AccountAgenda &account : accounts)
        if (account.next && *account.next > now)
            next = std::min(next.value_or(*account.next), *account.next);
    return next;
}

std::optional<QDateTime> Agenda::nextAfter(const QDateTime &now) const
{
    auto next = nextAttemptAfter(now);
    if (!nextCall || *nextCall <= now)
        return next;
    return std::min(next.value_or(*nextCall), *nextCall);
}

std::optional<QDateTime> Agenda::forecast() const
{
    std::optional<QDateTime> last;
    for (const AccountAgenda &account : accounts)
        if (account.lastPaced)
            last = std::max(last.value_or(*account.lastPaced), *account.lastPaced);
    return last;
}

Expected<Agenda, OutboxError> readAgenda(Database &database)
{
    Agenda agenda;
    auto rows = database.run(u"SELECT account, state, items FROM tallies WHERE items > 0"_s);
    while (rows.next())
        if (const auto state = stateFromName(rows.value(1).toString().toLatin1()))
            agenda.accounts[rows.value(0).toString()].counts.insert(*state, rows.value(2).toInt());
    for (auto account = agenda.accounts.begin(); account != agenda.accounts.end(); ++account) {
        if (account->counts.contains(State::Waiting))
            readWaiting(database, account.key(), *account);
        if (account->counts.contains(State::NeedsYou))
            readTrouble(database, account.key(), *account);
    }
    agenda.nextCall = readNextCall(database);
    return database.answer(agenda);
}

} // namespace pillarbox::outbox
