#include "ui/outbox/messagelistmodel.h"

#include "ui/outbox/folder.h"
#include "ui/text/explanation.h"

#include <QHash>

#include <algorithm>

namespace pillarbox::ui {

using outbox::ItemId;
using outbox::ListEntry;

namespace {

constexpr int kKeptRows = 500; // many screens full
// Fetched at once: the screen that is looked at, and those before and after it.
constexpr int kBefore = 40;
constexpr int kAfter = 80;

bool isByWords(MessageListModel::Order order)
{
    return order == MessageListModel::Order::Recipient || order == MessageListModel::Order::Subject;
}

bool haveSameOrder(const QList<ListEntry> &a, const QList<ListEntry> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto &x, const auto &y) { return x.id == y.id; });
}

// Until what it says has been fetched.
Row bareRow(const ListEntry &entry)
{
    Row row;
    row.id = entry.id;
    row.state = entry.state;
    row.symbol = stateSymbol(entry.state);
    row.tone = stateTone(entry.state);
    row.stateText = stateWord(entry.state);
    return row;
}

} // namespace

bool comesBefore(const ListEntry &a, const ListEntry &b, MessageListModel::Order order)
{
    const int urgencyOfA = urgencyOf(a.state, a.isAsking);
    const int urgencyOfB = urgencyOf(b.state, b.isAsking);
    if (order == MessageListModel::Order::Urgency && urgencyOfA != urgencyOfB)
        return urgencyOfA < urgencyOfB;
    if (a.time != b.time)
        return folderOf(a.state) == Folder::Outbox ? a.time < b.time : a.time > b.time;
    return a.id < b.id;
}

MessageListModel::MessageListModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_rows(kKeptRows)
{
}

void MessageListModel::setEntries(QList<ListEntry> entries, Order order)
{
    m_order = order;
    m_rows.clear();
    if (haveSameOrder(entries, m_entries)) {
        m_entries = std::move(entries);
        return tellChanged(0, rowCount() - 1);
    }
    beginResetModel();
    m_entries = std::move(entries);
    endResetModel();
}

void MessageListModel::setRows(const QList<Row> &rows)
{
    QList<ListEntry> entries;
    QHash<ItemId, Row> all;
    for (const Row &row : rows) {
        entries.append({row.id, row.time.toMSecsSinceEpoch(), row.state, row.urgency == urgencyOf(row.state, true)});
        all.insert(row.id, row);
    }
    std::sort(entries.begin(), entries.end(),
        [](const ListEntry &a, const ListEntry &b) { return comesBefore(a, b, Order::Urgency); });
    setSource([all](const ItemId &id) { return std::optional(all.value(id)); });
    setEntries(entries, Order::Urgency);
}

bool MessageListModel::put(const ListEntry &entry)
{
    const auto known = indexOf(entry.id);
    const bool staysInPlace = known && (isByWords(m_order) || m_entries.at(*known) == entry);
    if (staysInPlace) {
        replace(*known, entry);
        return true;
    }
    if (isByWords(m_order))
        return false;
    const auto isBefore = [this](const ListEntry &a, const ListEntry &b) { return comesBefore(a, b, m_order); };
    const int place = int(std::lower_bound(m_entries.begin(), m_entries.end(), entry, isBefore) - m_entries.begin());
    if (known && (place == *known || place == *known + 1)) {
        replace(*known, entry);
    } else if (known) { // moved, so that it stays selected
        const int moved = place > *known ? place - 1 : place;
        beginMoveRows({}, *known, *known, {}, place);
        m_entries.move(*known, moved);
        endMoveRows();
        replace(moved, entry);
    } else {
        beginInsertRows({}, place, place);
        m_entries.insert(place, entry);
        endInsertRows();
    }
    return true;
}

void MessageListModel::replace(int index, const ListEntry &entry)
{
    m_entries[index] = entry;
    m_rows.remove(entry.id);
    tellChanged(index, index);
}

void MessageListModel::remove(const ItemId &id)
{
    const auto at = indexOf(id);
    if (!at)
        return;
    beginRemoveRows({}, *at, *at);
    m_entries.removeAt(*at);
    endRemoveRows();
    m_rows.remove(id);
}

void MessageListModel::refreshRows()
{
    m_rows.clear();
}

void MessageListModel::refreshRow(const ItemId &id)
{
    m_rows.remove(id);
    if (const auto at = indexOf(id))
        tellChanged(*at, *at);
}

void MessageListModel::tellChanged(int first, int last)
{
    if (last >= first)
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

Row MessageListModel::row(int index) const
{
    const ListEntry &entry = m_entries.at(index);
    if (const Row *known = m_rows.object(entry.id))
        return *known;
    const auto row = m_source ? m_source(entry.id) : std::nullopt;
    if (!row)
        return bareRow(entry);
    m_rows.insert(entry.id, new Row(*row)); // the cache owns it
    return *row;
}

std::optional<int> MessageListModel::indexOf(const ItemId &id) const
{
    const auto found
        = std::find_if(m_entries.begin(), m_entries.end(), [&id](const ListEntry &entry) { return entry.id == id; });
    return found == m_entries.end() ? std::nullopt : std::optional(int(found - m_entries.begin()));
}

QList<ItemId> MessageListModel::idsAround(const ItemId &id) const
{
    QList<ItemId> ids;
    const int middle = indexOf(id).value_or(0);
    for (int i = std::max(0, middle - kBefore); i < std::min(rowCount(), middle + kAfter); ++i)
        ids.append(idAt(i));
    return ids;
}

int MessageListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int MessageListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MessageListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_entries.size())
        return {};
    const Row row = this->row(index.row());
    if (role == Qt::AccessibleTextRole)
        return index.column() == StateColumn ? QVariant(spokenText(row)) : data(index, Qt::DisplayRole);
    if (role == Qt::AccessibleDescriptionRole || role == Qt::ToolTipRole)
        return row.reason;
    if (role == Qt::TextAlignmentRole && index.column() == NextColumn)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignTrailing | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case StateColumn:
        return row.stateText;
    case ToColumn:
        return row.to;
    case SubjectColumn:
        return row.subject;
    default:
        return row.next;
    }
}

QVariant MessageListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case StateColumn:
        return tr("State");
    case ToColumn:
        return tr("To");
    case SubjectColumn:
        return tr("Subject");
    default:
        return tr("Next");
    }
}

} // namespace pillarbox::ui
