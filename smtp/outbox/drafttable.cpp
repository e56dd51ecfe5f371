#include "smtp/outbox/drafttable.h"

#include "smtp/outbox/columns.h"

#include <QJsonDocument>

namespace pillarbox::outbox {

namespace {

using namespace Qt::StringLiterals;

const QString kColumns = u"SELECT id, content, saved_at FROM drafts"_s;

QByteArray toContent(const message::Draft &draft)
{
    return QJsonDocument(draft.toJson()).toJson(QJsonDocument::Compact);
}

message::Draft draftOf(const QVariant &content)
{
    return message::Draft::fromJson(QJsonDocument::fromJson(content.toByteArray()).object());
}

DraftRecord recordOf(const Rows &row)
{
    return {idOf(row.value(0)), draftOf(row.value(1)), timeOf(row.value(2))};
}

OutboxError plain(OutboxError::Kind kind)
{
    return {.kind = kind, .detail = {}, .error = {}};
}

} // namespace

DraftTable::DraftTable(Database &database)
    : m_database(database)
{
}

Expected<QList<DraftRecord>, OutboxError> DraftTable::unbound()
{
    QList<DraftRecord> records;
    auto rows = m_database.run(kColumns + u" WHERE item IS NULL ORDER BY saved_at DESC, rowid DESC"_s);
    while (rows.next())
        records.append(recordOf(rows));
    return m_database.answer(records);
}

Expected<std::optional<DraftRecord>, OutboxError> DraftTable::findUnbound(const ItemId &id)
{
    auto row = m_database.run(kColumns + u" WHERE item IS NULL AND id = ?"_s, {toColumn(id)});
    std::optional<DraftRecord> record;
    if (row.next())
        record = recordOf(row);
    return m_database.answer(record);
}

Expected<message::Draft, OutboxError> DraftTable::load(const ItemId &id)
{
    auto row = m_database.run(u"SELECT content FROM drafts WHERE id = ? OR item = ?"_s, {toColumn(id), toColumn(id)});
    message::Draft draft;
    if (row.next())
        draft = draftOf(row.value(0));
    else
        m_database.fail(plain(OutboxError::Kind::NotFound));
    return m_database.answer(draft);
}

Expected<QSet<QString>, OutboxError> DraftTable::attachedFiles()
{
    QSet<QString> files;
    auto rows = m_database.run(u"SELECT content FROM drafts WHERE instr(content, '/files/') > 0"_s);
    while (rows.next())
        for (const auto &attachment : draftOf(rows.value(0)).attachments)
            files.insert(attachment.path);
    return m_database.answer(files);
}

Expected<Done, OutboxError> DraftTable::save(const DraftRecord &record)
{
    Transaction transaction(m_database);
    m_database.run(uR"(INSERT INTO drafts (id, content, saved_at) VALUES (?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET content = excluded.content, saved_at = excluded.saved_at WHERE item IS NULL)"_s,
        {toColumn(record.id), toContent(record.draft), toColumn(record.savedAt)});
    if (m_database.changedRows() == 0)
        m_database.fail(plain(OutboxError::Kind::WrongState));
    m_database.touchDraft(record.id);
    return transaction.commit();
}

Expected<Done, OutboxError> DraftTable::remove(const ItemId &id)
{
    Transaction transaction(m_database);
    m_database.run(u"DELETE FROM drafts WHERE id = ? AND item IS NULL"_s, {toColumn(id)});
    m_database.touchDraft(id);
    return transaction.commit();
}

void DraftTable::bind(const DraftRecord &record, const ItemId &item)
{
    m_database.run(uR"(INSERT INTO drafts (id, item, content, saved_at) VALUES (?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET item = excluded.item, content = excluded.content, saved_at = excluded.saved_at
            WHERE drafts.item IS NULL)"_s,
        {toColumn(record.id), toColumn(item), toContent(record.draft), toColumn(record.savedAt)});
    if (m_database.changedRows() == 0)
        m_database.fail(plain(OutboxError::Kind::WrongState));
    m_database.touchDraft(record.id);
}

std::optional<DraftRecord> DraftTable::boundTo(const ItemId &item)
{
    auto row = m_database.run(kColumns + u" WHERE item = ?"_s, {toColumn(item)});
    return row.next() ? std::optional(recordOf(row)) : std::nullopt;
}

void DraftTable::unbind(const ItemId &item)
{
    m_database.run(u"UPDATE drafts SET item = NULL WHERE item = ?"_s, {toColumn(item)});
}

void DraftTable::insert(const DraftRecord &record)
{
    m_database.run(u"INSERT INTO drafts (id, content, saved_at) VALUES (?, ?, ?)"_s,
        {toColumn(record.id), toContent(record.draft), toColumn(record.savedAt)});
    m_database.touchDraft(record.id);
}

} // namespace pillarbox::outbox
