#pragma once
// The list of a folder: two lines a row, the first in columns, the second across. Selecting, opening and asking for the
// context menu are announced by id.

#include "ui/outbox/messagelistmodel.h"

#include <QTreeView>

namespace pillarbox::ui {

class MessageList : public QTreeView
{
    Q_OBJECT

public:
    explicit MessageList(QWidget *parent = nullptr);

    // Each keeps the selection where its row is still there; else the neighbour is selected.
    void setRows(const QList<Row> &rows);
    void setEntries(const QList<outbox::ListEntry> &entries, MessageListModel::Order order);
    void remove(const outbox::ItemId &id);
    void refreshRows(); // what they say
    MessageListModel &messages() { return m_model; }
    const MessageListModel &messages() const { return m_model; }
    QList<outbox::ItemId> selectedIds() const;
    std::optional<outbox::ItemId> currentId() const;
    void selectId(const outbox::ItemId &id);
    void selectFirst();

Q_SIGNALS:
    void selectionMoved(); // another row, or none
    void opened(const pillarbox::outbox::ItemId &id); // Return or a double click
    void menuRequested(const QPoint &globalPosition);

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void changeEvent(QEvent *event) override;

private:
    void replace(const std::function<void()> &change);
    void selectRow(int row);
    void layOutColumns();
    void keepSelection(const QList<outbox::ItemId> &ids, int row);

    MessageListModel m_model;
    bool m_isReplacing = false;
};

} // namespace pillarbox::ui
