#include "smtp/outbox/claimtable.h"

#include "smtp/outbox/columns.h"
#include "smtp/outbox/factsjson.h"
#include "smtp/outbox/itemtable.h"
#include "smtp/outbox/optionsjson.h"

namespace pillarbox::outbox {

namespace {

using namespace Qt::StringLiterals;

// All that is known is that the mark was set.
const protocol::SendError kEndedAfterHandOver{.stage = protocol::Stage::EndOfData,
    .kind = protocol::ErrorKind::ProgramEnded,
    .replyCode = 0,
    .enhanced = {},
    .serverText = {},
    .detail = {},
    .mayHaveBeenDelivered = true};

// A relay refuses to keep a message until a time that has passed: it goes without that wish.
protocol::DeliveryOptions optionsAt(const QByteArray &json, const QDateTime &now)
{
    protocol::DeliveryOptions options = optionsFromJson(json);
    const auto *until = options.hold ? std::get_if<QDateTime>(&*options.hold) : nullptr;
    if (until && *until <= now)
        options.hold.reset();
    return options;
}

// Null: nothing was tried.
QVariant backupOf(const AttemptRecord &record)
{
    if (!record.attempt)
        return {};
    const bool isBackup = record.attempt->insteadOf && record.attempt->session;
    return isBackup ? record.attempt->session->endpoint.host : u""_s;
}

} // namespace

ClaimTable::ClaimTable(Database &database)
    : m_database(database)
    , m_pace(database)
{
}

Expected<std::optional<Claim>, OutboxError> ClaimTable::claimNext(const QString &accountId, const QString &claimant,
    bool isOnlyUrgent, const QDateTime &now, const account::SendingLimits &limits)
{
    Transaction transaction(m_database);
    // Only Send Now goes past the account's limits.
    const int leastUrgency = !m_pace.admits(accountId, limits, now) ? 2 : isOnlyUrgent ? 1 : 0;
    std::optional<Claim> claim;
    auto row = m_database.run(uR"(SELECT id, is_8bit, is_smtputf8, is_long_line, options, is_urgent, tried_at FROM items
        WHERE state = 'waiting' AND account = ? AND due_at <= ? AND is_urgent >= ? AND ifnull(not_after >= ?, 1)
        ORDER BY is_urgent DESC, tried_at, queued_at, rowid LIMIT 1)"_s,
        {accountId, toColumn(now), leastUrgency, toColumn(now)});
    if (row.next()) {
        const ItemId id = idOf(row.value(0));
        m_database.run(uR"(UPDATE items SET state = 'sending', claimant = ?, tried_at = ?, changed_at = ?, is_urgent = 0,
                is_paced = 0, handed_over_at = NULL WHERE id = ?)"_s,
            {claimant, toColumn(now), toColumn(now), toColumn(id)});
        m_database.touchItem(id);
        claim = Claim{.summary = {},
            .has8BitContent = row.value(1).toBool(),
            .needsSmtpUtf8 = row.value(2).toBool(),
            .hasLongLine = row.value(3).toBool(),
            .urgency = row.value(5).toInt(),
            .triedAt = timeOf(row.value(6)),
            .options = optionsAt(row.value(4).toByteArray(), now)};
        claim->summary.id = id;
    }
    row.finish();
    if (claim) { // before the commit: a claim that its owner cannot read is none
        const auto summary = ItemTable(m_database).find(claim->summary.id);
        if (!summary)
            return Unexpected{summary.error()};
        claim->summary = summary.value().value_or(claim->summary);
    }
    if (const auto committed = transaction.commit(); !committed)
        return Unexpected{committed.error()};
    return claim;
}

// After a statement for an item in the hands of a claimant.
void ClaimTable::requireChange(const ItemId &id)
{
    if (m_database.changedRows() == 0)
        m_database.fail({.kind = OutboxError::Kind::WrongState, .detail = {}, .error = {}});
    m_database.touchItem(id);
}

Expected<Done, OutboxError> ClaimTable::markHandedOver(const ItemId &id, const QString &claimant, const QList<int> &positions,
    const QList<protocol::RecipientReply> &replies, const QDateTime &now, const Attempt &attempt)
{
    Transaction transaction(m_database);
    m_database.run(u"UPDATE items SET handed_over_at = ?, handed_over_by = ?, changed_at = ? WHERE id = ? AND claimant = ?"_s,
        {toColumn(now), toJson(attempt), toColumn(now), toColumn(id), claimant});
    requireChange(id);
    if (replies.isEmpty()) // everything goes out at once: each of them may get it before an answer comes
        setOutcomes(id, positions, Outcome::Unknown);
    for (const auto &reply : replies) {
        const auto outcome = reply.isAccepted() ? Outcome::Unknown : reply.isPermanent() ? Outcome::Refused : Outcome::Pending;
        m_database.run(uR"(UPDATE recipients SET outcome = ?, reply_code = ?, enhanced = ?, server_text = ?, answered_at = ?
            WHERE item = ? AND position = ?)"_s,
            {toColumn(outcome), reply.replyCode, toText(reply.enhanced), reply.text, toColumn(now), toColumn(id),
                positions.value(reply.index, -1)});
    }
    return transaction.commit();
}

Expected<Done, OutboxError> ClaimTable::withdrawHandOver(const ItemId &id, const QString &claimant, const QList<int> &positions)
{
    Transaction transaction(m_database);
    m_database.run(u"UPDATE items SET handed_over_at = NULL WHERE id = ? AND claimant = ?"_s, {toColumn(id), claimant});
    requireChange(id);
    setOutcomes(id, positions, Outcome::Pending);
    return transaction.commit();
}

void ClaimTable::setOutcomes(const ItemId &id, const QList<int> &positions, Outcome outcome)
{
    for (const int position : positions)
        m_database.run(u"UPDATE recipients SET outcome = ? WHERE item = ? AND position = ?"_s,
            {toColumn(outcome), toColumn(id), position});
}

void ClaimTable::updateRecipient(const ItemId &id, int position, const Recipient &recipient)
{
    m_database.run(uR"(UPDATE recipients SET outcome = ?, reply_code = ?, enhanced = ?, server_text = ?, answered_at = ?
        WHERE item = ? AND position = ?)"_s,
        {toColumn(recipient.outcome), recipient.replyCode, toText(recipient.enhanced), recipient.serverText,
            toColumn(recipient.answeredAt), toColumn(id), position});
}

void ClaimTable::addAttempt(const ItemId &id, bool isCounted, const Attempt &attempt)
{
    // Tries that only found the relay out of reach replace one another: days without a network must not fill the database.
    if (!isCounted)
        m_database.run(uR"(DELETE FROM attempts WHERE item = ? AND is_counted = 0
            AND number = (SELECT max(number) FROM attempts AS other WHERE other.item = attempts.item))"_s,
            {toColumn(id)});
    auto row = m_database.run(u"SELECT max(number) FROM attempts WHERE item = ?"_s, {toColumn(id)});
    const int last = row.next() ? row.value(0).toInt() : 0;
    row.finish();
    m_database.run(
        u"INSERT INTO attempts (item, number, is_counted, started_at, facts, transcript) VALUES (?, ?, ?, ?, ?, ?)"_s,
        {toColumn(id), last + 1, isCounted, toColumn(attempt.startedAt), toJson(attempt),
            attempt.transcript.isNull() ? QByteArray("") : attempt.transcript});
    if (last >= keptTranscripts)
        m_database.run(u"UPDATE attempts SET transcript = x'' WHERE item = ? AND transcript <> x'' AND number <= ?"_s,
            {toColumn(id), last + 1 - keptTranscripts});
}

Expected<Done, OutboxError> ClaimTable::record(const AttemptRecord &record, const QString &claimant, const QDateTime &now)
{
    Transaction transaction(m_database);
    const Ruling &ruling = record.ruling;
    const bool isUnderWay = ruling.state == State::Sending;
    m_database.run(
        uR"(UPDATE items SET state = ?, claimant = CASE WHEN ? THEN claimant END, attempts = attempts + ?, due_at = ifnull(?, due_at),
            relay_until = NULL, reason = ?, hold = ?, is_urgent = ?, receipt = ifnull(?, receipt), backup = ifnull(?, backup),
            changed_at = ?,
            handed_over_at = CASE WHEN ? THEN handed_over_at END, tried_at = CASE WHEN ? THEN ? ELSE tried_at END
            WHERE id = ? AND claimant = ?)"_s,
        {toColumn(ruling.state), isUnderWay, ruling.isCounted, toColumn(ruling.dueAt.value_or(QDateTime())),
            toColumn(ruling.reason), toColumn(ruling.isCancelled ? std::optional(HoldReason::User) : std::nullopt),
            ruling.urgency, record.receipt ? QVariant(toJson(*record.receipt)) : QVariant(), backupOf(record), toColumn(now),
            ruling.state == State::Unknown || ruling.state == State::Sent, record.triedBefore.has_value(),
            toColumn(record.triedBefore.value_or(QDateTime())), toColumn(record.id), claimant});
    requireChange(record.id);
    if (ruling.hasAccepted)
        m_pace.addAcceptance(record.id, now);
    for (int i = 0; i < ruling.recipients.size(); ++i)
        updateRecipient(record.id, i, ruling.recipients[i]);
    if (!isUnderWay && record.attempt)
        addAttempt(record.id, ruling.isCounted, *record.attempt);
    return transaction.commit();
}

void ClaimTable::recoverUnknown(const ItemId &id, Attempt attempt, const QDateTime &now)
{
    m_database.run(
        u"UPDATE items SET state = 'unknown', claimant = NULL, reason = ?, attempts = attempts + 1, changed_at = ? WHERE id = ?"_s,
        {toJson(kEndedAfterHandOver), toColumn(now), toColumn(id)});
    attempt.error = kEndedAfterHandOver;
    addAttempt(id, true, attempt);
    m_database.touchItem(id);
}

Expected<Done, OutboxError> ClaimTable::recover(const QString &claimant, const QDateTime &now)
{
    Transaction transaction(m_database);
    QList<std::pair<ItemId, Attempt>> unknown;
    auto rows = m_database.run(uR"(SELECT id, tried_at, handed_over_by FROM items
            WHERE state = 'sending' AND claimant <> ? AND handed_over_at IS NOT NULL)"_s,
        {claimant});
    while (rows.next()) {
        Attempt attempt = attemptFromJson(rows.value(2).toByteArray());
        attempt.startedAt = timeOf(rows.value(1));
        unknown.append({idOf(rows.value(0)), attempt});
    }
    for (const auto &[id, attempt] : unknown)
        recoverUnknown(id, attempt, now);
    touchWhere(u"state = 'sending' AND claimant <> ?"_s, {claimant});
    m_database.run(
        u"UPDATE items SET state = 'waiting', claimant = NULL, due_at = ?, changed_at = ? WHERE state = 'sending' AND claimant <> ?"_s,
        {toColumn(now), toColumn(now), claimant});
    return transaction.commit();
}

void ClaimTable::touchWhere(const QString &condition, const QVariantList &values)
{
    auto rows = m_database.run(u"SELECT id FROM items WHERE "_s + condition, values);
    while (rows.next())
        m_database.touchItem(idOf(rows.value(0)));
}

Expected<bool, OutboxError> ClaimTable::changeSome(
    const QString &which, const QVariantList &values, const QString &change, const QVariantList &changed)
{
    Transaction transaction(m_database);
    QList<ItemId> ids;
    auto rows = m_database.run(u"SELECT id FROM items WHERE "_s + which + u" LIMIT ?"_s, values + QVariantList{kSlice});
    while (rows.next())
        ids.append(idOf(rows.value(0)));
    rows.finish();
    for (const ItemId &id : std::as_const(ids)) {
        m_database.run(u"UPDATE items SET "_s + change + u" WHERE id = ?"_s, changed + QVariantList{toColumn(id)});
        m_database.touchItem(id);
    }
    return transaction.commit(ids.size() == kSlice);
}

Expected<bool, OutboxError> ClaimTable::delayRelay(
    const QString &accountId, const QDateTime &until, const protocol::SendError &reason, const QDateTime &now)
{
    // A message that its own schedule keeps back for longer keeps its own reason.
    return changeSome(u"state = 'waiting' AND account = ? AND max(due_at, ifnull(relay_until, 0)) < ? AND is_urgent = 0"_s,
        {accountId, toColumn(until)}, u"relay_until = ?, is_paced = 0, reason = ?, changed_at = ?"_s,
        {toColumn(until), toJson(reason), toColumn(now)});
}

Expected<bool, OutboxError> ClaimTable::clearRelay(const QString &accountId)
{
    return changeSome(u"state = 'waiting' AND account = ? AND relay_until IS NOT NULL AND is_paced = 0"_s, {accountId},
        u"relay_until = NULL, reason = NULL"_s, {});
}

Expected<Done, OutboxError> ClaimTable::bringForward(const QList<ItemId> &ids, const QDateTime &now)
{
    Transaction transaction(m_database);
    for (const ItemId &id : ids) {
        m_database.run(
            u"UPDATE items SET due_at = min(due_at, ?) WHERE id = ? AND state = 'waiting'"_s, {toColumn(now), toColumn(id)});
        m_database.touchItem(id);
    }
    return transaction.commit();
}

Expected<Done, OutboxError> ClaimTable::straighten(const QDateTime &now, std::chrono::milliseconds longestPause)
{
    Transaction transaction(m_database);
    const QDateTime limit = now.addDuration(longestPause);
    // What the limits of an account say may be days away; it is found out again.
    const QString condition = u"state = 'waiting' AND (due_at > ? OR (relay_until > ? AND (is_paced = 0 OR changed_at > ?)))"_s;
    const QVariantList values{toColumn(limit), toColumn(limit), toColumn(limit)};
    touchWhere(condition, values);
    m_database.run(
        u"UPDATE items SET due_at = min(due_at, ?), relay_until = NULL, is_paced = 0, changed_at = ? WHERE "_s + condition,
        QVariantList{toColumn(now), toColumn(now)} + values);
    return transaction.commit();
}

Expected<bool, OutboxError> ClaimTable::pause(const QString &accountId, const protocol::SendError &reason, const QDateTime &now)
{
    return changeSome(u"state = 'waiting' AND account = ? AND due_at <= ?"_s, {accountId, toColumn(now)},
        u"state = 'needsYou', reason = ?, relay_until = NULL, is_urgent = 0, changed_at = ?"_s,
        {toJson(reason), toColumn(now)});
}

// All at once: as long as one of them is left, the account is in trouble, and what is due is paused again.
Expected<Done, OutboxError> ClaimTable::wakeThoseInTrouble(const QString &accountId, const QDateTime &now)
{
    Transaction transaction(m_database);
    const QString condition = u"state = 'needsYou' AND account = ?"_s;
    touchWhere(condition, {accountId});
    m_database.run(
        u"UPDATE items SET state = 'waiting', reason = NULL, relay_until = NULL, due_at = min(due_at, ?), changed_at = ? WHERE "_s
            + condition,
        {toColumn(now), toColumn(now), accountId});
    return transaction.commit();
}

Expected<bool, OutboxError> ClaimTable::wakeThoseBehind(
    const QString &accountId, const QString &which, const QVariantList &values, const QDateTime &now)
{
    return changeSome(u"state = 'waiting' AND account = ? AND relay_until IS NOT NULL"_s + which,
        QVariantList{accountId} + values,
        u"reason = NULL, relay_until = NULL, is_paced = 0, due_at = min(due_at, ?), changed_at = ?"_s,
        {toColumn(now), toColumn(now)});
}

qint64 ClaimTable::lastChange(const QString &accountId)
{
    auto row = m_database.run(
        u"SELECT changed_at FROM items WHERE state = 'waiting' AND account = ? ORDER BY changed_at DESC LIMIT 1"_s,
        {accountId});
    return row.next() ? row.value(0).toLongLong() : 0;
}

Expected<bool, OutboxError> ClaimTable::resume(const QString &accountId, const QDateTime &now, std::optional<qint64> &upTo)
{
    if (!upTo) {
        upTo = lastChange(accountId);
        if (const auto woken = wakeThoseInTrouble(accountId, now); !woken)
            return Unexpected{woken.error()};
    }
    return wakeThoseBehind(accountId, u" AND changed_at <= ?"_s, {*upTo}, now);
}

Expected<bool, OutboxError> ClaimTable::relayIsBack(const QString &accountId, const QDateTime &now)
{
    if (const auto woken = wakeThoseInTrouble(accountId, now); !woken)
        return Unexpected{woken.error()};
    return wakeThoseBehind(accountId, u" AND is_paced = 0"_s, {}, now);
}

} // namespace pillarbox::outbox
