#include "smtp/outbox/pacetable.h"

#include "smtp/outbox/columns.h"
#include "smtp/outbox/factsjson.h"
#include "smtp/outbox/pace.h"

#include <algorithm>

namespace pillarbox::outbox {

namespace {

using namespace Qt::StringLiterals;

// So many are told their own time; those behind them at least not to expect it earlier. More would hold up other jobs.
constexpr qsizetype kMostForecasts = 1000;
// A forecast that has become so much too late is still good; one too early is not.
constexpr qint64 kTolerance = 2000;
constexpr qint64 kDay = 24LL * 60 * 60 * 1000;
constexpr qint64 kClockJitter = 60LL * 1000; // an acceptance further ahead is of a clock that was wrong

const QString kPutOff = u"UPDATE items SET relay_until = ?, is_paced = 1, is_urgent = 0, reason = ?, changed_at = ? WHERE "_s;

protocol::SendError reasonOf(const QString &limit)
{
    protocol::SendError error;
    error.stage = protocol::Stage::Local;
    error.kind = protocol::ErrorKind::Paced;
    error.detail = limit;
    return error;
}

bool isStillGood(const QVariant &told, const QDateTime &forecast)
{
    const qint64 late = told.toLongLong() - forecast.toMSecsSinceEpoch();
    return !told.isNull() && late >= 0 && late <= kTolerance;
}

} // namespace

PaceTable::PaceTable(Database &database)
    : m_database(database)
{
}

void PaceTable::addAcceptance(const QString &accountId, const QDateTime &now)
{
    m_database.run(u"INSERT INTO acceptances (account, accepted_at) VALUES (?, ?)"_s, {accountId, toColumn(now)});
    m_database.run(
        u"DELETE FROM acceptances WHERE account = ? AND accepted_at <= ?"_s, {accountId, now.toMSecsSinceEpoch() - kDay});
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

void PaceTable::putOff(
    const QString &accountId, const account::SendingLimits &limits, const QList<QDateTime> &taken, const QDateTime &now)
{
    const QString due = u"state = 'waiting' AND account = ? AND due_at <= ? AND is_urgent < 2"_s;
    QList<std::pair<ItemId, QVariant>> waiting;
    auto rows = m_database.run(
        u"SELECT id, relay_until FROM items WHERE "_s + due + u" ORDER BY tried_at, queued_at, rowid LIMIT ?"_s,
        {accountId, toColumn(now), kMostForecasts});
    while (rows.next())
        waiting.append({idOf(rows.value(0)), rows.value(1)});
    if (waiting.isEmpty())
        return;
    const auto times = forecast(limits, taken, now, waiting.size());
    const QVariant reason = toJson(reasonOf(limitReached(limits, taken, now)));
    for (qsizetype i = 0; i < waiting.size(); ++i) {
        if (isStillGood(waiting[i].second, times[i]))
            continue;
        m_database.run(kPutOff + u"id = ?"_s, {toColumn(times[i]), reason, toColumn(now), toColumn(waiting[i].first)});
        m_database.touchItem(waiting[i].first);
    }
    auto behind = m_database.run(u"SELECT id FROM items WHERE "_s + due + u" AND ifnull(relay_until, 0) <= ?"_s,
        {accountId, toColumn(now), toColumn(now)});
    while (behind.next())
        m_database.touchItem(idOf(behind.value(0)));
    m_database.run(kPutOff + due + u" AND ifnull(relay_until, 0) <= ?"_s,
        {toColumn(times.last()), reason, toColumn(now), accountId, toColumn(now), toColumn(now)});
}

void PaceTable::forgetTimes(const QString &accountId)
{
    const QString condition = u"state = 'waiting' AND account = ? AND is_paced = 1"_s;
    auto rows = m_database.run(u"SELECT id FROM items WHERE "_s + condition, {accountId});
    while (rows.next())
        m_database.touchItem(idOf(rows.value(0)));
    m_database.run(u"UPDATE items SET relay_until = NULL, is_paced = 0, reason = NULL WHERE "_s + condition, {accountId});
}

} // namespace pillarbox::outbox
