#include "ui/outbox/messagelistmodel.h"

#include "ui/outbox/folder.h"

#include <algorithm>

namespace pillarbox::ui {

namespace {

bool isNewestFirst(const Row &row)
{
    return folderOf(row.state) != Folder::Outbox;
}

bool comesBefore(const Row &a, const Row &b, MessageListModel::Order order)
{
    switch (order) {
    case MessageListModel::Order::Recipient:
        if (const int way = a.to.localeAwareCompare(b.to); way != 0)
            return way < 0;
        break;
    case MessageListModel::Order::Subject:
        if (const int way = a.subject.localeAwareCompare(b.subject); way != 0)
            return way < 0;
        break;
    case MessageListModel::Order::Urgency:
        if (a.urgency != b.urgency)
            return a.urgency < b.urgency;
        break;
    case MessageListModel::Order::Time:
        break;
    }
    if (a.time != b.time)
        return isNewestFirst(a) ? a.time > b.time : a.time < b.time;
    return a.id < b.id;
}

bool haveSameOrder(const QList<Row> &a, const QList<Row> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Row &x, const Row &y) { return x.id == y.id; });
}

} // namespace

void MessageListModel::setRows(QList<Row> rows)
{
    m_all = std::move(rows);
    rebuild();
}

void MessageListModel::updateRow(const Row &row)
{
    for (Row &known : m_all)
        if (known.id == row.id)
            known = row;
    const auto at = indexOf(row.id);
    if (!at || m_shown.at(*at) == row)
        return;
    m_shown[*at] = row;
    Q_EMIT dataChanged(index(*at, 0), index(*at, ColumnCount - 1));
}

void MessageListModel::setFilter(const QString &text)
{
    m_filter = text.trimmed();
    rebuild();
}

void MessageListModel::setOrder(Order order)
{
    m_order = order;
    rebuild();
}

std::optional<int> MessageListModel::indexOf(const outbox::ItemId &id) const
{
    const auto found = std::find_if(m_shown.begin(), m_shown.end(), [&id](const Row &row) { return row.id == id; });
    return found == m_shown.end() ? std::nullopt : std::optional(int(found - m_shown.begin()));
}

int MessageListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int MessageListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MessageListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_shown.size())
        return {};
    const Row &row = m_shown.at(index.row());
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

bool MessageListModel::isShown(const Row &row) const
{
    if (m_filter.isEmpty())
        return true;
    const auto has = [this](const QString &text) { return text.contains(m_filter, Qt::CaseInsensitive); };
    return has(row.subject) || has(row.to) || has(row.reason) || has(row.stateText);
}

void MessageListModel::rebuild()
{
    QList<Row> shown;
    std::copy_if(m_all.begin(), m_all.end(), std::back_inserter(shown), [this](const Row &row) { return isShown(row); });
    std::sort(shown.begin(), shown.end(), [this](const Row &a, const Row &b) { return comesBefore(a, b, m_order); });
    if (!haveSameOrder(shown, m_shown)) {
        beginResetModel();
        m_shown = std::move(shown);
        endResetModel();
        return;
    }
    for (int i = 0; i < m_shown.size(); ++i) {
        if (m_shown.at(i) == shown.at(i))
            continue;
        m_shown[i] = shown.at(i);
        Q_EMIT dataChanged(index(i, 0), index(i, ColumnCount - 1));
    }
}

} // namespace pillarbox::ui
