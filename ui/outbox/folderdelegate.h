#pragma once
// Paints a folder of the sidebar: icon, name, count.

#include <QStyledItemDelegate>

namespace pillarbox::ui {

class FolderDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace pillarbox::ui
