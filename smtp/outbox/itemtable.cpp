#include "smtp/outbox/itemtable.h"

#include "smtp/base/overloaded.h"
#include "smtp/outbox/columns.h"
#include "smtp/outbox/factsjson.h"
#include "smtp/outbox/indoubt.h"
#include "smtp/outbox/optionsjson.h"
#include "smtp/outbox/reporttable.h"
#include "smtp/outbox/searchtable.h"

#include <QHash>

#include <algorithm>

namespace pillarbox::outbox {

namespace {

using namespace Qt::StringLiterals;

const QString kSummaryColumns
    = u"SELECT id, state, account, subject, from_name, from_address, queued_at, changed_at, size, message_id, attempts, "
      "due_at, relay_until, reason, hold, is_urgent, EXISTS (SELECT 1 FROM drafts WHERE item = items.id), scheduled_at, "
      "time_zone, "
      "missed_rule, not_after, is_receipt_only, options, ifnull(handed_over_at, changed_at), envelope_sender, relay, backup FROM items"_s;
const QString kRecipientColumns
    = u"SELECT item, name, address, is_hidden, outcome, reply_code, enhanced, server_text, answered_at FROM recipients"_s;

// Of number, started_at, transcript and facts.
Attempt attemptIn(const Rows &row)
{
    Attempt attempt = attemptFromJson(row.value(3).toByteArray());
    attempt.number = row.value(0).toInt();
    attempt.startedAt = timeOf(row.value(1));
    attempt.transcript = row.value(2).toByteArray();
    return attempt;
}

constexpr qsizetype kAtOnce = 200; // SQLite takes 32766 values in a statement; two hundred rows are read in some milliseconds

// When it will be tried: its own time, or its relay's when that is later.
std::optional<QDateTime> nextAttemptOf(
    State state, std::optional<HoldReason> hold, const QVariant &dueAt, const QVariant &relayUntil)
{
    if (state != State::Waiting && state != State::Scheduled && hold != HoldReason::Undo)
        return {};
    return timeOf(std::max(dueAt.toLongLong(), relayUntil.toLongLong()));
}

std::optional<Schedule> scheduleOf(const Rows &row)
{
    const auto at = optionalTimeOf(row.value(17));
    if (!at)
        return {};
    return Schedule{.at = *at,
        .timeZone = row.value(18).toByteArray(),
        .missedRule = missedRuleFromName(row.value(19).toByteArray()).value_or(MissedRule::Ask),
        .notAfter = optionalTimeOf(row.value(20))};
}

// HOLDFOR counts from when the relay got it.
std::optional<QDateTime> relayHoldOf(const Rows &row)
{
    if (row.value(22).isNull())
        return {};
    const auto hold = optionsFromJson(row.value(22).toByteArray()).hold;
    if (!hold)
        return {};
    return std::visit(overloaded{[&row](std::chrono::seconds time) { return timeOf(row.value(23)).addDuration(time); },
                          [](const QDateTime &time) { return time; }},
        *hold);
}

ItemSummary summaryOf(const Rows &row)
{
    ItemSummary summary;
    summary.id = idOf(row.value(0));
    summary.state = stateFromName(row.value(1).toString().toLatin1()).value_or(State::Held);
    summary.accountId = row.value(2).toString();
    summary.subject = row.value(3).toString();
    summary.from = {row.value(4).toString(), row.value(5).toString()};
    summary.envelopeSender = row.value(24).toString();
    summary.relay = row.value(25).toString();
    summary.backup = row.value(26).toString();
    summary.queuedAt = timeOf(row.value(6));
    summary.changedAt = timeOf(row.value(7));
    summary.size = row.value(8).toLongLong();
    summary.messageId = row.value(9).toByteArray();
    summary.attempts = row.value(10).toInt();
    if (summary.state == State::Held)
        summary.hold = holdReasonFromName(row.value(14).toByteArray()).value_or(HoldReason::Found);
    summary.nextAttempt = nextAttemptOf(summary.state, summary.hold, row.value(11), row.value(12));
    summary.reason = errorFromJson(row.value(13).toByteArray());
    summary.isUrgent = row.value(15).toBool();
    summary.hasDraft = row.value(16).toBool();
    summary.isReceiptOnly = row.value(21).toBool();
    summary.schedule = scheduleOf(row);
    if (summary.state == State::Sent)
        summary.relayHoldsUntil = relayHoldOf(row);
    return summary;
}

Recipient recipientOf(const Rows &row)
{
    return {
        .mailbox = {row.value(1).toString(), row.value(2).toString()},
        .isHidden = row.value(3).toBool(),
        .outcome = outcomeFromName(row.value(4).toString().toLatin1()).value_or(Outcome::Unknown),
        .replyCode = row.value(5).toInt(),
        .enhanced = codeFromText(row.value(6).toByteArray()),
        .serverText = row.value(7).toByteArray(),
        .answeredAt = timeOf(row.value(8)),
        .reports = {},
    };
}

} // namespace

ItemTable::ItemTable(Database &database)
    : m_database(database)
{
}

Expected<QList<ItemSummary>, OutboxError> ItemTable::some(const QList<ItemId> &ids)
{
    QList<ItemSummary> items;
    for (qsizetype from = 0; from < ids.size(); from += kAtOnce)
        items += readSome(ids.mid(from, kAtOnce));
    return m_database.answer(items);
}

QList<ItemSummary> ItemTable::readSome(const QList<ItemId> &ids)
{
    const QVariantList names = toColumns(ids);
    const QString list = placesFor(ids);
    QHash<ItemId, QList<Recipient>> recipients;
    auto people = m_database.run(kRecipientColumns + u" WHERE item"_s + list + u" ORDER BY item, position"_s, names);
    while (people.next())
        recipients[idOf(people.value(0))].append(recipientOf(people));
    QHash<ItemId, ItemSummary> found;
    auto rows = m_database.run(kSummaryColumns + u" WHERE id"_s + list, names);
    while (rows.next()) {
        ItemSummary summary = summaryOf(rows);
        summary.recipients = recipients.take(summary.id);
        found.insert(summary.id, summary);
    }
    const auto reports = reportsOf(m_database, ids);
    for (const PlacedReport &placed : reports) {
        const auto summary = found.find(placed.item);
        if (summary != found.end() && placed.position < summary->recipients.size())
            summary->recipients[placed.position].reports.append(placed.report);
    }
    QList<ItemSummary> items;
    for (const ItemId &id : ids)
        if (const auto summary = found.constFind(id); summary != found.constEnd())
            items.append(*summary);
    return items;
}

Expected<QList<ItemId>, OutboxError> ItemTable::newest(int count)
{
    QList<ItemId> ids;
    auto rows = m_database.run(u"SELECT id FROM items ORDER BY queued_at DESC, rowid DESC LIMIT ?"_s, {count});
    while (rows.next())
        ids.append(idOf(rows.value(0)));
    return m_database.answer(ids);
}

Expected<std::optional<ItemSummary>, OutboxError> ItemTable::find(const ItemId &id)
{
    const QList<ItemSummary> found = readSome({id});
    return m_database.answer(found.isEmpty() ? std::nullopt : std::optional(found.first()));
}

Expected<Item, OutboxError> ItemTable::load(const ItemId &id)
{
    const auto summary = find(id);
    if (!summary)
        return Unexpected{summary.error()};
    if (!summary.value())
        return Unexpected{OutboxError{.kind = OutboxError::Kind::NotFound, .detail = {}, .error = {}}};
    Item item{.summary = *summary.value(), .attempts = {}, .receipt = {}, .handedOverAt = {}};
    auto rows = m_database.run(
        u"SELECT number, started_at, transcript, facts FROM attempts WHERE item = ? ORDER BY number"_s, {toColumn(id)});
    while (rows.next())
        item.attempts.append(attemptIn(rows));
    auto end = m_database.run(u"SELECT receipt, handed_over_at FROM items WHERE id = ?"_s, {toColumn(id)});
    if (end.next()) {
        item.receipt = receiptFromJson(end.value(0).toByteArray());
        item.handedOverAt = optionalTimeOf(end.value(1));
    }
    return m_database.answer(item);
}

Expected<QList<Attempt>, OutboxError> ItemTable::transcripts(const QString &accountId, int most)
{
    QList<Attempt> attempts;
    auto rows = m_database.run(uR"(SELECT number, started_at, transcript, facts FROM attempts
        JOIN items ON items.id = attempts.item WHERE items.account = ? AND transcript <> x''
        ORDER BY started_at DESC, attempts.rowid DESC LIMIT ?)"_s,
        {accountId, most});
    while (rows.next())
        attempts.append(attemptIn(rows));
    return m_database.answer(attempts);
}

Expected<TlsReport, OutboxError> ItemTable::tlsReport(const QDateTime &from, const QDateTime &to)
{
    TlsReport report;
    auto rows = m_database.run(uR"(SELECT items.relay, attempts.started_at, attempts.facts FROM attempts
        JOIN items ON items.id = attempts.item WHERE attempts.started_at >= ? AND attempts.started_at < ?)"_s,
        {toColumn(from), toColumn(to)});
    while (rows.next()) {
        Attempt attempt = attemptFromJson(rows.value(2).toByteArray());
        attempt.startedAt = timeOf(rows.value(1));
        report.add(rows.value(0).toString(), attempt);
    }
    return m_database.answer(report);
}

Expected<SentForm, OutboxError> ItemTable::sentForm(const ItemId &id)
{
    SentForm sent;
    auto row
        = m_database.run(uR"(SELECT size, is_8bit, is_long_line, receipt, EXISTS (SELECT 1 FROM drafts WHERE item = items.id)
        FROM items WHERE id = ?)"_s,
            {toColumn(id)});
    if (row.next()) {
        sent.facts.size = row.value(0).toLongLong();
        sent.facts.has8BitContent = row.value(1).toBool();
        sent.facts.hasLongLine = row.value(2).toBool();
        sent.facts.isOwnWriting = row.value(4).toBool();
        if (const auto receipt = receiptFromJson(row.value(3).toByteArray())) {
            sent.form = receipt->form;
            sent.signature = receipt->signature;
        }
    } else {
        m_database.fail({.kind = OutboxError::Kind::NotFound, .detail = {}, .error = {}});
    }
    return m_database.answer(sent);
}

Expected<protocol::DeliveryOptions, OutboxError> ItemTable::options(const ItemId &id)
{
    auto row = m_database.run(u"SELECT options FROM items WHERE id = ?"_s, {toColumn(id)});
    protocol::DeliveryOptions options;
    if (row.next())
        options = optionsFromJson(row.value(0).toByteArray());
    else
        m_database.fail({.kind = OutboxError::Kind::NotFound, .detail = {}, .error = {}});
    return m_database.answer(options);
}

Expected<QSet<ItemId>, OutboxError> ItemTable::ids()
{
    QSet<ItemId> ids;
    auto rows = m_database.run(u"SELECT id FROM items WHERE is_receipt_only = 0"_s);
    while (rows.next())
        ids.insert(idOf(rows.value(0)));
    return m_database.answer(ids);
}

Expected<QStringList, OutboxError> ItemTable::acceptedDomains()
{
    QStringList domains;
    auto rows = m_database.run(
        u"SELECT DISTINCT lower(substr(address, instr(address, '@') + 1)) FROM recipients WHERE outcome = 'accepted'"_s);
    while (rows.next())
        domains.append(rows.value(0).toString());
    return m_database.answer(domains);
}

void ItemTable::insert(const NewItem &item)
{
    const ItemSummary &summary = item.summary;
    m_database.run(uR"(INSERT INTO items (id, state, account, subject, from_name, from_address, queued_at, changed_at, size,
            is_8bit, is_smtputf8, is_long_line, message_id, due_at, reason, hold, options,
            envelope_sender, relay)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))"_s,
        {toColumn(summary.id), toColumn(summary.state), toColumn(summary.accountId), toColumn(summary.subject),
            toColumn(summary.from.name), toColumn(summary.from.address), toColumn(summary.queuedAt),
            toColumn(summary.changedAt), summary.size, item.has8BitContent, item.needsSmtpUtf8, item.hasLongLine,
            summary.messageId, toColumn(summary.nextAttempt.value_or(summary.queuedAt)), toColumn(summary.reason),
            toColumn(summary.hold), item.options == protocol::DeliveryOptions() ? QVariant() : QVariant(toJson(item.options)),
            toColumn(summary.envelopeSender), toColumn(summary.relay)});
    if (summary.schedule)
        setSchedule(summary.id, *summary.schedule);
    for (int i = 0; i < summary.recipients.size(); ++i) {
        const Recipient &recipient = summary.recipients[i];
        m_database.run(
            u"INSERT INTO recipients (item, position, name, address, is_hidden, outcome) VALUES (?, ?, ?, ?, ?, ?)"_s,
            {toColumn(summary.id), i, toColumn(recipient.mailbox.name), toColumn(recipient.mailbox.address), recipient.isHidden,
                toColumn(recipient.outcome)});
    }
    addToSearch(m_database, item);
    m_database.touchItem(summary.id);
}

void ItemTable::setSchedule(const ItemId &id, const Schedule &schedule)
{
    m_database.run(u"UPDATE items SET scheduled_at = ?, time_zone = ?, missed_rule = ?, not_after = ? WHERE id = ?"_s,
        {toColumn(schedule.at), QString(QLatin1String("") + QString::fromLatin1(schedule.timeZone)), // never null
            QString::fromLatin1(missedRuleName(schedule.missedRule)), toColumn(schedule.notAfter.value_or(QDateTime())),
            toColumn(id)});
}

void ItemTable::erase(const ItemId &id)
{
    m_database.run(u"DELETE FROM items WHERE id = ?"_s, {toColumn(id)});
    m_database.touchItem(id);
}

void ItemTable::require(const ItemId &id, Event event)
{
    auto row = m_database.run(u"SELECT state FROM items WHERE id = ?"_s, {toColumn(id)});
    if (m_database.hasFailed())
        return;
    if (!row.next())
        m_database.fail({.kind = OutboxError::Kind::NotFound, .detail = {}, .error = {}});
    else if (!startsOf(event).contains(stateFromName(row.value(0).toString().toLatin1()).value_or(State::Draft)))
        m_database.fail({.kind = OutboxError::Kind::WrongState, .detail = row.value(0).toString(), .error = {}});
    else
        m_database.touchItem(id);
}

void ItemTable::makeDue(const ItemId &id, const QDateTime &now, bool isUrgent)
{
    m_database.run(uR"(UPDATE items SET state = 'waiting', due_at = ?, relay_until = NULL, is_urgent = ?, changed_at = ?,
            hold = NULL, missed_rule = 'send', not_after = NULL, reason = NULL, handed_over_at = NULL WHERE id = ?)"_s,
        {toColumn(now), isUrgent ? 2 : 0, toColumn(now), toColumn(id)});
}

void ItemTable::keepBack(const ItemId &id, const QDateTime &now)
{
    m_database.run(uR"(UPDATE items SET state = 'held', hold = 'user', is_urgent = 0, relay_until = NULL, reason = NULL,
            changed_at = ? WHERE id = ? AND state IN ('scheduled', 'held', 'waiting', 'needsYou'))"_s,
        {toColumn(now), toColumn(id)});
    m_database.touchItem(id);
}

// Who has it keeps it. Of one that was at its end, who was refused, or may or may not have it, is tried again, with the same
// bytes; one that is still under way is only hastened.
void ItemTable::tryAll(const ItemId &id, const QDateTime &now)
{
    m_database.run(uR"(UPDATE recipients SET outcome = 'pending' WHERE item = ? AND outcome IN ('refused', 'unknown')
            AND (SELECT state FROM items WHERE id = item) IN ('unknown', 'failed'))"_s,
        {toColumn(id)});
    makeDue(id, now, true);
    m_database.touchItem(id);
}

Expected<Done, OutboxError> ItemTable::sendNow(const ItemId &id, const QDateTime &now)
{
    Transaction transaction(m_database);
    require(id, Event::SendNow);
    tryAll(id, now);
    return transaction.commit();
}

Expected<Done, OutboxError> ItemTable::sendThrough(const ItemId &id, const QString &accountId, const QDateTime &now)
{
    Transaction transaction(m_database);
    require(id, Event::SendNow);
    tryAll(id, now);
    m_database.run(
        u"UPDATE items SET account = ?, relay = '', is_paced = 0 WHERE id = ?"_s, {toColumn(accountId), toColumn(id)});
    return transaction.commit();
}

Expected<bool, OutboxError> ItemTable::sendAllNow(const QDateTime &now)
{
    Transaction transaction(m_database);
    QList<ItemId> waiting;
    auto rows = m_database.run(u"SELECT id FROM items WHERE state = 'waiting' AND is_urgent < 2 AND changed_at <= ? LIMIT ?"_s,
        {toColumn(now), kSlice});
    while (rows.next())
        waiting.append(idOf(rows.value(0)));
    rows.finish();
    for (const ItemId &id : std::as_const(waiting))
        tryAll(id, now);
    return transaction.commit(waiting.size() == kSlice);
}

Expected<Done, OutboxError> ItemTable::hurry(const ItemId &id, const QDateTime &now)
{
    Transaction transaction(m_database);
    m_database.run(
        u"UPDATE items SET due_at = ?, relay_until = NULL, is_urgent = 1, reason = NULL, changed_at = ? WHERE id = ? AND state = 'waiting'"_s,
        {toColumn(now), toColumn(now), toColumn(id)});
    if (m_database.changedRows() != 1)
        m_database.fail({.kind = OutboxError::Kind::WrongState, .detail = {}, .error = {}});
    m_database.touchItem(id);
    return transaction.commit();
}

Expected<Done, OutboxError> ItemTable::hold(const ItemId &id, const QDateTime &now)
{
    Transaction transaction(m_database);
    require(id, Event::Hold);
    keepBack(id, now);
    return transaction.commit();
}

Expected<Done, OutboxError> ItemTable::release(const ItemId &id, const QDateTime &now)
{
    Transaction transaction(m_database);
    require(id, Event::Release);
    m_database.run(uR"(UPDATE items SET state = 'scheduled', hold = NULL, due_at = scheduled_at, changed_at = ?
        WHERE id = ? AND scheduled_at > ?)"_s,
        {toColumn(now), toColumn(id), toColumn(now)});
    if (m_database.changedRows() == 0)
        makeDue(id, now, false);
    return transaction.commit();
}

Expected<Done, OutboxError> ItemTable::remove(const ItemId &id)
{
    Transaction transaction(m_database);
    require(id, Event::Delete);
    erase(id);
    return transaction.commit();
}

Expected<Done, OutboxError> ItemTable::markAsSent(const ItemId &id, const QDateTime &now)
{
    Transaction transaction(m_database);
    require(id, Event::MarkAsSent);
    acceptInDoubt(m_database, id, now);
    return transaction.commit();
}

} // namespace pillarbox::outbox
