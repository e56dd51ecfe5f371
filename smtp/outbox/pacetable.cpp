#include "smtp/outbox/pacetable.h"

#include "smtp/outbox/columns.h"
#include "smtp/outbox/factsjson.h"
#include "smtp/outbox/pace.h"

#include <algorithm>

namespace pillarbox::outbox {

namespace {

using namespace Qt::StringLiterals;

constexpr int kHead = 100;
// A forecast that has become so much too late is still good; one too early is not.
constexpr qint64 kTolerance = 2000;
constexpr qint64 kDay = 24LL * 60 * 60 * 1000;
constexpr qint64 kClockJitter = 60LL * 1000; // an acceptance further ahead is of a clock that was wrong

const QString kInTurn = u"ORDER BY is_urgent DESC, tried_at, queued_at, rowid"_s;
// As they became due, which an index finds however many have been told.
const QString kUntold = u"AND max(due_at, ifnull(relay_until, 0)) <= %1 ORDER BY max(due_at, ifnull(relay_until, 0))"_s;

protocol::SendError reasonOf(const QString &limit)
{
    protocol::SendError error;
    error.stage = protocol::Stage::Local;
    error.kind = protocol::ErrorKind::Paced;
    error.detail = limit;
    return error;
}

bool isStillGood(const std::optional<QDateTime> &told, const QDateTime &forecast)
{
    const qint64 late = told ? forecast.msecsTo(*told) : -1;
    return late >= 0 && late <= kTolerance;
}

} // namespace

PaceTable::PaceTable(Database &database)
    : m_database(database)
{
}

void PaceTable::addAcceptance(const QUuid &item, const QDateTime &now)
{
    m_database.run(u"INSERT INTO acceptances (account, accepted_at) SELECT account, ? FROM items WHERE id = ?"_s,
        {toColumn(now), toColumn(item)});
    m_database.run(u"DELETE FROM acceptances WHERE account = (SELECT account FROM items WHERE id = ?) AND accepted_at <= ?"_s,
        {toColumn(item), now.toMSecsSinceEpoch() - kDay});
}

bool PaceTable::admits(const QString &accountId, const account::SendingLimits &limits, const QDateTime &now)
{
    if (!limits.hasRate())
        return true;
    const auto accepted = taken(accountId, limits, now);
    if (nextOpening(limits, accepted, now) <= now)
        return true;
    putOff(accountId, limits, accepted, now);
    return false;
}

// What is on its way counts as if it were accepted now.
QList<QDateTime> PaceTable::taken(const QString &accountId, const account::SendingLimits &limits, const QDateTime &now)
{
    m_database.run(u"DELETE FROM acceptances WHERE account = ? AND accepted_at > ?"_s,
        {accountId, now.toMSecsSinceEpoch() + kClockJitter});
    QList<QDateTime> times;
    auto rows = m_database.run(u"SELECT accepted_at FROM acceptances WHERE account = ? AND accepted_at > ? "
                               "ORDER BY accepted_at DESC LIMIT ?"_s,
        {accountId, now.toMSecsSinceEpoch() - qint64(longestSpan(limits).count()), mostThatCount(limits)});
    while (rows.next())
        times.append(timeOf(rows.value(0)));
    std::reverse(times.begin(), times.end());
    auto underWay = m_database.run(u"SELECT count(*) FROM items WHERE state = 'sending' AND account = ?"_s, {accountId});
    if (underWay.next())
        times.append(QList<QDateTime>(underWay.value(0).toLongLong(), now));
    return times;
}

// In slices, for a store job is short: the head of the queue, which is brought up to date each time, and of those behind it
// some that have not been told yet. As long as one is left it is still due, and the next claim goes on with it.
void PaceTable::putOff(
    const QString &accountId, const account::SendingLimits &limits, const QList<QDateTime> &taken, const QDateTime &now)
{
    const QVariant reason = toJson(reasonOf(limitReached(limits, taken, now)));
    const auto head = waiting(accountId, now, kInTurn, kHead);
    tell(head, forecast(limits, taken, now, head.size()), reason, now);
    const auto untold = waiting(accountId, now, kUntold.arg(now.toMSecsSinceEpoch()), kSlice);
    tell(untold, forecast(limits, taken + lastTold(accountId, limits), now, untold.size()), reason, now);
}

QList<PaceTable::Waiting> PaceTable::waiting(const QString &accountId, const QDateTime &now, const QString &order, int most)
{
    QList<Waiting> list;
    auto rows = m_database.run(u"SELECT id, relay_until FROM items WHERE state = 'waiting' AND account = ? AND due_at <= ? "
                               "AND is_urgent < 2 "_s
            + order + u" LIMIT ?"_s,
        {accountId, toColumn(now), most});
    while (rows.next())
        list.append({idOf(rows.value(0)), optionalTimeOf(rows.value(1))});
    return list;
}

void PaceTable::tell(const QList<Waiting> &items, const QList<QDateTime> &times, const QVariant &reason, const QDateTime &now)
{
    for (qsizetype i = 0; i < items.size(); ++i) {
        if (isStillGood(items[i].until, times[i]))
            continue;
        m_database.run(uR"(UPDATE items SET relay_until = ?, is_paced = 1, is_urgent = 0, reason = ?, changed_at = ?
            WHERE id = ?)"_s,
            {toColumn(times[i]), reason, toColumn(now), toColumn(items[i].id)});
        m_database.touchItem(items[i].id);
    }
}

// As many of the latest times given as count for what comes behind them.
QList<QDateTime> PaceTable::lastTold(const QString &accountId, const account::SendingLimits &limits)
{
    QList<QDateTime> times;
    auto rows = m_database.run(uR"(SELECT relay_until FROM items WHERE state = 'waiting' AND is_paced = 1 AND account = ?
        ORDER BY max(due_at, ifnull(relay_until, 0)) DESC LIMIT ?)"_s,
        {accountId, mostThatCount(limits)});
    while (rows.next())
        times.prepend(timeOf(rows.value(0)));
    return times;
}

} // namespace pillarbox::outbox
