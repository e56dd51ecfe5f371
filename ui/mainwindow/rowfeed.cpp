#include "ui/mainwindow/rowfeed.h"

#include <QPointer>

#include <algorithm>

namespace pillarbox::ui {

using outbox::ItemId;
using outbox::ItemSummary;
using outbox::ListEntry;
using outbox::ListQuery;

namespace {

ListQuery::Key keyOf(MessageListModel::Order order)
{
    switch (order) {
    case MessageListModel::Order::Recipient:
        return ListQuery::Key::Recipient;
    case MessageListModel::Order::Subject:
        return ListQuery::Key::Subject;
    case MessageListModel::Order::Urgency:
    case MessageListModel::Order::Time:
        break;
    }
    return ListQuery::Key::None;
}

// Each is looked for in the whole list; a new list is made in the background.
constexpr qsizetype kMostOneByOne = 100;

QString wordsOf(const Row &row, MessageListModel::Order order)
{
    return order == MessageListModel::Order::Recipient ? row.to
        : order == MessageListModel::Order::Subject    ? row.subject
                                                       : QString();
}

} // namespace

RowFeed::RowFeed(
    outbox::Outbox &outbox, const Removals &removals, MessageList &list, Clock &clock, RowOf rowOf, QObject *parent)
    : QObject(parent)
    , m_outbox(outbox)
    , m_removals(removals)
    , m_list(list)
    , m_clock(clock)
    , m_rowOf(std::move(rowOf))
{
    m_list.messages().setSource([this](const ItemId &id) { return rowNow(id); });
    connect(&m_outbox, &outbox::Outbox::itemChanged, this, &RowFeed::note);
    connect(&m_outbox, &outbox::Outbox::manyChanged, this, &RowFeed::relistSoon);
    connect(&m_outbox, &outbox::Outbox::changed, this, [this] {
        if (m_folder == Folder::Drafts)
            relistSoon();
    });
    connect(&m_removals, &Removals::changed, this, &RowFeed::relistSoon);
}

void RowFeed::show(Folder folder, const QString &text, bool isEverywhere)
{
    const bool isOther = std::exchange(m_folder, folder) != folder;
    m_text = text.trimmed();
    m_isEverywhere = isEverywhere && !m_text.isEmpty();
    if (isOther)
        m_list.setEntries({}, m_order);
    relist();
}

void RowFeed::setOrder(Order order)
{
    m_order = order;
    relist();
}

void RowFeed::select(const ItemId &id)
{
    m_toSelect = id;
    trySelect();
}

void RowFeed::trySelect()
{
    if (!m_toSelect || !m_list.messages().indexOf(*m_toSelect))
        return;
    m_list.selectId(*std::exchange(m_toSelect, std::nullopt));
}

int RowFeed::count(Folder folder) const
{
    int count = folder == Folder::Drafts ? int(m_outbox.drafts().size()) : 0;
    for (const outbox::State state : statesIn(folder))
        count += m_outbox.agenda().count({state});
    for (const outbox::State state : m_removals.hidden())
        count -= folderOf(state) == folder ? 1 : 0;
    return std::max(0, count);
}

void RowFeed::relistSoon()
{
    if (std::exchange(m_isListDue, true))
        return;
    QMetaObject::invokeMethod(this, &RowFeed::relist, Qt::QueuedConnection);
}

bool RowFeed::hasState(outbox::State state) const
{
    return m_isEverywhere || folderOf(state) == m_folder;
}

void RowFeed::relist()
{
    m_isListDue = false;
    ++m_serial;
    m_changed.clear(); // the new list has seen them
    if (m_folder == Folder::Drafts && !m_isEverywhere)
        return listDrafts();
    listItems();
}

void RowFeed::listItems()
{
    m_isListing = true;
    ListQuery query;
    for (const Folder folder : allFolders)
        if (folder == m_folder || m_isEverywhere)
            query.states += statesIn(folder);
    query.states.removeAll(outbox::State::Draft);
    query.text = m_text;
    query.key = keyOf(m_order);
    query.before = [order = m_order](const ListEntry &a, const ListEntry &b) { return comesBefore(a, b, order); };
    m_outbox.list(query, [self = QPointer(this), serial = m_serial](const auto &entries) {
        if (self && self->m_serial == serial)
            self->takeList(entries ? entries.value() : QList<ListEntry>());
    });
}

void RowFeed::listDrafts()
{
    QList<std::pair<QString, ListEntry>> rows;
    for (const outbox::DraftRecord &record : m_outbox.drafts()) {
        const Row row = rowOf(record, m_clock.now());
        const bool isFound = m_text.isEmpty() || row.subject.contains(m_text, Qt::CaseInsensitive)
            || row.to.contains(m_text, Qt::CaseInsensitive) || row.reason.contains(m_text, Qt::CaseInsensitive);
        if (isFound)
            rows.append({wordsOf(row, m_order), {row.id, row.time.toMSecsSinceEpoch(), row.state, false}});
    }
    std::sort(rows.begin(), rows.end(), [this](const auto &a, const auto &b) {
        const int way = a.first.localeAwareCompare(b.first);
        return way != 0 ? way < 0 : comesBefore(a.second, b.second, m_order);
    });
    QList<ListEntry> entries;
    for (const auto &row : rows)
        entries.append(row.second);
    takeList(entries);
}

void RowFeed::takeList(QList<ListEntry> entries)
{
    m_isListing = false;
    if (!m_removals.hidden().isEmpty())
        entries.removeIf([this](const ListEntry &entry) { return m_removals.isHidden(entry.id); });
    m_list.setEntries(entries, m_order);
    takeChanges(); // what has changed since it was asked for
    trySelect();
    Q_EMIT changed();
}

void RowFeed::note(const ItemId &id)
{
    m_changed.insert(id);
    if (m_isListing || std::exchange(m_isTakeDue, true))
        return;
    QMetaObject::invokeMethod(this, &RowFeed::takeChanges, Qt::QueuedConnection);
}

void RowFeed::takeChanges()
{
    m_isTakeDue = false;
    if (m_isListing || m_changed.isEmpty())
        return;
    if (m_changed.size() > kMostOneByOne)
        return relist();
    for (const ItemId &id : std::exchange(m_changed, {}))
        take(id);
    trySelect();
    Q_EMIT changed();
}

void RowFeed::take(const ItemId &id)
{
    const ItemSummary *item = m_outbox.find(id);
    if (!item || !hasState(item->state) || m_removals.isHidden(id))
        return m_list.remove(id);
    if (!m_text.isEmpty() && !m_list.messages().indexOf(id))
        return relistSoon(); // whether it has what is looked for the database knows
    if (!m_list.messages().put(outbox::entryOf(*item)))
        relistSoon();
}

std::optional<Row> RowFeed::rowNow(const ItemId &id)
{
    if (const ItemSummary *item = m_outbox.find(id))
        return m_rowOf(*item);
    if (const outbox::DraftRecord *draft = m_outbox.findDraft(id))
        return rowOf(*draft, m_clock.now());
    if (!std::exchange(m_wanted, id))
        QMetaObject::invokeMethod(this, &RowFeed::fetch, Qt::QueuedConnection);
    return {};
}

// One at a time: who scrolls on is interested in where the list then stands.
void RowFeed::fetch()
{
    if (m_isFetching || !m_wanted)
        return;
    QList<ItemId> ids = m_list.messages().idsAround(*std::exchange(m_wanted, std::nullopt));
    ids.removeIf([this](const ItemId &id) { return m_outbox.find(id); });
    m_isFetching = true;
    m_outbox.fetch(ids, [self = QPointer(this)](const auto &items) {
        if (!self)
            return;
        self->m_isFetching = false;
        if (!items)
            return;
        self->refreshRows(); // what is still missing is asked for again
        self->fetch();
        Q_EMIT self->changed();
    });
}

} // namespace pillarbox::ui
