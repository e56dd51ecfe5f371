#include "ui/outbox/messagelist.h"

#include "ui/outbox/listcolumns.h"
#include "ui/outbox/messagedelegate.h"
#include "ui/theme/colours.h"
#include "ui/theme/metrics.h"

#include <QContextMenuEvent>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>

namespace pillarbox::ui {

namespace {

void paintGround(QPainter &painter, const QStyleOptionViewItem &option, const Colours &colours)
{
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    painter.fillRect(option.rect, isSelected ? colours.listSelection : colours.base);
    if (!isSelected)
        return;
    const QRect mark(option.rect.topLeft(), QSize(3, option.rect.height()));
    painter.fillRect(QStyle::visualRect(option.direction, option.rect, mark), colours.accent);
}

void paintParting(QPainter &painter, const QStyleOptionViewItem &option, const Metrics &metrics, const Colours &colours)
{
    const QRect row = option.rect.adjusted(metrics.edge(), 0, -metrics.edge(), 0);
    painter.fillRect(QRect(row.left(), row.bottom(), row.width(), 1), colours.hairline);
}

void paintReason(QPainter &painter, const QStyleOptionViewItem &option, const Metrics &metrics, const Row &row, int leading)
{
    const QFont font = scaled(option.font, 0.95);
    const QFontMetrics small(font, painter.device());
    const int top = option.rect.y() + metrics.grid(5) / 2 + metrics.h() + metrics.grid();
    const QRect logical(option.rect.x() + leading, top, option.rect.width() - leading - metrics.edge(), small.height());
    const QRect rect = QStyle::visualRect(option.direction, option.rect, logical);
    painter.setFont(font);
    painter.setPen(coloursOf(option.palette).secondText);
    painter.drawText(rect, int(QStyle::visualAlignment(option.direction, Qt::AlignLeading | Qt::AlignVCenter)),
        small.elidedText(row.reason, Qt::ElideRight, rect.width()));
}

void paintFocus(QPainter &painter, const QStyleOptionViewItem &option, const Colours &colours)
{
    QPen pen(colours.accent, 1, Qt::DotLine);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(option.rect.adjusted(4, 1, -2, -3));
}

} // namespace

MessageList::MessageList(QWidget *parent)
    : QTreeView(parent)
    , m_model(nullptr)
{
    setModel(&m_model);
    setItemDelegate(new MessageDelegate(this));
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setFrameShape(NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(0);
    setAccessibleName(tr("Messages"));
    connect(
        this, &QTreeView::doubleClicked, this, [this](const QModelIndex &index) { Q_EMIT opened(m_model.idAt(index.row())); });
}

void MessageList::setRows(const QList<Row> &rows)
{
    replace([&] { m_model.setRows(rows); });
}

void MessageList::setEntries(const QList<outbox::ListEntry> &entries, MessageListModel::Order order)
{
    replace([&] { m_model.setEntries(entries, order); });
}

void MessageList::replace(const std::function<void()> &change)
{
    const QList<outbox::ItemId> ids = selectedIds();
    const int row = currentIndex().row();
    {
        const QScopedValueRollback guard(m_isReplacing, true);
        change();
    }
    if (selectedIds() != ids)
        keepSelection(ids, row);
}

void MessageList::refreshRows()
{
    m_model.refreshRows();
    viewport()->update();
}

void MessageList::remove(const outbox::ItemId &id)
{
    replace([&] { m_model.remove(id); });
}

QList<outbox::ItemId> MessageList::selectedIds() const
{
    QList<outbox::ItemId> ids;
    for (const QModelIndex &index : selectionModel()->selectedRows())
        ids += m_model.idAt(index.row());
    return ids;
}

std::optional<outbox::ItemId> MessageList::currentId() const
{
    const QModelIndex index = currentIndex();
    return index.isValid() ? std::optional(m_model.idAt(index.row())) : std::nullopt;
}

void MessageList::selectId(const outbox::ItemId &id)
{
    if (const auto row = m_model.indexOf(id))
        selectRow(*row);
}

void MessageList::selectFirst()
{
    if (m_model.rowCount() > 0)
        selectRow(0);
}

// Not setCurrentIndex(): that looks at the keys that are down, and selects nothing under Ctrl.
void MessageList::selectRow(int row)
{
    selectionModel()->setCurrentIndex(m_model.index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void MessageList::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem whole = option;
    whole.rect = QRect(0, option.rect.y(), viewport()->width(), option.rect.height());
    whole.state.setFlag(QStyle::State_Selected, selectionModel()->isRowSelected(index.row(), {}));
    const Colours colours = coloursOf(palette());
    const Metrics metrics(*this);
    const Row row = m_model.row(index.row());
    paintGround(*painter, whole, colours);
    if (index.row() + 1 < m_model.rowCount())
        paintParting(*painter, whole, metrics, colours);
    paintReason(*painter, whole, metrics, row, columnWidth(MessageListModel::StateColumn) + 6);
    // Each cell, without the ground that the tree would lay under it.
    for (int column = 0; column < MessageListModel::ColumnCount; ++column) {
        QStyleOptionViewItem cell = whole;
        cell.font = font();
        cell.fontMetrics = fontMetrics();
        const QRect place(columnViewportPosition(column), whole.rect.y(), columnWidth(column), whole.rect.height());
        cell.rect = place;
        itemDelegate()->paint(painter, cell, m_model.index(index.row(), column));
    }
    const bool isByKeyboard = window()->testAttribute(Qt::WA_KeyboardFocusChange);
    if (hasFocus() && isByKeyboard && currentIndex().row() == index.row())
        paintFocus(*painter, whole, colours);
}

void MessageList::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && event->modifiers() == Qt::NoModifier && currentId()) {
        Q_EMIT opened(*currentId());
        return;
    }
    QTreeView::keyPressEvent(event);
}

void MessageList::contextMenuEvent(QContextMenuEvent *event)
{
    QPoint where = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard && currentIndex().isValid())
        where = viewport()->mapToGlobal(visualRect(currentIndex()).center());
    Q_EMIT menuRequested(where);
}

void MessageList::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    layOutColumns();
}

void MessageList::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTreeView::selectionChanged(selected, deselected);
    viewport()->update();
    if (!m_isReplacing)
        Q_EMIT selectionMoved();
}

void MessageList::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        layOutColumns();
}

void MessageList::layOutColumns()
{
    const ListColumns columns = ListColumns::of(Metrics(*this), viewport()->width());
    setColumnWidth(MessageListModel::StateColumn, columns.state);
    setColumnWidth(MessageListModel::ToColumn, columns.to);
    setColumnWidth(MessageListModel::SubjectColumn, columns.subject);
    setColumnWidth(MessageListModel::NextColumn, columns.next);
}

void MessageList::keepSelection(const QList<outbox::ItemId> &ids, int row)
{
    {
        const QScopedValueRollback guard(m_isReplacing, true);
        clearSelection();
        for (const outbox::ItemId &id : ids)
            if (const auto now = m_model.indexOf(id))
                selectionModel()->setCurrentIndex(
                    m_model.index(*now, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        // What was selected has gone: its neighbour, so that the keyboard stays where it was.
        if (selectedIds().isEmpty() && !ids.isEmpty() && m_model.rowCount() > 0)
            selectRow(std::clamp(row, 0, m_model.rowCount() - 1));
    }
    Q_EMIT selectionMoved();
}

} // namespace pillarbox::ui
