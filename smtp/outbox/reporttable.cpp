#include "smtp/outbox/reporttable.h"

#include "smtp/outbox/columns.h"
#include "smtp/outbox/indoubt.h"
#include "smtp/outbox/itemtable.h"

#include <algorithm>

namespace pillarbox::outbox {

namespace {

using namespace Qt::StringLiterals;
using message::RecipientReport;

// Those with the same Message-ID are attempts of a person to send the same file; nobody does it more often.
constexpr int kMostCandidates = 20;
// No more is kept of a recipient: delays are reported every few hours for five days.
constexpr int kMostReports = 50;

QList<ItemId> idsIn(Rows rows)
{
    QList<ItemId> ids;
    while (rows.next())
        ids.append(idOf(rows.value(0)));
    return ids;
}

// "id+2B1": some servers pass it on as it stood in the command (RFC 3461 4).
QString withoutXtext(const QString &text)
{
    QByteArray plain;
    const QByteArray given = text.toUtf8();
    for (qsizetype i = 0; i < given.size(); ++i) {
        bool isHex = false;
        const int code = given[i] == '+' ? given.mid(i + 1, 2).toInt(&isHex, 16) : 0;
        plain += isHex ? char(code) : given[i];
        i += isHex ? 2 : 0;
    }
    return QString::fromUtf8(plain);
}

QList<ItemId> candidates(Database &database, const message::DeliveryReport &report)
{
    if (!report.envelopeId.isEmpty()) {
        const QString text = QString::fromLatin1(report.envelopeId);
        auto found = idsIn(database.run(u"SELECT id FROM items WHERE id = ?"_s, {toColumn(ItemId::fromString(text))}));
        if (found.isEmpty())
            found = idsIn(database.run(uR"(SELECT id FROM items WHERE options IS NOT NULL
                AND json_extract(CAST(options AS TEXT), '$.dsn.envelopeId') IN (?, ?) ORDER BY queued_at DESC LIMIT ?)"_s,
                {text, withoutXtext(text), kMostCandidates}));
        if (!found.isEmpty())
            return found;
    }
    if (report.messageId.isEmpty())
        return {};
    return idsIn(database.run(
        u"SELECT id FROM items WHERE message_id = ? ORDER BY queued_at DESC LIMIT ?"_s, {report.messageId, kMostCandidates}));
}

template<typename Same>
QList<int> positionsOf(const QString &name, const ItemSummary &item, Same isSame)
{
    QList<int> positions;
    for (int i = 0; i < item.recipients.size(); ++i)
        if (!name.isEmpty() && isSame(name, item.recipients[i].mailbox.address))
            positions.append(i);
    return positions;
}

// The case of a local part counts (RFC 5321 2.4), but many servers report it in small letters: then it is whoever alone can be
// meant. -1: nobody.
int positionOf(const RecipientReport &report, const ItemSummary &item)
{
    const auto exactly = [](const QString &a, const QString &b) { return message::isSameMailbox(a, b); };
    const auto folded
        = [](const QString &a, const QString &b) { return message::isSameMailbox(a.toCaseFolded(), b.toCaseFolded()); };
    const QStringList names{report.originalRecipient, withoutXtext(report.originalRecipient), report.finalRecipient};
    for (const QString &name : names) {
        QList<int> positions = positionsOf(name, item, exactly);
        if (positions.isEmpty())
            positions = positionsOf(name, item, folded);
        if (positions.size() == 1)
            return positions.first();
    }
    return -1;
}

QString nameIn(const RecipientReport &report)
{
    return report.finalRecipient.isEmpty() ? report.originalRecipient : report.finalRecipient;
}

// Which recipient each entry is about. An address that is not among them is where one of them is forwarded to; when there is
// but one, it is that one.
QList<std::pair<int, RecipientReport>> matched(
    const message::DeliveryReport &report, const ItemSummary &item, QStringList &strangers)
{
    QList<std::pair<int, RecipientReport>> entries;
    for (const RecipientReport &entry : report.recipients) {
        const int position = item.recipients.size() == 1 ? 0 : positionOf(entry, item);
        if (position >= 0)
            entries.append({position, entry});
        else if (!nameIn(entry).isEmpty())
            strangers.append(nameIn(entry));
    }
    return entries;
}

// A bounce that names nobody is about the only recipient.
message::DeliveryReport completed(message::DeliveryReport report)
{
    if (report.recipients.isEmpty())
        report.recipients.append(RecipientReport{});
    return report;
}

bool insert(Database &database, const ItemId &item, int position, const RecipientReport &report, const QDateTime &now)
{
    auto count = database.run(u"SELECT count(*) FROM reports WHERE item = ? AND position = ?"_s, {toColumn(item), position});
    if (count.next() && count.value(0).toInt() >= kMostReports)
        return false;
    count.finish();
    const QDateTime time = report.reportedAt.isValid() ? report.reportedAt : now;
    database.run(uR"(INSERT INTO reports (item, position, action, status, diagnostic, reporter, address, reported_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING)"_s,
        {toColumn(item), position, QString::fromLatin1(message::reportActionName(report.action)),
            toColumn(QString::fromLatin1(report.status)), toColumn(report.diagnostic), toColumn(report.reporter),
            toColumn(nameIn(report)), toColumn(time)});
    return database.changedRows() > 0;
}

} // namespace

void createReports(Database &database)
{
    // With row ids: quick_check of SQLite 3.40 takes a key in another order than the columns for damage.
    database.run(uR"(CREATE TABLE reports (
        item TEXT NOT NULL REFERENCES items (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        action TEXT NOT NULL,
        status TEXT NOT NULL,
        diagnostic TEXT NOT NULL,
        reporter TEXT NOT NULL,
        address TEXT NOT NULL,
        reported_at INTEGER NOT NULL,
        UNIQUE (item, position, reported_at, action, status, address)))"_s);
    database.run(u"CREATE INDEX items_message_id ON items (message_id)"_s);
}

QList<PlacedReport> reportsOf(Database &database, const QList<ItemId> &items)
{
    QList<PlacedReport> reports;
    auto rows = database.run(uR"(SELECT item, position, action, status, diagnostic, reporter, address, reported_at FROM reports
        WHERE item)"_s
            + placesFor(items) + u" ORDER BY item, position, reported_at"_s,
        toColumns(items));
    while (rows.next()) {
        const auto action = message::reportActionFromName(rows.value(2).toString().toLatin1());
        if (action)
            reports.append({idOf(rows.value(0)), rows.value(1).toInt(),
                {.action = *action,
                    .originalRecipient = {},
                    .finalRecipient = rows.value(6).toString(),
                    .status = rows.value(3).toString().toLatin1(),
                    .diagnostic = rows.value(4).toString(),
                    .reporter = rows.value(5).toString(),
                    .reportedAt = timeOf(rows.value(7))}});
    }
    return reports;
}

Expected<ReportMatch, OutboxError> addReport(Database &database, const message::DeliveryReport &given, const QDateTime &now)
{
    const message::DeliveryReport report = completed(given);
    Transaction transaction(database);
    ReportMatch match;
    QList<std::pair<int, RecipientReport>> entries;
    ItemTable items(database);
    const QList<ItemId> ids = candidates(database, report);
    for (const ItemId &id : ids) {
        const auto item = items.find(id);
        if (!item || !item.value() || (!match.id.isNull() && !entries.isEmpty()))
            continue;
        QStringList strangers;
        const auto found = matched(report, *item.value(), strangers);
        if (match.id.isNull() || !found.isEmpty()) {
            match = {.id = id, .positions = {}, .strangers = strangers, .isNew = false};
            entries = found;
        }
    }
    if (match.id.isNull())
        database.fail({.kind = OutboxError::Kind::NotFound, .detail = {}, .error = {}});
    // One that is known already may be about an attempt before the one that is in doubt.
    QList<std::pair<int, RecipientReport>> news;
    for (const auto &[position, entry] : entries) {
        if (insert(database, match.id, position, entry, now))
            news.append({position, entry});
        if (!match.positions.contains(position))
            match.positions.append(position);
    }
    match.isNew = !news.isEmpty();
    settleInDoubt(database, match.id, news, now);
    if (match.isNew)
        database.touchItem(match.id);
    return transaction.commit(match);
}

} // namespace pillarbox::outbox
